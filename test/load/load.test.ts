import { describe, expect, it } from 'vitest';
import { arcConfig } from '../helpers/objects/arc-config.ts';
import { utf16 } from '../helpers/formats/utf16.ts';
import { loadFile, loaded, refusalOf, stateOf } from './loading.ts';

const encoder = new TextEncoder();
const rules = '{"TransportRule": [{"Name": "Büro", "State": "Enabled"}]}';

describe('bytes', () => {
  it('reads UTF-16 as Windows PowerShell 5.1 redirects it', () => {
    const file = loaded('tenant.json', utf16(rules));
    expect(file.source.encoding).toBe('utf-16le');
    expect(file.records[0]?.raw['Name']).toBe('Büro');
  });

  it('reads UTF-8 with and without a byte order mark', () => {
    expect(loaded('tenant.json', encoder.encode(`\ufeff${rules}`)).records).toHaveLength(1);
    expect(loaded('tenant.json', rules).source).toMatchObject({ encoding: 'utf-8', format: 'tenant-export' });
  });

  it('says so when it had to assume Windows-1252', () => {
    const bytes = Uint8Array.from(rules, (character) => character.charCodeAt(0));
    const file = loaded('tenant.json', bytes);
    expect(file.records[0]?.raw['Name']).toBe('Büro');
    expect(file.diagnostics).toMatchObject([{ id: 'input/encoding', level: 'warning' }]);
  });

  it('refuses two encodings in one file, with the offset', () => {
    const mixed = new Uint8Array([
      ...encoder.encode('{"TransportRule": []}\r\n'),
      ...utf16('{"ArcConfig": []}').subarray(2),
    ]);
    expect(refusalOf('tenant.json', mixed)).toMatch(/two encodings in one file.*offset 23/);
  });

  it('refuses what is no text', () => {
    expect(refusalOf('a.json', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]))).toMatch(/zip archive.*Unpack it/);
    expect(refusalOf('a.json', new Uint8Array([0x50, 0x4b, 5, 6, 0, 0]))).toMatch(/zip archive/);
    expect(refusalOf('a.json', new Uint8Array([0x1f, 0x8b, 8, 0]))).toMatch(/gzip archive/);
    expect(refusalOf('a.json', new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0, 0, 0, 0x41]))).toMatch(
      /cannot be read/,
    );
  });

  it('keeps the length in bytes', () => {
    const text = rules.replace('Enabled', 'Enäbled');
    expect(loaded('tenant.json', text).source.length).toBe(encoder.encode(text).length);
  });
});

describe('nothing', () => {
  it.each([
    ['zero bytes', new Uint8Array()],
    ['a byte order mark only', new Uint8Array([0xff, 0xfe])],
    ['line breaks only', '\r\n\r\n'],
    ['null', 'null'],
    ['an empty list', '[]'],
    ['a list of null', '[null]'],
    ['an empty wrapped list', '{"value": [], "Count": 0}'],
  ])('%s: no objects of the kind that the name claims, refused without a claim', (_, content) => {
    const file = loaded('export/Get-TransportRule.json', content);
    expect(file.records).toEqual([]);
    expect(stateOf(file, 'TransportRule')).toBe('complete');
    expect(refusalOf('export.json', content)).toMatch(/Name it after the command.*Get-ArcConfig\.json/);
  });

  it.each([
    ['Get-ArcConfig.json', 'ArcConfig'],
    ['arcconfig.json', 'ArcConfig'],
    ['contoso_InboundConnectors.txt', 'InboundConnector'],
    ['2026-11-15 Get-RemoteDomain.json', 'RemoteDomain'],
  ] as const)('%s claims %s', (path, section) => {
    expect(stateOf(loaded(path, ''), section)).toBe('complete');
  });

  it.each([
    'ArcConfiguration.json',
    'AcceptedDomain-and-RemoteDomain.json',
    'ArcConfig/export.json',
    'MyInboundConnector.json',
  ])('%s claims nothing', (path) => {
    expect(refusalOf(path, '')).toMatch(/holds no objects/);
  });
});

