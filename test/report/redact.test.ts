import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createSecrets, type Secret } from '../../src/analyze/secret.ts';
import { holdsSecret, redact, redactFinished } from '../../src/analyze/redact.ts';
import { codeSpan, escapeMarkdown } from '../../src/text/escape-markdown.ts';
import { escapeSarif } from '../../src/text/escape-sarif.ts';
import { escapeTerminal } from '../../src/text/escape-terminal.ts';

function valuesOf(...texts: string[]): ReadonlyMap<string, Secret> {
  return new Map(texts.map((text, index) => [text, { secret: true, label: `value ${index + 1}` }]));
}

describe('redaction', () => {
  it.each([
    ['Rule abcd-1234-efgh', 'Rule value 1'],
    ['ABCD-1234-EFGH', 'value 1'],
    ['xabcd-1234-efghx', 'xvalue 1x'],
    [String.raw`^abcd\-1234\-efgh$`, '^value 1$'],
    ['abcd-1234-efg', 'abcd-1234-efg'],
    ['abcd-1234-efgh abcd-1234-efgh', 'value 1 value 1'],
  ])('replaces a value: %s', (text, expected) => {
    expect(redact(valuesOf('abcd-1234-efgh'))(text)).toBe(expected);
  });

  it('takes a short value for one only as a whole word', () => {
    const clean = redact(valuesOf('x1y2'));
    expect(clean("Rule 'x1y2' and X1Y2.")).toBe("Rule 'value 1' and value 1.");
    expect(clean('x1y2z, ax1y2, x1y2_')).toBe('x1y2z, ax1y2, x1y2_');
  });

  it('takes the rest of the line with a value that is too long for a pattern', () => {
    const long = `${'-'.repeat(5000)}abcd`;
    expect(redact(valuesOf(long))(`before ${long} behind\nnext`)).toBe('before value 1\nnext');
    expect(holdsSecret(valuesOf(long))(`before ${long}`)).toBe(true);
    expect(holdsSecret(valuesOf(long))('abcd')).toBe(false);
  });

  it('finds one of very many values', () => {
    const many = valuesOf(...Array.from({ length: 6000 }, (_, index) => `abcd-1234-efgh-${index}-ijkl`));
    expect(redact(many)('Rule ABCD-1234-EFGH-4711-IJKL')).toBe('Rule value 4712');
    expect(redact(many)([...many.keys()].join('\n'))).not.toContain('abcd');
  });

  it('takes the longer of two values first', () => {
    const clean = redact(valuesOf('abcd-1234', 'abcd-1234-efgh'));
    expect(clean('abcd-1234-efgh and abcd-1234')).toBe('value 2 and value 1');
  });

  it('changes nothing without values, and ignores a blank one', () => {
    expect(redact(valuesOf())('any text')).toBe('any text');
    expect(redact(valuesOf(''))('any text')).toBe('any text');
    expect(holdsSecret(valuesOf())('any text')).toBe(false);
  });

  it('leaves short words of a finished report alone', () => {
    const values = valuesOf('high', 'abcd-1234-efgh');
    expect(redactFinished(values)('high: abcd-1234-efgh')).toBe('high: value 2');
    expect(redactFinished(valuesOf('high'))('high')).toBe('high');
  });

  it('finds a value wherever it finds one to replace', () => {
    const holds = holdsSecret(valuesOf('abcd-1234-efgh'));
    expect(holds('Rule ABCD-1234-EFGH')).toBe(true);
    expect(holds('Rule abcd')).toBe(false);
    expect(holds('again abcd-1234-efgh')).toBe(true);
  });

  it.each([
    ['the terminal', escapeTerminal],
    ['a SARIF message', escapeSarif],
    ['Markdown', (text: string) => escapeMarkdown(text)],
    ['a code span', (text: string) => codeSpan(text)],
  ])('finds a value as it is escaped for %s', (_, escape) => {
    const value = fc
      .stringMatching(/^[a-z0-9][ -~\u202e]{8,20}[a-z0-9]$/)
      .filter((text) => !/[@#:]|www|::/i.test(text));
    fc.assert(
      fc.property(value, (text) => {
        const values = valuesOf(text);
        expect(redactFinished(values)(`before ${escape(text)} after`)).toBe(
          'before value 1 after'.replace('value 1', around(escape(text))),
        );
      }),
    );
  });

  it('lets no value through, whatever surrounds it', () => {
    const part = fc.string({ unit: 'binary', maxLength: 20 });
    const value = fc.string({ unit: 'binary', minLength: 8, maxLength: 30 }).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(part, value, part, (before, text, after) => {
        const secrets = createSecrets();
        secrets.of(text);
        fc.pre(secrets.texts().size === 1 && !'value 1'.includes(text.toLowerCase()));
        const clean = redact(secrets.texts())(before + text + after);
        expect(holdsSecret(secrets.texts())(before + text + after)).toBe(true);
        expect(clean).toContain('value 1');
      }),
      { numRuns: 50 },
    );
  });
});

/** What remains of the quoting of an escaped value once the value is replaced. */
function around(escaped: string): string {
  const fence = /^`+ ?/.exec(escaped)?.[0] ?? '';
  return `${fence}value 1${fence.split('').toReversed().join('')}`;
}
