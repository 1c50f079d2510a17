import { describe, expect, it } from 'vitest';
import type { Loaded } from '../../src/load/loaded.ts';
import type { SectionKind } from '../../src/model/index.ts';
import { normalizeFiles, objectsOf, told } from '../normalize/normalizing.ts';
import { cutOut } from './cut-out.ts';
import { utf16 } from '../helpers/formats/utf16.ts';
import { loaded, refusalOf, stateOf } from './loading.ts';

/** What stands in the file where a pointer leads: name and value with an arrow between. */
const cut = (file: Loaded, pointer: string): string => cutOut(file, pointer).join(' → ');

const current = '1.26.218.1';

function resource(type: string, body: string): string {
  return `        ${type} "${type}-a"\r\n        {\r\n            ApplicationId         = $ConfigurationData.NonNodeData.ApplicationId;\r\n            CertificateThumbprint = "0123456789abcdef";\r\n            TenantId              = $OrganizationName;\r\n            ${body}\r\n        }\r\n`;
}

function configuration(resources: readonly string[], version = current): string {
  return `# Generated with Microsoft365DSC version ${version}\r\nparam (\r\n)\r\n\r\nConfiguration M365TenantConfig\r\n{\r\n    param (\r\n    )\r\n\r\n    $OrganizationName = $ConfigurationData.NonNodeData.OrganizationName\r\n\r\n    Import-DscResource -ModuleName 'Microsoft365DSC' -ModuleVersion '${version}'\r\n\r\n    Node localhost\r\n    {\r\n${resources.join('')}    }\r\n}\r\n\r\nM365TenantConfig -ConfigurationData .\\ConfigurationData.psd1\r\n`;
}

/** The first object of a kind, as rules see it. */
function read<K extends SectionKind>(kind: K, body: string, version = current) {
  const text = configuration([resource(`EXO${kind}`, body)], version);
  const [object] = objectsOf(normalizeFiles({ 'M365TenantConfig.ps1': text }).tenant, kind);
  if (object === undefined) throw new Error(`no ${kind}`);
  return object;
}

// exports.md 4.9: Microsoft365DSC.
describe('a configuration of Microsoft365DSC', () => {
  it('is read by its content, in UTF-16 as Windows PowerShell writes it too', () => {
    const text = configuration([resource('EXOArcConfig', 'ArcTrustedSealers = @("contoso.com");')]);
    for (const content of [utf16(text), text]) {
      const file = loaded('export.txt', content);
      expect(file.source.format).toBe('microsoft365dsc');
      expect(file.records.map(({ section, raw }) => [section, raw])).toEqual([
        ['ArcConfig', { ArcTrustedSealers: ['contoso.com'] }],
      ]);
      expect(file.diagnostics).toEqual([]);
    }
  });

  it('is read when it is only a part, without the configuration around it', () => {
    const file = loaded('part.ps1', resource('EXOArcConfig', 'ArcTrustedSealers = @();'));
    expect(file.records).toHaveLength(1);
    expect(stateOf(file, 'ArcConfig')).toBe('partial: undetermined');
  });

  it('is not what a document shows as an example', () => {
    const text = `# How to\n\n\`\`\`powershell\n${configuration([resource('EXOArcConfig', 'A = 1')])}\`\`\`\n`;
    expect(refusalOf('a.md', text)).toMatch(/^This is a (?:Markdown|script)/);
  });

  it('says nothing of kinds that it has no resource of', () => {
    const file = loaded('a.ps1', configuration([resource('EXOAcceptedDomain', 'Identity = "contoso.com"')]));
    expect(stateOf(file, 'AcceptedDomain')).toBe('complete');
    expect(stateOf(file, 'TransportRule')).toBe('none');
  });

  it('leaves out what should not be there', () => {
    const file = loaded(
      'a.ps1',
      configuration([
        resource('EXOTransportRule', 'Name = "a"; Ensure = "Absent"'),
        resource('TeamsMeeting', 'Name = "b"'),
      ]),
    );
    expect(file.records).toEqual([]);
    expect(stateOf(file, 'TransportRule')).toBe('complete');
  });

  it('may have more of a kind where it decides while it runs', () => {
    const rule = resource('EXOTransportRule', 'Name = "a"');
    const domain = resource('EXOAcceptedDomain', 'Identity = "contoso.com"');
    const file = loaded('a.ps1', configuration([rule, domain, `if ($x)\r\n{\r\n${rule}\r\n}\r\n`]));
    expect(stateOf(file, 'TransportRule')).toBe('partial: undetermined');
    expect(stateOf(file, 'AcceptedDomain')).toBe('complete');
    expect(file.records).toHaveLength(2);
  });

  it('keeps who signs in and how out of the objects', () => {
    const file = loaded(
      'a.ps1',
      configuration([resource('EXOTransportRule', 'Name = "a"; AccessTokens = @("b")')], '1.20.1.1'),
    );
    expect(file.records[0]?.raw).toEqual({ Name: 'a' });
  });

  it('has exact places', () => {
    const body = 'Name = "two\r\nlines";\r\n            SentTo = @("a@contoso.com","b@contoso.com");';
    const file = loaded(
      'a.ps1',
      configuration([resource('TeamsMeeting', 'A = 1'), resource('EXOTransportRule', body)]),
    );
    expect(file.records[0]?.pointer).toBe('/0');
    expect(cut(file, '/0')).toBe('EXOTransportRule "EXOTransportRule-a"');
    expect(cut(file, '/0/Name')).toBe('Name → "two\r\nlines"');
    expect(cut(file, '/0/SentTo/1')).toBe('"b@contoso.com"');
    expect([...file.notation.readings('"a`"b""c"')]).toContain('"a"b"c"');
  });
});

