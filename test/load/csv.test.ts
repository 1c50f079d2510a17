import { describe, expect, it } from 'vitest';
import { whyUnread } from '../../src/model/index.ts';
import { asCsv } from '../helpers/formats/csv.ts';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { normalizeFiles, objectsOf, told } from '../normalize/normalizing.ts';
import { cutOut } from './cut-out.ts';
import { utf16 } from '../helpers/formats/utf16.ts';
import { loaded, refusalOf, stateOf } from './loading.ts';

/** A table of inbound connectors with one further column. */
function table(column: string, ...fields: readonly string[]): string {
  const rows = fields.map((field, index) => `"c${index}","smtp:*;1","False",${field}`);
  return [`"Name","SenderDomains","RestrictDomainsToCertificate","${column}"`, ...rows, ''].join('\r\n');
}

/** What a field reads as, or why it is lost. */
function read(column: string, ...fields: readonly string[]): unknown {
  const value = loaded('a.csv', table(column, ...fields)).records[0]?.raw[column];
  return whyUnread(value)?.reason ?? value;
}

const fields: readonly (readonly [string, string, string, unknown])[] = [
  ['nothing at all is null (2.3)', 'TlsSenderCertificateName', '', null],
  ['an empty text is one', 'Comment', '""', ''],
  ['an empty list is none', 'EFUsers', '""', ''],
  ['an empty truth value is null', 'RequireTls', '""', null],
  ['a list of which the type is left', 'EFUsers', '"System.Object[]"', 'not-in-format'],
  ['another type', 'EFUsers', '"System.String[]"', 'not-in-format'],
  ['a collection', 'EFUsers', '"System.Collections.ArrayList"', 'not-in-format'],
  ['a property bag', 'EFUsers', '"Microsoft.Exchange.Data.MultiValuedProperty`1[System.String]"', 'not-in-format'],
  ['a short type', 'EFUsers', '"MultiValuedProperty`1[SmtpDomain]"', 'not-in-format'],
  ['a list joined by ;', 'SenderIPAddresses', '"192.0.2.1;192.0.2.2"', ['192.0.2.1', '192.0.2.2']],
  ['a list joined by ; and a blank', 'SenderIPAddresses', '"192.0.2.1; 192.0.2.2"', ['192.0.2.1', '192.0.2.2']],
  ['a list joined by ,', 'SenderIPAddresses', '"192.0.2.1,192.0.2.2"', ['192.0.2.1', '192.0.2.2']],
  ['a list joined by |', 'SenderIPAddresses', '"192.0.2.1|192.0.2.2"', ['192.0.2.1', '192.0.2.2']],
  ['a list joined by line breaks', 'SenderIPAddresses', '"192.0.2.1\r\n192.0.2.2"', ['192.0.2.1', '192.0.2.2']],
  ['a list joined by blanks', 'SenderIPAddresses', '"192.0.2.1 192.0.2.2"', ['192.0.2.1', '192.0.2.2']],
  ['a list joined by two separators', 'SenderIPAddresses', '"192.0.2.1;192.0.2.2,192.0.2.3"', 'undetermined'],
  ['a list with a hole', 'SenderIPAddresses', '"192.0.2.1;;192.0.2.3"', 'undetermined'],
  ['names of people', 'EFUsers', '"Doe, Jane"', 'undetermined'],
  ['one name', 'EFUsers', '"jane"', ['jane']],
  ['a list in braces', 'SenderIPAddresses', '"{192.0.2.1, 192.0.2.2}"', ['192.0.2.1', '192.0.2.2']],
  ['a list in braces that is cut', 'SenderIPAddresses', '"{192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4...}"', 'partial'],
  ['true', 'RequireTls', '"True"', true],
  ['German', 'RequireTls', 'WAHR', true],
  ['German', 'RequireTls', 'FALSCH', false],
  ['French', 'RequireTls', 'VRAI', true],
  ['French', 'RequireTls', 'FAUX', false],
  ['Spanish', 'RequireTls', 'VERDADERO', true],
  ['Italian', 'RequireTls', 'FALSO', false],
  ['Dutch', 'RequireTls', 'ONWAAR', false],
  ['Turkish', 'RequireTls', 'YANLIŞ', false],
  ['Russian', 'RequireTls', 'ИСТИНА', true],
  ['no truth value', 'RequireTls', 'perhaps', 'perhaps'],
  ['a text in another language stays one', 'Comment', 'WAHR', 'WAHR'],
  ['quotes in an unquoted field', 'Comment', 'a "b"', 'undetermined'],
  ['text behind the quote', 'Comment', '"a" b', 'undetermined'],
  ['doubled quotes', 'Comment', '"a ""b"""', 'a "b"'],
  ['a text of several lines', 'Comment', '"a\r\nb,c;d"', 'a\r\nb,c;d'],
];

