import { describe, expect, it } from 'vitest';
import { read, told } from './normalizing.ts';

const connector = (raw: object) => read('InboundConnector', { Name: 'c', ...raw });
const outbound = (raw: object) => read('OutboundConnector', { Name: 'c', ...raw });
const rule = (raw: object) => read('TransportRule', { Name: 'r', SetHeaderName: 'X-A', ...raw });
const remote = (raw: object) => read('RemoteDomain', { Name: 'd', ...raw });

describe('true or false', () => {
  it.each([
    [true, true],
    ['True', true],
    [' FALSE ', false],
    [null, 'unknown: unknown-value'],
    [1, 'unknown: wrong-type'],
    ['WAHR', 'unknown: wrong-type'],
    ['', 'unknown: wrong-type'],
    [[], 'unknown: wrong-type'],
    ['@{a=1}', 'unknown: lost-to-depth'],
  ])('%j is %j', (raw, expected) => {
    expect(told(connector({ RequireTls: raw }).view.RequireTls)).toBe(expected);
  });

  it('is false for an unset switch of a rule, and a state of its own where null is one', () => {
    expect(told(rule({ Quarantine: null }).view.Quarantine)).toBe(false);
    expect(told(rule({ Quarantine: 'True' }).view.Quarantine)).toBe(true);
    for (const value of [true, false, null]) {
      expect(told(remote({ TNEFEnabled: value }).view.TNEFEnabled)).toBe(value);
    }
    expect(told(remote({ TNEFEnabled: '' }).view.TNEFEnabled)).toBe('unknown: wrong-type');
    expect(told(remote({}).view.TNEFEnabled)).toBe('unknown: property-absent');
  });
});

describe('text', () => {
  it.each([
    ['a\r\nb', 'a\r\nb'],
    ['', ''],
    [' ', ' '],
    [null, null],
    [5, '5'],
    [true, 'unknown: wrong-type'],
    [['a'], 'unknown: wrong-type'],
    [{ a: 1 }, 'unknown: wrong-type'],
    ['System.Object[]', 'unknown: lost-to-depth'],
    ['System.Collections.Hashtable', 'unknown: lost-to-depth'],
    ['@{a=1; b=2}', 'unknown: lost-to-depth'],
    ['@{not lost}', '@{not lost}'],
  ])('%j is %j', (raw, expected) => {
    expect(told(connector({ Comment: raw }).view.Comment)).toBe(expected);
  });
});

describe('list', () => {
  it.each([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [[], []],
    [null, []],
    ['', []],
    [' ', []],
    [[null, '', ' '], []],
    [['smtp:*;1', ''], ['smtp:*;1']],
    ['smtp:*;1', ['smtp:*;1']],
    [['SMTP:*.contoso.com;5'], ['SMTP:*.contoso.com;5']],
    [{ value: ['a'], Count: 1 }, ['a']],
    [{ value: ['a'], Count: 1, Other: 2 }, 'unknown: wrong-type'],
    [[25], ['25']],
    [[true], 'unknown: wrong-type'],
    [5, 'unknown: wrong-type'],
    ['smtp:a.com;1 smtp:b.com;1', 'unknown: lost-to-depth'],
    ['System.Object[]', 'unknown: lost-to-depth'],
    ['System.String[]', 'unknown: lost-to-depth'],
    [['a', 'System.Collections.ArrayList'], 'unknown: lost-to-depth'],
    ['Microsoft.Exchange.Data.MultiValuedProperty`1[System.String]', 'unknown: lost-to-depth'],
  ])('%j is %j', (raw, expected) => {
    expect(told(connector({ SenderDomains: raw }).view.SenderDomains)).toEqual(expected);
  });

  it('keeps addresses as they are written', () => {
    const entries = [
      '192.0.2.1',
      '192.0.2.0/24',
      '192.0.2.1-192.0.2.9',
      '[192.0.2.1]',
      '192.168.0.1/25',
      '2001:db8::1',
    ];
    expect(told(connector({ SenderIPAddresses: entries }).view.SenderIPAddresses)).toEqual(entries);
  });

  it('keeps trusted sealers that are one comma-joined text', () => {
    const sealers = (raw: unknown) =>
      told(read('ArcConfig', { Identity: 'Default', ArcTrustedSealers: raw }).view.ArcTrustedSealers);
    expect(sealers(['a.example.com, B.example.com'])).toEqual(['a.example.com, B.example.com']);
    expect(sealers('a.example.com, b.example.com')).toEqual(['a.example.com, b.example.com']);
    expect(sealers(' ')).toEqual([]);
    expect(sealers([' '])).toEqual([]);
    expect(sealers('a.example.com b.example.com')).toBe('unknown: lost-to-depth');
  });

  it('keeps blanks inside the elements of a real list', () => {
    expect(told(rule({ SubjectContainsWords: ['two words'] }).view.SubjectContainsWords)).toEqual(['two words']);
  });
});

