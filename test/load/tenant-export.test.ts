import { describe, expect, it } from 'vitest';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { outboundConnector } from '../helpers/objects/outbound-connector.ts';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { bundle, failed, succeeded } from '../helpers/objects/bundle.ts';
import { collectionsOf, loaded, stateOf } from './loading.ts';

const header = (commands: unknown, rest: object = {}) => ({ mxlint: { formatVersion: 1, commands, ...rest } });
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => inboundConnector({ Name: `Connector ${index}` }));
const detailOf = (file: ReturnType<typeof loaded>, section: 'InboundConnector' | 'TransportRule') =>
  collectionsOf(file, section)[0]?.why?.detail;

describe('header', () => {
  it('tells organization and time', () => {
    const file = loaded('tenant.json', bundle({ InboundConnector: [inboundConnector({})] }));
    expect(file).toMatchObject({
      organization: 'contoso.onmicrosoft.com',
      taken: Date.UTC(2026, 10, 15, 8, 30),
      diagnostics: [],
    });
    expect(collectionsOf(file, 'InboundConnector')).toEqual([
      { section: 'InboundConnector', pointer: '/InboundConnector', state: 'complete', confirmed: true },
    ]);
  });

  it('makes a section failed, and tells a missing permission from other failures', () => {
    const commands = [
      failed(
        'ArcConfig',
        "The term 'Get-ArcConfig' is not recognized as a name of a cmdlet, function, script file, or executable program.",
      ),
      failed('RemoteDomain', 'Response status code does not indicate success: 403 (Forbidden).'),
      failed('DkimSigningConfig', 'The operation has timed out.'),
      { command: 'Get-TransportRule', ok: false },
    ];
    const file = loaded('tenant.json', { ...header(commands), RemoteDomain: [], DkimSigningConfig: null });
    expect(stateOf(file, 'ArcConfig')).toBe('failed: no-permission');
    expect(stateOf(file, 'RemoteDomain')).toBe('failed: no-permission');
    expect(stateOf(file, 'DkimSigningConfig')).toBe('failed: command-failed');
    expect(stateOf(file, 'TransportRule')).toBe('failed: command-failed');
    expect(collectionsOf(file, 'RemoteDomain')[0]?.why).toMatchObject({
      command: 'Get-RemoteDomain -ResultSize Unlimited | ConvertTo-Json -Depth 6',
      detail:
        'Response status code does not indicate success: 403 (Forbidden); run it with an account that is Global Reader',
    });
  });

  it('makes a section partial when its command warned', () => {
    const file = loaded('tenant.json', {
      ...header([succeeded('InboundConnector', 1, ['There are more\nresults.'])]),
      InboundConnector: many(1),
    });
    expect(stateOf(file, 'InboundConnector')).toBe('partial: partial');
    expect(detailOf(file, 'InboundConnector')).toBe(String.raw`the command warned: There are more\u{a}results.`);
  });

  it('makes a section partial when objects are missing from it', () => {
    const file = loaded('tenant.json', { ...header([succeeded('InboundConnector', 3)]), InboundConnector: many(2) });
    expect(stateOf(file, 'InboundConnector')).toBe('partial: partial');
    expect(detailOf(file, 'InboundConnector')).toBe('the header counts 3 objects, the section holds 2');
  });

  it('lets two commands return the same objects, but no more than both together', () => {
    const two = [
      succeeded('InboundConnector', 2),
      { command: 'Get-InboundConnector -ResultSize Unlimited', ok: true, count: 1 },
    ];
    expect(stateOf(loaded('a.json', { ...header(two), InboundConnector: many(3) }), 'InboundConnector')).toBe(
      'complete',
    );
    expect(stateOf(loaded('a.json', { ...header(two), InboundConnector: many(2) }), 'InboundConnector')).toBe(
      'complete',
    );
    expect(detailOf(loaded('a.json', { ...header(two), InboundConnector: many(4) }), 'InboundConnector')).toMatch(
      /2 to 3 objects/,
    );
  });

  it('keeps what was read of a section of which one command failed', () => {
    const two = [succeeded('InboundConnector', 2), failed('InboundConnector', 'timeout')];
    const file = loaded('a.json', { ...header(two), InboundConnector: many(2) });
    expect(stateOf(file, 'InboundConnector')).toBe('partial: command-failed');
    expect(file.records).toHaveLength(2);
  });

  it('doubts exactly 1,000 objects unless the command asked for all', () => {
    const asked = (command: string) => ({
      ...header([{ command, section: 'InboundConnector', ok: true, count: 1000 }]),
      InboundConnector: many(1000),
    });
    expect(stateOf(loaded('a.json', asked('Get-InboundConnector')), 'InboundConnector')).toBe('partial: partial');
    expect(stateOf(loaded('a.json', asked('Get-InboundConnector -ResultSize Unlimited')), 'InboundConnector')).toBe(
      'complete',
    );
  });

  it.each([
    'Get-TransportRule -State Enabled',
    'Get-TransportRule -Filter "Name -eq \'a\'"',
    'Get-TransportRule | Where-Object Mode -eq Enforce',
  ])('makes a section partial that %s filled', (command) => {
    const file = loaded('a.json', { ...header([{ command, ok: true, count: 1 }]), TransportRule: [transportRule({})] });
    expect(stateOf(file, 'TransportRule')).toBe('partial: partial');
    expect(detailOf(file, 'TransportRule')).toMatch(/left objects or properties out/);
  });

  it('does not believe in a section that it speaks of and that is not there', () => {
    const commands = [
      succeeded('InboundConnector', 2),
      succeeded('OutboundConnector', 0),
      { command: 'Get-TransportRule', ok: true },
    ];
    const file = loaded('a.json', header(commands));
    expect(stateOf(file, 'InboundConnector')).toBe('partial: partial');
    expect(stateOf(file, 'OutboundConnector')).toBe('complete');
    expect(stateOf(file, 'TransportRule')).toBe('partial: partial');
    expect(stateOf(file, 'RemoteDomain')).toBe('none');
  });

  it('does not compare counts of members with groups', () => {
    const commands = [
      {
        command: "Get-DistributionGroupMember 'a@contoso.com'",
        section: 'DistributionGroupMember',
        ok: true,
        count: 7,
      },
    ];
    const file = loaded('a.json', {
      ...header(commands),
      DistributionGroupMember: [{ Group: 'a@contoso.com', Members: [] }],
    });
    expect(stateOf(file, 'DistributionGroupMember')).toBe('complete');
  });

  it('leaves sections it does not speak of as they are without a header', () => {
    expect(stateOf(loaded('a.json', { ...header([]), InboundConnector: [] }), 'InboundConnector')).toBe('complete');
  });

  it('warns when it is of a newer format, has no time, or cannot be read', () => {
    const newer = loaded('a.json', {
      mxlint: { formatVersion: 2, taken: 'yesterday', commands: 'Get-X', by: 1 },
      InboundConnector: [],
      ArcConfig: [{ ArcTrustedSealers: 'a' }],
    });
    expect(newer.diagnostics.map(({ message }) => message).join('\n')).toMatch(
      /format version 2, this program reads version 1[^]*`taken`[^]*1 of 1/,
    );
    expect(newer.taken).toBeUndefined();
    expect(stateOf(newer, 'InboundConnector')).toBe('partial: undetermined');
    expect(stateOf(newer, 'ArcConfig')).toBe('complete');
    expect(loaded('a.json', { mxlint: 1, InboundConnector: [] }).diagnostics[0]?.message).toMatch(
      /no object and was ignored/,
    );
    expect(loaded('a.json', { mxlint: { commands: [] } }).diagnostics[0]?.message).toMatch(/format version unknown/);
  });

  it('reads one warning that is no list, and ignores commands of other sections', () => {
    const run = { command: 'Get-InboundConnector', section: 'InboundConnector', ok: true, warnings: 'more', count: 0 };
    const file = loaded('a.json', { ...header([run, { command: 'Get-Mailbox', ok: false }]), InboundConnector: [] });
    expect(stateOf(file, 'InboundConnector')).toBe('partial: partial');
    expect(file.diagnostics).toEqual([]);
  });
});

