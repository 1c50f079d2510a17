import { describe, expect, it } from 'vitest';
import { readListValue } from '../../src/load/format-list-value.ts';
import { whyUnread } from '../../src/model/index.ts';
import { asFormatList } from '../helpers/formats/format-list.ts';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { outboundConnector } from '../helpers/objects/outbound-connector.ts';
import { normalizeFiles, objectsOf, told } from '../normalize/normalizing.ts';
import { cutOut } from './cut-out.ts';
import { utf16 } from '../helpers/formats/utf16.ts';
import { collectionsOf, loaded, refusalOf, stateOf } from './loading.ts';

/** A property table of `Get-InboundConnector | Format-List` with some lines of one's own behind it. */
function connector(...lines: readonly string[]): string {
  return [
    '',
    'Name                         : a',
    'SenderDomains                : {smtp:*;1}',
    'RestrictDomainsToCertificate : False',
    ...lines,
    '',
    '',
  ].join('\r\n');
}

function rawOf(text: string): Readonly<Record<string, unknown>> {
  return loaded('a.txt', text).records[0]?.raw ?? {};
}

/** A value, or why it is lost. */
function shown(value: unknown): unknown {
  return whyUnread(value)?.reason ?? value;
}

const values: readonly (readonly [string, string, string, unknown])[] = [
  ['an empty list', 'SenderIPAddresses', '{}', []],
  ['a list of one', 'SenderIPAddresses', '{192.0.2.1}', ['192.0.2.1']],
  [
    'exactly four entries',
    'SenderIPAddresses',
    '{192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4}',
    ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'],
  ],
  ['a list cut by 5.1', 'SenderIPAddresses', '{192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4...}', 'partial'],
  ['a list cut by 7', 'SenderIPAddresses', '{192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4…}', 'partial'],
  [
    'the ellipsis of 7 in another code page',
    'SenderIPAddresses',
    '{192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4ΓÇª}',
    'partial',
  ],
  [
    'the ellipsis of 7 as a question mark',
    'SenderIPAddresses',
    '{192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4?}',
    'partial',
  ],
  [
    'address spaces',
    'SenderDomains',
    '{smtp:contoso.com;1, smtp:*.example.com;5}',
    ['smtp:contoso.com;1', 'smtp:*.example.com;5'],
  ],
  ['entries with a comma, of which nobody knows how many', 'EFUsers', '{Doe, Jane}', 'undetermined'],
  ['words, which may hold a comma and a blank', 'SubjectContainsWords', '{urgent, pay now}', 'undetermined'],
  ['one word', 'SubjectContainsWords', '{pay now}', ['pay now']],
  ['a list without its end', 'SenderIPAddresses', '{192.0.2.1, 192.0.2.2', 'undetermined'],
  ['a bare entry', 'SenderIPAddresses', '192.0.2.1', '192.0.2.1'],
  ['bare entries', 'SenderIPAddresses', '192.0.2.1 192.0.2.2', 'undetermined'],
  ['trusted sealers in one text', 'ArcTrustedSealers', 'a.example.com, b.example.com', 'a.example.com, b.example.com'],
  ['true', 'Enabled', 'True', true],
  ['false', 'EFSkipLastIP', 'False', false],
  ['nothing where a third state is', 'TNEFEnabled', '', null],
  ['nothing', 'Comment', '', null],
  ['a number', 'SetSCL', '-1', -1],
  ['a text that looks like a number', 'Name', '123', '123'],
  ['a text that looks like a list', 'Name', '{a, b}', '{a, b}'],
  ['a text that looks like a truth value', 'SetHeaderValue', 'True', 'True'],
  ['a text that is cut off', 'Comment', 'Routes all mail to...', 'partial'],
  ['a list of a property that no table has', 'ObjectClass', '{top, msExch.Connector}', 'undetermined'],
  ['a truth value of a property that no table has', 'IsValid', 'True', true],
];

describe('a value of Format-List', () => {
  it.each(values)('%s (exports.md 4.7)', (_, name, text, expected) => {
    expect(shown(readListValue(text, name))).toEqual(expected);
  });
});

