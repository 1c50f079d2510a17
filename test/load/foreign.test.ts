import { describe, expect, it } from 'vitest';
import { refusalOf } from './loading.ts';

const json: readonly (readonly [string, unknown, RegExp])[] = [
  [
    'Maester',
    { Result: 'Failed', Tests: [{ Id: 'MT.1001', Result: 'Passed', ResultDetail: {} }] },
    /result of Maester/,
  ],
  ['Prowler', [{ status_code: 'FAIL', status_extended: 'x', resources: [{ data: {} }] }], /Prowler and Monkey365/],
  ['Monkey365', [{ status_code: 'fail', finding_info: {} }], /Prowler and Monkey365/],
  [
    'Format-List | ConvertTo-Json',
    [{ ClassId2e4f51ef21dd47e99d3c952918aff9cd: 'x', pageHeaderEntry: null }],
    /Leave Format-List and Format-Table out/,
  ],
  ['message trace', [{ MessageTraceId: 'x', SenderAddress: 'a@contoso.com' }], /message trace/],
  [
    'on-premises send connector',
    [{ AddressSpaces: [], SourceTransportServers: [] }],
    /send connector.*Get-OutboundConnector/,
  ],
  ['on-premises receive connector', { Bindings: [], RemoteIPRanges: [] }, /receive connector.*Get-InboundConnector/],
  [
    'an error of the service',
    { error: { code: 'Forbidden', message: '403' } },
    /error with which the service.*Global Reader/,
  ],
  ['Microsoft Graph', { '@odata.context': 'x', value: [{ id: 'x' }] }, /admin API/],
  ['HAR without mail flow', { log: { version: '1.2', entries: [] } }, /HAR/],
  [
    'configuration management without mail flow',
    { resources: [{ resourceType: 'microsoft.entra.conditionalaccesspolicy', properties: {} }] },
    /configuration management/,
  ],
  ['SARIF', { version: '2.1.0', runs: [] }, /SARIF report/],
  [
    'own SARIF',
    { version: '2.1.0', runs: [{ tool: { driver: { name: 'mxlint' } } }] },
    /SARIF log of mxlint.*Pass the export that it was made of/,
  ],
  ['own report', { schemaVersion: 1, tool: {}, findings: [] }, /report of mxlint.*Pass the export/],
  ['own configuration', { services: [] }, /Pass it with --config/],
  ['own configuration by its schema', { $schema: '../schemas/config.schema.json' }, /Pass it with --config/],
  ['own vendor profile', { schema: 1, id: 'x', architectures: [] }, /vendor profile of mxlint.*--vendor/],
];

const texts: readonly (readonly [string, string, RegExp])[] = [
  [
    'DMARC report',
    '<?xml version="1.0"?>\n<!-- x --><feedback><report_metadata/></feedback>',
    /DMARC aggregate report/,
  ],
  ['HTML', '<!DOCTYPE html>\n<html></html>', /web page/],
  ['other XML', '<a/>', /XML document/],
  [
    'own configuration with comments',
    '// Mine\n{\n  /* x */ "services": [],\n}',
    /configuration file of mxlint.*Pass it with --config/,
  ],
  ['own configuration with a comma too many', '{ "$schema": "a/config.schema.json", }', /Pass it with --config/],
  ['Markdown', '# mxlint\r\n\r\nAudits: a tenant.\r\n', /Markdown/],
  ['Markdown that begins with code', '```json\n{}\n```\n', /Markdown/],
  ['YAML', 'key: value', /YAML document/],
  ['YAML with a comment and a marker', '# x\n---\n- a\n', /YAML document/],
  ['a list in YAML', 'rules:\n  - Name: a\n', /YAML document/],
  [
    'a configuration of something else',
    'param ()\r\n\r\nConfiguration Web\r\n{\r\n  Node localhost { File "a" { Ensure = "Present" } }\r\n}\r\n',
    /configuration without resources of Exchange Online.*EXOTransportRule/,
  ],
  ['a script', 'Import-Module ExchangeOnlineManagement\r\nGet-TransportRule\r\n', /script of PowerShell.*Run it/],
  [
    'an error',
    "Get-ArcConfig : The term 'Get-ArcConfig' is not recognized as the name of a cmdlet",
    /error message.*Global Reader/,
  ],
  [
    'warnings alone',
    'WARNING: Your session ends soon\r\nand cannot be renewed\r\nTransportRule\r\n',
    /printed beside its output.*Get-TransportRule/,
  ],
  [
    'Format-Table',
    '\r\nName      SmartHosts\r\n----      ----------\r\nx         {a}\r\n',
    /Format-Table.*Get-TransportRule/,
  ],
  ['message trace CSV', 'origin_timestamp_utc,sender_address,recipient_status\r\n', /message trace/],
  ['Prowler CSV', 'AUTH_METHOD;TIMESTAMP;STATUS_EXTENDED;X\r\n', /table of findings/],
  [
    'CSV of something else',
    '"Id","Title","Result"\r\n"1","a","b"\r\n',
    /table, and its columns are not the properties/,
  ],
  [
    'Format-List of something else',
    '\r\n\r\nHandles : 12\r\nProcess : a\r\n',
    /Format-List, and its properties are not those of a cmdlet/,
  ],
];

describe('files of other tools and forms', () => {
  it.each(json)('JSON: %s is named, with what to export instead', (_, value, pattern) => {
    const message = refusalOf('a.json', value);
    expect(message).toMatch(pattern);
    expect(message).toMatch(/^This is .*\. .*\.$/);
  });

  it.each(texts)('text: %s is named, with what to export instead', (_, text, pattern) => {
    const message = refusalOf('a.txt', text);
    expect(message).toMatch(pattern);
    expect(message).toMatch(/^This is .*\. .*\.$/);
  });

  it('say which command to run where only the name of the file tells it', () => {
    const table = 'Name  Enabled\r\n----  -------\r\na     True\r\n';
    expect(refusalOf('Get-InboundConnector.txt', table)).toMatch(/Format-Table.*`Get-InboundConnector /);
  });

  it('are SQLite databases too', () => {
    const bytes = new TextEncoder().encode('SQLite format 3\0\u0010');
    expect(refusalOf('a.db', bytes)).toMatch(/^This is an SQLite database\. Export .*\.$/);
    expect(refusalOf('a.txt', 'SQLite format 3')).not.toMatch(/database/);
  });

  it('are not recognized in messages and broken exports', () => {
    for (const text of ['error: nothing', 'Warning: x', '{ "TransportRule": [', 'a b: c', '// x\n{ "a": [] }']) {
      expect(refusalOf('a.txt', text)).toMatch(/not valid JSON/);
    }
  });

  it('are not recognized by single words of them', () => {
    for (const value of [
      { Tests: [] },
      { Tests: 1 },
      { log: 1 },
      { Results: 1 },
      { error: 'x' },
      { CurrentPage: 1 },
      { resources: [{}] },
      [{ status_code: 1 }],
    ]) {
      expect(refusalOf('a.json', value)).toMatch(/neither a tenant export/);
    }
  });

  it('are told from endless repetitions of what they begin with', () => {
    for (const text of [' ', '\n', '\t-', '"', '",', 'a', 'a,', 'a:', '--', '-- ', '<', '<!--', ' x\n']) {
      expect(refusalOf('a.txt', `x${text.repeat(200_000)}`)).toMatch(/This is|not valid JSON/);
    }
  });
});