describe('sections without a header', () => {
  it('are complete when their key is there and not exported when it is not', () => {
    const file = loaded('a.json', {
      inboundconnector: [],
      TRANSPORTRULE: null,
      ArcConfig: { ArcTrustedSealers: 'a.example.com' },
    });
    expect(stateOf(file, 'InboundConnector')).toBe('complete');
    expect(stateOf(file, 'TransportRule')).toBe('complete');
    expect(stateOf(file, 'ArcConfig')).toBe('complete');
    expect(stateOf(file, 'RemoteDomain')).toBe('none');
    expect(file.records.map(({ pointer }) => pointer)).toEqual(['/ArcConfig']);
  });

  it('are partial with exactly 1,000 objects, where the cmdlet has such a limit', () => {
    expect(stateOf(loaded('a.json', { InboundConnector: many(1000) }), 'InboundConnector')).toBe('partial: partial');
    expect(stateOf(loaded('a.json', { InboundConnector: many(999) }), 'InboundConnector')).toBe('complete');
    const dkim = Array.from({ length: 1000 }, () => ({ Selector1CNAME: 'a' }));
    expect(stateOf(loaded('a.json', { DkimSigningConfig: dkim }), 'DkimSigningConfig')).toBe('complete');
  });

  it('drop null among their objects and unwrap counted lists', () => {
    const file = loaded('a.json', {
      InboundConnector: [null, inboundConnector({ Name: 'a' })],
      OutboundConnector: { value: [outboundConnector({ Name: 'b' })], Count: 1 },
    });
    expect(file.records.map(({ pointer }) => pointer)).toEqual(['/InboundConnector/1', '/OutboundConnector/value/0']);
    expect(stateOf(file, 'InboundConnector')).toBe('complete');
  });

  it('are partial when objects were lost to the depth of the export', () => {
    const file = loaded('a.json', {
      InboundConnector: '@{Name=a} @{Name=b}',
      TransportRule: ['@{Name=a}', transportRule({})],
      ArcConfig: [5, [1]],
    });
    expect(stateOf(file, 'InboundConnector')).toBe('partial: lost-to-depth');
    expect(stateOf(file, 'TransportRule')).toBe('partial: lost-to-depth');
    expect(stateOf(file, 'ArcConfig')).toBe('partial: wrong-type');
    expect(file.diagnostics.map(({ message }) => message)).toEqual([
      '1 value that is no object was left out of InboundConnector. Text instead of objects means that -Depth was too small: `Get-InboundConnector -ResultSize Unlimited | ConvertTo-Json -Depth 6`.',
      '1 value that is no object was left out of TransportRule. Text instead of objects means that -Depth was too small: `Get-TransportRule -ResultSize Unlimited | ConvertTo-Json -Depth 6`.',
      '2 values that are no objects were left out of ArcConfig. Export the section again: `Get-ArcConfig | ConvertTo-Json -Depth 6`.',
    ]);
  });

  it('hand over objects of another kind to their own section', () => {
    const file = loaded('a.json', { InboundConnector: [inboundConnector({}), outboundConnector({ Name: 'out' })] });
    expect(file.records.map(({ section }) => section)).toEqual(['InboundConnector', 'OutboundConnector']);
    expect(file.diagnostics[0]?.message).toMatch(/1 object under InboundConnector.*another kind \(OutboundConnector\)/);
    const two = loaded('a.json', { InboundConnector: [outboundConnector({}), outboundConnector({})] });
    expect(two.diagnostics[0]?.message).toMatch(/^2 objects under/);
  });

  it('are taken together, with a warning, when several keys name them', () => {
    const file = loaded('a.json', {
      InboundConnector: [inboundConnector({ Name: 'a' })],
      inboundconnector: [inboundConnector({ Name: 'b' })],
      OutboundConnector: [],
    });
    expect(file.records.map(({ pointer }) => pointer)).toEqual(['/InboundConnector/0', '/inboundconnector/0']);
    expect(file.diagnostics).toMatchObject([
      {
        id: 'input/duplicate-section',
        level: 'warning',
        message:
          'The keys `InboundConnector` and `inboundconnector` name one section, and their objects were taken together. Check how the file was put together.',
        at: { kind: 'section', section: 'InboundConnector', pointer: '/inboundconnector' },
      },
    ]);
  });

  it('may have the names of ScubaGear', () => {
    expect(loaded('a.json', { inbound_connectors: [inboundConnector({})], ArcConfig: [] }).records[0]).toMatchObject({
      section: 'InboundConnector',
      pointer: '/inbound_connectors/0',
    });
  });

  it('point into keys with slashes and tildes escaped', () => {
    const file = loaded('a.json', { ArcConfig: [], 'a/b~c': 1 });
    expect(file.diagnostics[0]?.message).toContain('`a/b~c`');
  });
});

describe('unknown keys', () => {
  it('get a note with the nearest name', () => {
    const file = loaded('a.json', {
      InboundConnector: [],
      OutboundConnectors: [],
      Mailbox: [],
      $schema: 'x',
      DnsAnswer: [],
    });
    expect(file.diagnostics.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      'note: The key `OutboundConnectors` is no section that mxlint reads. It was left out. Perhaps `OutboundConnector` was meant.',
      'note: The key `Mailbox` is no section that mxlint reads. It was left out.',
    ]);
  });

  it('get at most 20 notes and one about the rest, with control characters shown', () => {
    const keys = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`\u202ekey ${index}`, 1]));
    const { diagnostics } = loaded('a.json', { ArcConfig: [], ...keys });
    expect(diagnostics).toHaveLength(21);
    expect(diagnostics[0]?.message).toContain(String.raw`\u{202e}key 0`);
    expect(diagnostics[20]?.message).toMatch(/^5 more keys/);
  });
});