describe('Format-List', () => {
  it('is read object by object, with the place of every value', () => {
    const file = loaded('a.txt', asFormatList([inboundConnector({ Name: 'a' }), inboundConnector({ Name: 'b: c' })]));
    expect(file.source.format).toBe('format-list');
    expect(file.records.map(({ raw }) => raw['Name'])).toEqual(['a', 'b: c']);
    expect(stateOf(file, 'InboundConnector')).toBe('complete');
    expect(file.diagnostics).toEqual([]);
    expect(cutOut(file, '/1/Name')).toEqual(['Name', 'b: c']);
    expect(cutOut(file, '/1/SenderDomains')).toEqual(['SenderDomains', '{smtp:*;1}']);
    expect(cutOut(file, '/1/SenderDomains/0')).toEqual(['smtp:*;1']);
    expect(cutOut(file, '/1/TlsSenderCertificateName')).toEqual(['TlsSenderCertificateName', '']);
    expect(cutOut(file, '/1')[0]).toMatch(/^Enabled .*Unchanged$/s);
  });

  it('is read in UTF-16, as `>` of Windows PowerShell 5.1 writes it', () => {
    expect(loaded('a.txt', utf16(asFormatList([inboundConnector({ Name: 'Büro' })]))).records[0]?.raw['Name']).toBe(
      'Büro',
    );
  });

  it('holds several cmdlets in one file', () => {
    const file = loaded(
      'a.txt',
      asFormatList([inboundConnector()]) + asFormatList([outboundConnector(), outboundConnector()]),
    );
    expect([stateOf(file, 'InboundConnector'), stateOf(file, 'OutboundConnector')]).toEqual(['complete', 'complete']);
    expect(file.records).toHaveLength(3);
  });

  it('joins lists over several lines, and finds their entries', () => {
    const addresses = ['mail-1.example.com', 'mail-2.example.com', 'mail-3.example.com'];
    const file = loaded('a.txt', asFormatList([outboundConnector({ SmartHosts: addresses })], 60));
    expect(file.records[0]?.raw['SmartHosts']).toEqual(addresses);
    expect(addresses.map((_, index) => cutOut(file, `/0/SmartHosts/${index}`)[0]?.replaceAll(/\s/g, ''))).toEqual(
      addresses,
    );
  });

  it('joins words that a console broke at its width, which two properties show', () => {
    const long = 'x'.repeat(70);
    const objects = [
      outboundConnector({ TlsDomain: `${long}.example.com`, Comment: `${long}y`, SmartHosts: [`${long}.example.com`] }),
    ];
    const file = loaded('a.txt', asFormatList(objects));
    expect(file.records[0]?.raw).toMatchObject({
      TlsDomain: `${long}.example.com`,
      SmartHosts: [`${long}.example.com`],
      Comment: `${long}y`,
    });
    const alone = connector(`TlsSenderCertificateName     : ${long}`, '                               example.com');
    expect(shown(rawOf(alone)['TlsSenderCertificateName'])).toBe('undetermined');
  });

  it('takes a text over several lines for lost, with colons, empty lines and what looks like a property in it', () => {
    const text = connector(
      'Comment                      : See https://example.com',
      '',
      '                               Enabled : no',
      'Enabled                      : True',
    );
    const raw = rawOf(text);
    expect([shown(raw['Comment']), raw['Enabled']]).toEqual(['undetermined', true]);
    expect(cutOut(loaded('a.txt', text), '/0/Comment')[1]).toBe(
      'See https://example.com\r\n\r\n                               Enabled : no',
    );
  });

  it('keeps together what an empty line at the end of a text seems to part', () => {
    const file = loaded(
      'a.txt',
      connector('Comment                      : two', '', 'Enabled                      : True'),
    );
    expect(file.records).toHaveLength(1);
    expect(file.records[0]?.raw['Enabled']).toBe(true);
  });

  it('parts objects whose names come again, with an empty line or without', () => {
    const one = connector('Comment                      : x').trim();
    for (const gap of ['\r\n', '\r\n\r\n', '\r\n\r\n\r\n']) {
      expect(loaded('a.txt', one + gap + one.replace(': a', ': b')).records.map(({ raw }) => raw['Name'])).toEqual([
        'a',
        'b',
      ]);
    }
  });

  it('does not guess what a line belongs to that has lost its place', () => {
    const file = loaded(
      'a.txt',
      connector('SenderIPAddresses            : {192.0.2.1,', '192.0.2.2}', 'Enabled                      : True'),
    );
    expect(shown(file.records[0]?.raw['SenderIPAddresses'])).toBe('undetermined');
    expect(file.records[0]?.raw['Enabled']).toBe(true);
    expect(file.diagnostics.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^1 line that is no property was left out, the first in line 6\./),
    ]);
  });

  it('takes a property that is there twice with two values for unknown', () => {
    const raw = rawOf(connector('Enabled                      : True', 'Enabled                      : False'));
    expect(shown(raw['Enabled'])).toBe('conflict');
  });

  it('lacks what a text that breaks off lacks', () => {
    const { tenant } = normalizeFiles({ 'a.txt': connector() });
    const [view] = objectsOf(tenant, 'InboundConnector');
    expect(view === undefined ? '' : told(view.RequireTls)).toBe('unknown: property-absent');
  });

  it('says in a fact how to get a list as a whole', () => {
    const { tenant } = normalizeFiles({
      'a.txt': connector('SenderIPAddresses            : {192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4...}'),
    });
    const fact = objectsOf(tenant, 'InboundConnector')[0]?.SenderIPAddresses;
    expect(fact?.known === false ? fact.why : undefined).toEqual({
      reason: 'partial',
      detail: 'Format-List shows the first four entries only',
      command: 'Get-InboundConnector -ResultSize Unlimited | ConvertTo-Json -Depth 6',
    });
  });

  it.each([
    [
      '5.1',
      "Get-OutboundConnector : The term 'Get-OutboundConnector' is not recognized as the name of a cmdlet",
      'failed: no-permission',
    ],
    ['7', 'Get-OutboundConnector: The operation could not be performed', 'failed: command-failed'],
  ])('believes the message of a command that failed (%s)', (_, message, state) => {
    expect(stateOf(loaded('a.txt', `${connector()}${message}\r\n`), 'OutboundConnector')).toBe(state);
  });

  it('doubts a kind of which a further command failed', () => {
    const file = loaded('a.txt', `${connector()}Get-InboundConnector: The operation could not be performed\r\n`);
    expect(collectionsOf(file, 'InboundConnector')).toMatchObject([
      { state: 'partial', why: { reason: 'command-failed' } },
    ]);
  });

  it('leaves prompts out', () => {
    expect(loaded('a.txt', `PS C:\\> Get-InboundConnector | fl${connector()}PS C:\\> \r\n`).diagnostics).toEqual([]);
  });

  it('says when a table stands between the objects', () => {
    const file = loaded('a.txt', `${connector()}Name SmartHosts\r\n---- ----------\r\nx    {a}\r\n`);
    expect(file.diagnostics.map(({ message }) => message).join()).toMatch(/table of Format-Table in line 7/);
  });

  it('refuses a second document, with its line', () => {
    expect(refusalOf('a.txt', `${connector()}[\r\n{ "Name": "a" }]`)).toMatch(
      /output of Format-List, and a second document starts in line 6/,
    );
  });

  it('refuses properties of no kind', () => {
    expect(refusalOf('a.txt', 'Name  : a\r\nTotal : 1\r\n')).toMatch(
      /output of Format-List, but its properties are those of no kind/,
    );
  });

  it('believes the name of the file for objects without telling properties', () => {
    expect(loaded('Get-RemoteDomain.txt', 'Name       : Default\r\nNDREnabled : True\r\n').records[0]?.section).toBe(
      'RemoteDomain',
    );
  });

  it('reads a text of which people replaced the colons, where no value may have held one (quirk 15, 35)', () => {
    const raw = rawOf(
      connector('ActivationDate               : x', 'WhenChangedUTC               : 13.11.2024 00:00:22').replaceAll(
        ':',
        '=',
      ),
    );
    expect([raw['Name'], shown(raw['SenderDomains']), raw['WhenChangedUTC']]).toEqual([
      'a',
      'undetermined',
      '2024-11-13T00:00:22',
    ]);
  });

  it('does not take scripts or YAML for one', () => {
    expect(refusalOf('a.txt', 'Name = "a";\r\nIdentity = "b";\r\nGuid = "c";\r\n')).toMatch(/not valid JSON/);
    expect(refusalOf('a.txt', 'Name: a\nIdentity: b\n')).toMatch(/YAML/);
  });
});
