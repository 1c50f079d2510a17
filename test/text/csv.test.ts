import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvReadings, csvRow, type Delimiter } from '../../src/text/csv.ts';

/** All records of a text, each field as its value. */
function recordsOf(text: string, delimiter: Delimiter): readonly (readonly string[])[] {
  const records: string[][] = [];
  for (let at = 0; at < text.length;) {
    const { fields, next } = csvRow(text, at, delimiter, 100);
    records.push(fields.map(({ value }) => value));
    at = next;
  }
  return records;
}

describe('records of CSV (RFC 4180, 2)', () => {
  it.each([
    [
      'plain fields',
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'an empty last field',
      'a,\r\n,',
      [
        ['a', ''],
        ['', ''],
      ],
    ],
    ['quoted fields', '"a,b","c\r\nd"', [['a,b', 'c\r\nd']]],
    ['doubled quotes', '"a""b",""""', [['a"b', '"']]],
    ['lone line feeds', 'a\nb', [['a'], ['b']]],
    ['lone carriage returns', 'a\rb', [['a'], ['b']]],
  ] as const)('%s', (_, text, expected) => {
    expect(recordsOf(text, ',')).toEqual(expected);
  });

  it('tell null from an empty text, and what is odd', () => {
    const { fields } = csvRow(',"",a"b,"a"b,"a" ', 0, ',', 10);
    expect(fields.map(({ isQuoted, isOdd }) => [isQuoted, isOdd])).toEqual([
      [false, false],
      [true, false],
      [false, true],
      [true, true],
      [true, false],
    ]);
  });

  it('say where a quote is that has no end', () => {
    expect(csvRow('a,"b""', 0, ',', 10)).toMatchObject({ unclosed: 2, next: 6 });
  });

  it('count fields that are not kept', () => {
    const { fields, count } = csvRow('a,b,c', 0, ',', 2);
    expect([fields.length, count]).toEqual([2, 3]);
  });

  it('read back as they were written, each field at its place', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\r\n', ' ', 'é') });
    const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.constantFrom(',' as const, ';' as const, '\t' as const), (written, delimiter) => {
        const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const text = written.map((row) => row.map(quote).join(delimiter)).join('\r\n');
        expect(recordsOf(text, delimiter)).toEqual(written);
        const { fields } = csvRow(text, 0, delimiter, 10);
        expect(fields.map(({ start, end }) => text.slice(start, end))).toEqual(written[0]?.map(quote));
      }),
    );
  });

  it('reads as it is searched for secrets', () => {
    expect([...csvReadings('"a""b"')]).toEqual(['"a""b"', '"a"b"']);
  });
});