describe('what is no JSON', () => {
  it('names line and column, and that the file is cut off', () => {
    const refused = loadFile('tenant.json', '{\n  "TransportRule": [\n    { "Name": "a"');
    expect(refused.diagnostics).toMatchObject([
      { id: 'input/not-json', level: 'error', at: { kind: 'file', path: 'tenant.json', line: 3, column: 18 } },
    ]);
    expect(refused.diagnostics[0]?.message).toMatch(/truncated \(line 3, column 18\)\. Export it again/);
  });

  it('names the place of a second document', () => {
    expect(refusalOf('a.json', '{"TransportRule": []}\n{"ArcConfig": []}')).toMatch(
      /second JSON document.*line 2, column 1.*Hawk.*a file of its own/,
    );
  });

  it('names the place of a missing value', () => {
    expect(refusalOf('a.json', '{"transport_rule": ,\n"a": 1}')).toMatch(/line 1, column 20/);
  });

  it('says what to export when the text is nothing known', () => {
    expect(refusalOf('a.txt', 'hello')).toMatch(
      /not valid JSON.*Get-TransportRule -ResultSize Unlimited \| ConvertTo-Json -Depth 6/,
    );
  });
});

describe('hostile JSON', () => {
  it('refuses 100,000 levels without a crash', () => {
    const depth = 100_000;
    expect(refusalOf('a.json', '['.repeat(depth) + ']'.repeat(depth))).toMatch(/nested 100000 levels deep.*256/);
    expect(refusalOf('a.json', `{"TransportRule":${'{"deeper":'.repeat(depth)}1${'}'.repeat(depth)}}`)).toMatch(
      /levels deep/,
    );
  });

  it('reads what is nested less', () => {
    const nested = '['.repeat(200) + ']'.repeat(200);
    expect(
      loaded('a.json', `{"ArcConfig": [{"ArcTrustedSealers": "a.example.com", "Extra": ${nested}}]}`).records,
    ).toHaveLength(1);
  });

  it('takes __proto__ and constructor as data', () => {
    const file = loaded(
      'a.json',
      '{"__proto__": [{"Name": "x"}], "constructor": 1, "toString": 2, "ArcConfig": [{"__proto__": {"ArcTrustedSealers": "evil"}, "hasOwnProperty": 1}]}',
    );
    expect(file.records).toHaveLength(1);
    expect(Object.keys(file.records[0]?.raw ?? {})).toEqual(['__proto__', 'hasOwnProperty']);
    expect(file.diagnostics.map(({ message }) => message).join()).toMatch(/`__proto__` is no section/);
  });

  it('reads lists of __proto__ as a kind by their own properties only', () => {
    expect(refusalOf('a.json', '[{"__proto__": {"ArcTrustedSealers": "evil.example.com"}}]')).toMatch(
      /neither a tenant export/,
    );
  });

  it('warns of keys given twice, with line and column', () => {
    const file = loaded('a.json', '{"TransportRule": [\n{"Name": "a", "State": "Enabled",\n "State": "Disabled"}]}');
    expect(file.diagnostics).toMatchObject([
      { id: 'input/duplicate-key', level: 'warning', at: { kind: 'file', path: 'a.json', line: 3, column: 2 } },
    ]);
    expect(file.records[0]?.raw['State']).toBe('Disabled');
  });

  it('keeps integers beyond 2^53 from harming the rest', () => {
    const text = JSON.stringify([arcConfig({})]).replace('{', '{"Big": 9223372036854775807123,');
    expect(loaded('a.json', text).records).toHaveLength(1);
  });

  it('reads more objects than a function takes arguments', () => {
    const many = `[${'{"Name":"a"},'.repeat(130_000)}null]`;
    expect(loaded('a.json', `{"TransportRule": ${many}}`).records).toHaveLength(130_000);
  });

  it('does not recognize bare values', () => {
    for (const text of ['1', '"text"', 'true', '[1]', '{}']) {
      expect(refusalOf('a.json', text)).toMatch(/neither a tenant export nor the output of a cmdlet/);
    }
  });
});