describe('a field of Export-Csv', () => {
  it.each(fields)('%s: %s', (_, column, field, expected) => {
    expect(read(column, field)).toEqual(expected);
  });

  it('with words is split nowhere, since words may hold everything', () => {
    const raw = (words: string): unknown =>
      loaded('a.csv', `"Name","Mode","StopRuleProcessing","SubjectContainsWords"\r\n"a","Enforce","False","${words}"`)
        .records[0]?.raw['SubjectContainsWords'];
    expect(raw('urgent')).toBe('urgent');
    for (const words of ['a, b', 'pay now', 'a;b']) expect(whyUnread(raw(words))?.reason).toBe('undetermined');
  });

  it('keeps address spaces whole, whatever joins them', () => {
    for (const separator of [';', '; ', ',', ', ', '|', ' ', '\n']) {
      const text = table('Comment', '""').replace('"smtp:*;1"', `"smtp:*;1${separator}smtp:contoso.com;5"`);
      expect(loaded('a.csv', text).records[0]?.raw['SenderDomains']).toEqual(['smtp:*;1', 'smtp:contoso.com;5']);
    }
  });
});

describe('dates of a table', () => {
  it.each([
    ['dots put the day first', ['01.02.2017 19:07:42'], '2017-02-01T19:07:42'],
    ['a day above 12 shows itself', ['10/17/2022 9:24:27 AM'], '2022-10-17T09:24:27'],
    ['noon and midnight', ['26/08/2024 12:41:04 AM'], '2024-08-26T00:41:04'],
    ['the other rows say it', ['03/04/2024 1:02:03 PM', '28/04/2024 1:02:03 PM'], '2024-04-03T13:02:03'],
    ['the other rows say it', ['03/04/2024 1:02:03 PM', '04/28/2024 1:02:03 PM'], '2024-03-04T13:02:03'],
    ['nothing says it', ['03/04/2024 1:02:03 PM'], 'undetermined'],
    ['the rows contradict each other', ['03/04/2024', '28/04/2024', '04/28/2024'], 'undetermined'],
    ['day and month are the same', ['05/05/2024'], '2024-05-05T00:00:00'],
    ['the year comes first', ['2024/03/04 5:06:07'], '2024-03-04T05:06:07'],
    ['ISO stays ISO', ['2024-03-04T05:06:07Z'], '2024-03-04T05:06:07Z'],
    ['two digits of a year stay a text', ['03/04/24'], '03/04/24'],
    ['an hour that does not exist', ['13.04.2024 25:00:00'], '13.04.2024 25:00:00'],
  ] as const)('%s (exports.md 4.6)', (_, dates, expected) => {
    expect(read('WhenChangedUTC', ...dates)).toBe(expected);
  });

  it('that are read are UTC, as the property says', () => {
    const { tenant } = normalizeFiles({ 'a.csv': table('WhenChangedUTC', '01.02.2017 19:07:42') });
    const [view] = objectsOf(tenant, 'InboundConnector');
    expect(view === undefined ? '' : told(view.WhenChangedUTC)).toBe(Date.UTC(2017, 1, 1, 19, 7, 42));
  });
});

