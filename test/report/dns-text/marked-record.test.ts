import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedRecord } from '../../../src/report/dns-text/marked-record.ts';
import { hasUnseen } from '../../../src/text/visible.ts';

function lines(record: string, marks: readonly { start: number; end: number }[], width = 40): readonly string[] {
  return markedRecord(record, marks, width).flatMap(({ text, carets }) => (carets === '' ? [text] : [text, carets]));
}

describe('a marked record', () => {
  it('has carets under what is marked, in its own line', () => {
    const record = 'v=spf1 include:a.example.com ipv4:192.0.2.1 -all';
    expect(lines(record, [{ start: 29, end: 33 }])).toEqual([
      'v=spf1 include:a.example.com',
      'ipv4:192.0.2.1 -all',
      '^^^^',
    ]);
    expect(lines(record, [])).toEqual(['v=spf1 include:a.example.com', 'ipv4:192.0.2.1 -all']);
  });

  it('breaks at blanks, and words only where they are longer than a line', () => {
    expect(lines('v=spf1  include:a  -all', [], 16)).toEqual(['v=spf1', 'include:a', '-all']);
    expect(lines(`v=spf1 ${'x'.repeat(50)} -all`, [{ start: 7, end: 57 }], 24)).toEqual([
      'v=spf1',
      'x'.repeat(20),
      '^'.repeat(20),
      'x'.repeat(20),
      '^'.repeat(20),
      `${'x'.repeat(10)} -all`,
      '^'.repeat(10),
    ]);
  });

  it('shows bytes that are no ASCII by their number, and marks all of it', () => {
    const record = 'v=spf1 \xe2\x80\x9cip4';
    expect(lines(record, [{ start: 7, end: 10 }])).toEqual([
      'v=spf1 \\xe2\\x80\\x9cip4',
      `${' '.repeat(7)}${'^'.repeat(12)}`,
    ]);
  });

  it('marks one column where a mark is empty', () => {
    expect(lines('v=spf1 a:', [{ start: 8, end: 8 }])).toEqual(['v=spf1 a:', '        ^']);
  });

  it('never begins a line with a command of a CI runner, nor holds one', () => {
    expect(lines('::error::x ##vso[task] a', [], 14).join('\n')).not.toMatch(/^::|##/m);
  });

  it('cuts what nobody reads', () => {
    const cut = markedRecord('a '.repeat(40_000), [], 80)
      .map(({ text }) => text)
      .join(' ');
    expect(cut.length).toBeLessThan(5000);
    expect(cut.endsWith('…')).toBe(true);
  });

  it('keeps every word in order within the columns, harmless, with carets no longer than the line', () => {
    const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(
        fc.string({ unit: byte, maxLength: 200 }),
        fc.nat(200),
        fc.nat(20),
        fc.integer({ min: 12, max: 120 }),
        (record, start, length, width) => {
          for (const { text, carets } of markedRecord(record, [{ start, end: start + length }], width)) {
            expect(text.length).toBeLessThanOrEqual(width);
            expect(carets.length).toBeLessThanOrEqual(text.length);
            expect(hasUnseen(text)).toBe(false);
            expect(text).toMatch(/^[ -~…]*$/);
          }
        },
      ),
    );
  });
});