describe('properties of Microsoft365DSC', () => {
  it.each<[string, unknown, unknown]>([
    ['UseMxRecord', read('OutboundConnector', 'UseMxRecord = $True').UseMXRecord, true],
    ['Enabled of a rule', read('TransportRule', 'Name = "a"; Enabled = $False').State, 'Disabled'],
    ['Priority as a text', read('TransportRule', 'Name = "a"; Priority = "3"').Priority, 3],
    ['SetSCL as a text', read('TransportRule', 'Name = "a"; SetSCL = "-1"').SetSCL, -1],
    [
      'NotifySender',
      read('TransportRule', 'Name = "a"; NotifySender = "NotifyOnly"').SenderNotificationType,
      'NotifyOnly',
    ],
    ['KeySize', read('DkimSigningConfig', 'Identity = "contoso.com"; KeySize = 2048').Selector1KeySize, 2048],
    ['Identity of a key', read('DkimSigningConfig', 'Identity = "contoso.com"').Domain, 'contoso.com'],
    ['Identity of a domain', read('AcceptedDomain', 'Identity = "contoso.com"').DomainName, 'contoso.com'],
    [
      'a list as a bare text',
      read('TransportRule', 'Name = "a"; SubjectContainsWords = "a b"').SubjectContainsWords,
      ['a b'],
    ],
  ])('%s', (_, fact, value) => {
    expect(told(fact as Parameters<typeof told>[0])).toEqual(value);
  });

  it('that it never exports are unknown, with its name in the reason', () => {
    const inbound = read('InboundConnector', 'Identity = "a"; Enabled = $True');
    const domain = read('AcceptedDomain', 'Identity = "contoso.com"');
    const rule = read('TransportRule', 'Name = "a"');
    for (const fact of [
      inbound.EFSkipMailGateway,
      domain.Default,
      rule.Conditions,
      rule.ContentMatchesPrompt,
      rule.State,
    ]) {
      expect(fact).toMatchObject({
        known: false,
        why: { reason: 'not-in-format', detail: expect.stringMatching(/Microsoft365DSC/) },
      });
    }
  });

  it('that current versions leave out when they are unset are unset', () => {
    const rule = read('TransportRule', 'Name = "a"; SentTo = @()');
    expect([rule.FromScope, rule.SetHeaderName, rule.SentTo].map(told)).toEqual([null, null, []]);
    expect(told(read('OutboundConnector', 'Identity = "a"').TlsSettings)).toBe(null);
    expect(told(read('RemoteDomain', 'Identity = "Default"').TNEFEnabled)).toBe(null);
    // Since 2025 an empty list is written, so that one which is not there may have been lost.
    expect(told(rule.From)).toBe('unknown: not-in-format');
    expect(told(read('TransportRule', 'Name = "a"', '1.23.301.1').From)).toEqual([]);
  });

  it('that old versions leave out are unknown', () => {
    for (const version of ['1.22.1019.1', '', 'x']) {
      expect(told(read('TransportRule', 'Name = "a"', version).FromScope)).toBe('unknown: not-in-format');
    }
  });

  it('that a version is known to have lost are unknown', () => {
    const body = 'Name = "a"; From = @(); SentTo = @("b@contoso.com")';
    const rule = read('TransportRule', body, '1.24.1211.1');
    expect([rule.From, rule.SentTo].map(told)).toEqual(['unknown: undetermined', ['b@contoso.com']]);
    expect(told(read('TransportRule', body, '1.25.108.1').From)).toEqual([]);
    const half = read('TransportRule', 'Name = "a"; HeaderContainsMessageHeader = "X-A"; HeaderContainsWords = @()');
    expect(told(half.HeaderContainsWords)).toBe('unknown: undetermined');
  });
});

describe('refused', () => {
  it.each<[string, string, RegExp]>([
    [
      'a configuration of other things',
      configuration([resource('TeamsMeeting', 'A = 1')]),
      /without resources of Exchange Online.*EXOTransportRule/,
    ],
    [
      'half a file',
      configuration([resource('EXOArcConfig', 'A = 1')]).replace(/\s+\}\s+\}\s+M365[^]*$/, ''),
      /configuration is never closed \(line 5, column 1\)/,
    ],
    [
      'an open quote',
      configuration([resource('EXOArcConfig', 'A = "b')]),
      /quote is never closed \(line 21, column 17\)/,
    ],
  ])('%s', (_, text, pattern) => {
    expect(refusalOf('a.ps1', text)).toMatch(pattern);
  });
});