describe('Export-Csv', () => {
  const text = asCsv([inboundConnector({ Name: 'a' }), inboundConnector({ Name: 'b, c' })], ';');

  it('is read row by row, with the place of every field and entry', () => {
    const file = loaded('a.csv', text);
    expect(file.source.format).toBe('csv');
    expect(file.diagnostics).toEqual([]);
    expect(stateOf(file, 'InboundConnector')).toBe('complete');
    expect([cutOut(file, '/1/Name'), cutOut(file, '/1/SenderDomains/0')]).toEqual([['"b, c"'], ['smtp:*;1']]);
    expect(cutOut(file, '/0')[0]).toMatch(/^"True",.*"Unchanged"$/);
    const several = loaded('a.csv', table('SenderIPAddresses', '"192.0.2.1; 192.0.2.22"'));
    expect(cutOut(several, '/0/SenderIPAddresses/1')).toEqual(['192.0.2.22']);
  });

  it.each([
    ['a line with the type', `#TYPE Deserialized.X\r\n${text}`],
    ['a type after Excel', `#TYPE Deserialized.X;;;\r\n${text}`],
    ['a delimiter for Excel', `sep=,\r\n${text}`],
    ['a second byte order mark', `\ufeff\ufeff${text}`],
    ['empty lines', `\r\n${text}\r\n\r\n`],
    ['UTF-16', utf16(text)],
    ['other line ends', text.replaceAll('\r\n', '\n')],
    ['upper-case names', text.replace(/^.*\r\n/, (head) => head.toUpperCase())],
  ])('is read with %s', (_, content) => {
    const { records } = loaded('a.csv', content);
    expect(records.map(({ raw }) => raw['Name'] ?? raw['NAME'])).toEqual(['a', 'b, c']);
  });

  it.each([';', '\t'])('is read with the delimiter %j', (delimiter) => {
    const rows = ['Name,SmartHosts,RouteAllMessagesViaOnPremises,Comment', 'a,mail.example.com,False,', 'b,,True,x'];
    const { records } = loaded('a.csv', rows.join('\n').replaceAll(',', delimiter));
    expect(records.map(({ raw }) => Object.values(raw))).toEqual([
      ['a', ['mail.example.com'], false, null],
      ['b', null, true, 'x'],
    ]);
  });

  it('may have one column', () => {
    expect(loaded('a.csv', '"ArcTrustedSealers"\r\n"mxhero.com"\r\n').records[0]?.raw).toEqual({
      ArcTrustedSealers: ['mxhero.com'],
    });
  });

  it('with a head alone says that there is nothing, where the name of the file says of what', () => {
    const [head = ''] = text.split('\r\n');
    expect(stateOf(loaded('Get-InboundConnector.csv', `${head}\r\n`), 'InboundConnector')).toBe('complete');
    expect(refusalOf('a.csv', head)).toMatch(/holds no objects/);
  });

  it('does not believe a row that has more fields than the table has columns', () => {
    const file = loaded('a.csv', table('Comment', '"x"', 'a,b'));
    const [first, second] = file.records;
    expect(first?.raw['Comment']).toBe('x');
    expect(Object.values(second?.raw ?? {}).map((value) => whyUnread(value)?.reason)).toEqual(
      Array(4).fill('undetermined'),
    );
    expect(file.diagnostics.map(({ message }) => message).join()).toMatch(
      /^1 row has another number of fields .* line 3\./,
    );
  });

  it('lacks what a short row lacks, and doubts the whole for a row that is no object', () => {
    const file = loaded('a.csv', `${table('Comment', '"x"')}"d","smtp:*;1","False"\r\n`);
    expect(Object.hasOwn(file.records[1]?.raw ?? {}, 'Comment')).toBe(false);
    expect(stateOf(file, 'InboundConnector')).toBe('complete');
    expect(stateOf(loaded('a.csv', `${table('Comment', '"x"')}end of list\r\n`), 'InboundConnector')).toBe(
      'partial: partial',
    );
  });

  it('does not choose between two columns of one name', () => {
    expect(whyUnread(loaded('a.csv', table('Name', '"other"')).records[0]?.raw['Name'])?.reason).toBe('conflict');
  });

  it('says that question marks may have been letters, and only then (quirk 34)', () => {
    const hints = (name: string): number =>
      loaded('a.csv', asCsv([inboundConnector({ Name: name })])).diagnostics.filter(
        ({ id }) => id === 'input/lost-characters',
      ).length;
    expect([hints('B?ro'), hints('??'), hints('B?ro ä'), hints('Really?'), hints('Office')]).toEqual([1, 1, 0, 0, 0]);
  });

  it('refuses two tables in one file, with the line of the second one', () => {
    expect(refusalOf('a.csv', text + text)).toMatch(/table of Export-Csv, and a second document starts in line 4/);
    expect(refusalOf('a.csv', `${text}#TYPE X\r\n${text}`)).toMatch(/second document starts in line 4/);
  });

  it('refuses a quote without its end, with its place', () => {
    expect(refusalOf('a.csv', table('Comment', '"x'))).toMatch(
      /quote in line 2, column 25 has no end.*Get-InboundConnector/,
    );
  });

  it('refuses columns of no kind', () => {
    expect(refusalOf('a.csv', '"Name","Guid"\r\n"a","b"\r\n')).toMatch(/a table, but its columns are those of no kind/);
  });

  it('believes the name of the file for rows without telling columns', () => {
    expect(loaded('Get-RemoteDomain.csv', '"Name","DomainName"\r\n"Default","*"\r\n').records[0]?.section).toBe(
      'RemoteDomain',
    );
  });

  it('doubts exactly 1,000 objects', () => {
    const many = Array.from({ length: 1000 }, (_, index) => inboundConnector({ Name: `c${index}` }));
    expect(stateOf(loaded('a.csv', asCsv(many)), 'InboundConnector')).toBe('partial: partial');
  });

  it('is refused with more rows than a tenant has objects', () => {
    const rows = (count: number) => `Name,ArcTrustedSealers\n${'a,example.com\n'.repeat(count)}`;
    expect(loaded('a.csv', rows(50_000)).records).toHaveLength(50_000);
    expect(refusalOf('a.csv', rows(50_001))).toMatch(/more than 50000 rows.*Get-ArcConfig/);
  });
});