describe('choice', () => {
  it.each([
    ['Partner', 'Partner'],
    ['onpremises', 'OnPremises'],
    [1, 'unknown: unknown-value'],
    [null, 'unknown: unknown-value'],
    ['', 'unknown: unknown-value'],
    ['WAHR', 'unknown: unknown-value'],
    [{ value: 1, Value: 'Partner' }, 'Partner'],
    [{ value: 1 }, 'unknown: wrong-type'],
    [['Partner'], 'unknown: wrong-type'],
    ['System.Object', 'unknown: unknown-value'],
    ['@{a=b}', 'unknown: lost-to-depth'],
  ])('%j is %j', (raw, expected) => {
    expect(told(connector({ ConnectorType: raw }).view.ConnectorType)).toBe(expected);
  });

  // exports.md 4.2 and quirk 22: the same number is another name in another property.
  it.each([
    [0, 'Authoritative'],
    [2, 'InternalRelay'],
    [1, 'unknown: unknown-value'],
    [-1, 'unknown: unknown-value'],
    [0.5, 'unknown: unknown-value'],
    ['internalrelay', 'InternalRelay'],
    ['Autoritativ', 'unknown: unknown-value'],
  ])('of an accepted domain, %j is %j', (raw, expected) => {
    const { view } = read('AcceptedDomain', { DomainName: 'contoso.com', DomainType: raw });
    expect(told(view.DomainType)).toBe(expected);
  });

  it('may be unset where null means so', () => {
    expect(told(outbound({ TlsSettings: null }).view.TlsSettings)).toBeNull();
    expect(told(outbound({ TlsSettings: ' ' }).view.TlsSettings)).toBeNull();
    expect(told(outbound({ TlsSettings: 'domainvalidation' }).view.TlsSettings)).toBe('DomainValidation');
    expect(told(outbound({}).view.TlsSettings)).toBe('unknown: property-absent');
  });

  it('shows a value that it does not know, without control characters and not at full length', () => {
    const { view } = connector({ ConnectorType: `\u202e${'x'.repeat(100)}` });
    const fact = view.ConnectorType;
    expect(fact.known ? '' : fact.why.detail).toMatch(/^"\\u\{202e\}x{40,}…" is none of Partner, OnPremises$/);
  });
});

describe('whole number', () => {
  it.each([
    [-1, -1],
    ['-1', -1],
    [0, 0],
    [null, null],
    ['', null],
    ['high', 'unknown: wrong-type'],
    [1.5, 'unknown: wrong-type'],
    [true, 'unknown: wrong-type'],
    [2 ** 53, 'unknown: unknown-value'],
    ['9007199254740993', 'unknown: unknown-value'],
    ['@{a=1}', 'unknown: lost-to-depth'],
  ])('%j is %j', (raw, expected) => {
    expect(told(rule({ SetSCL: raw }).view.SetSCL)).toBe(expected);
  });
});

