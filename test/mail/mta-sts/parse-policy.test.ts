import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUsablePolicy, parseStsPolicy } from '../../../src/mail/mta-sts/parse-policy.ts';

const good = ['version: STSv1', 'mode: enforce', 'mx: mail.contoso.com', 'max_age: 604800'];

/** A good policy with some lines in place of those with the same key. */
function withLines(...lines: readonly string[]): string {
  const keys = new Set(lines.map((line) => line.split(':')[0]));
  return [...good.filter((line) => !keys.has(line.split(':')[0])), ...lines].join('\n');
}

function kinds(body: string): readonly string[] {
  return parseStsPolicy(body).problems.map(({ kind }) => kind);
}

describe('parseStsPolicy (RFC 8461, section 3.2)', () => {
  it.each(['\n', '\r\n'])('reads lines that end in %j', (end) => {
    const body = [...good, 'mx: *.Mail.protection.outlook.com  ', ''].join(end);
    const policy = parseStsPolicy(body);
    expect(policy).toEqual({
      version: 'STSv1',
      mode: 'enforce',
      maxAge: 604_800,
      mx: ['mail.contoso.com', '*.mail.protection.outlook.com'],
      problems: [],
    });
    expect(isUsablePolicy(policy)).toBe(true);
  });

  it.each<[string, string, readonly string[]]>([
    ['keys that it does not know are allowed', withLines('extension: a b c'), []],
    ['blanks after the colon are not needed', withLines('mode:testing'), []],
    ['no mx is needed for mode none', 'version: STSv1\nmode: none\nmax_age: 0', []],
    ['the longest max_age', withLines('max_age: 31557600'), []],
    ['a longer one', withLines('max_age: 31557601'), ['max-age-too-large']],
    ['no number', withLines('max_age: 7d'), ['max-age-invalid']],
    ['a negative number', withLines('max_age: -1'), ['max-age-invalid']],
    ['more than ten digits', withLines('max_age: 00000604800'), ['max-age-invalid']],
    ['another version', withLines('version: STSv2'), ['version-invalid']],
    ['another mode', withLines('mode: Enforce'), ['mode-invalid']],
    ['a star inside', withLines('mx: mail.*.contoso.com'), ['mx-invalid']],
    ['a list on one line', withLines('mx: a.contoso.com, b.contoso.com'), ['mx-invalid']],
    ['a star alone', withLines('mx: *'), ['mx-invalid']],
    ['a final dot', withLines('mx: mail.contoso.com.'), ['mx-invalid']],
    ['a line without colon', withLines('hello'), ['malformed-line']],
    [
      'a page',
      '<html>\n</html>',
      ['malformed-line', 'malformed-line', 'mx-missing', 'version-missing', 'mode-missing', 'max-age-missing'],
    ],
    [
      'keys in another case',
      'Version: STSv1\nMode: none\nMax_age: 1',
      ['mx-missing', 'version-missing', 'mode-missing', 'max-age-missing'],
    ],
  ])('%s', (_, body, expected) => {
    expect(kinds(body)).toEqual(expected);
    expect(isUsablePolicy(parseStsPolicy(body))).toBe(expected.length === 0);
  });

  it('names the line and the value at fault', () => {
    expect(parseStsPolicy('version: STSv1\r\nmode: on\r\n').problems[0]).toEqual({
      kind: 'mode-invalid',
      line: 2,
      text: 'on',
    });
  });

  it('counts the first of two modes and stays usable', () => {
    const policy = parseStsPolicy([...good, 'mode: none'].join('\n'));
    expect(policy).toMatchObject({ mode: 'enforce', problems: [{ kind: 'duplicate', line: 5 }] });
    expect(isUsablePolicy(policy)).toBe(true);
  });

  it('holds no invalid field, whatever the text', () => {
    const line = fc
      .constantFrom('version', 'mode', 'max_age', 'mx')
      .chain((key) =>
        fc
          .string({ unit: fc.constantFrom('*', '.', 'a', '1', ' ', ':', '-', '\r') })
          .map((value) => `${key}: ${value}`),
      );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const policy = parseStsPolicy(lines.join('\n'));
        expect(policy.maxAge ?? 0).toBeLessThanOrEqual(31_557_600);
        for (const pattern of policy.mx) expect(pattern).toMatch(/^(?:\*\.)?[a-z0-9][a-z0-9.-]*$/);
      }),
    );
  });
});