describe('date', () => {
  const instant = Date.UTC(2026, 6, 23, 21, 51, 45);
  it.each([
    ['2026-07-23T21:51:45Z', instant],
    ['2026-07-23T21:51:45.0000000+00:00', instant],
    ['2026-07-23T23:51:45+02:00', instant],
    ['2026-07-23T16:21:45-0530', instant],
    ['2026-07-23T21:51:45', instant],
    ['2026-07-23 21:51:45.5', instant + 500],
    ['2026-07-23', Date.UTC(2026, 6, 23)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    [`/Date(${instant})/`, instant],
    [`Date(${instant})`, instant],
    [`\\/Date(${instant})\\/`, instant],
    [`/Date(${instant}+0200)/`, instant],
    [{ value: `/Date(${instant})/`, DisplayHint: 2, DateTime: 'Donnerstag, 23. Juli 2026' }, instant],
    [{ value: '2026-07-23T21:51:45Z', DateTime: 'x' }, instant],
    [null, null],
    [' ', null],
    ['0001-01-01T00:00:00', null],
    ['/Date(-62135578800000)/', null],
    ['1601-01-01T05:00:00Z', null],
    ['1601-12-31T20:00:00-02:00', null],
    ['1602-01-01T00:00:00Z', Date.UTC(1602, 0, 1)],
    ['9999-12-31T23:59:59.9999999', 253402300799999],
    ['/Date(99999999999999999)/', 'unknown: wrong-type'],
    ['2026-02-29T00:00:00Z', 'unknown: wrong-type'],
    ['2026-13-01', 'unknown: wrong-type'],
    ['2026-04-31', 'unknown: wrong-type'],
    ['2026-07-23T25:00:00Z', 'unknown: wrong-type'],
    ['26/08/2024 12:41:04 AM', 'unknown: wrong-type'],
    ['07/23/2026 00=00=22', 'unknown: wrong-type'],
    ['2026-07-23T21:51:45.123456Z', instant + 123],
    ['2026-07-23T21:51:45.1234567', instant + 123],
    [1784843505000, 'unknown: wrong-type'],
    ['@{DateTime=x}', 'unknown: lost-to-depth'],
  ])('%j is %j', (raw, expected) => {
    expect(told(rule({ ExpiryDate: raw }).view.ExpiryDate)).toBe(expected);
  });
});

describe('dates of one object', () => {
  it('may have a zone or none, which means UTC (quirk 14)', () => {
    const { view } = rule({ WhenCreatedUTC: '2026-07-23T21:51:45', WhenChangedUTC: '2026-07-23T21:51:45Z' });
    expect(told(view.WhenCreatedUTC)).toBe(told(view.WhenChangedUTC));
  });
});

describe('what is not understood', () => {
  it('is reported once per property, with the object, the problem and the command', () => {
    const { view, messages } = connector({
      Name: 'Fro\u0007m',
      RequireTls: 1,
      SenderDomains: 'System.Object[]',
      Enabled: null,
    });
    expect(messages()).toEqual([]);
    expect([view.RequireTls, view.RequireTls, view.SenderDomains, view.Enabled].map(told)).toEqual([
      'unknown: wrong-type',
      'unknown: wrong-type',
      'unknown: lost-to-depth',
      'unknown: unknown-value',
    ]);
    const command = '`Get-InboundConnector -ResultSize Unlimited | ConvertTo-Json -Depth 6`';
    expect(messages()).toEqual([
      String.raw`InboundConnector Fro\u{7}m: RequireTls counts as unknown, because expected true or false, found a number. Export it again: ${command}.`,
      String.raw`InboundConnector Fro\u{7}m: SenderDomains counts as unknown, because -Depth was too small and left only the name of a type or a joined text. Export it again: ${command}.`,
    ]);
    expect(view.SenderDomains.known ? '' : view.SenderDomains.why.command).toBe(command.slice(1, -1));
  });

  it('never shows a value that is no choice', () => {
    const { view, messages } = rule({
      SetHeaderValue: { secret: 'opensesame' },
      HeaderContainsWords: [{ value: 'opensesame' }],
    });
    expect([view.SetHeaderValue, view.HeaderContainsWords].map(told)).toEqual([
      'unknown: wrong-type',
      'unknown: wrong-type',
    ]);
    expect(messages()).toHaveLength(2);
    expect(messages().join()).not.toContain('opensesame');
  });
});
