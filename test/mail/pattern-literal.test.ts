import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalOfPattern, metacharacters } from '../../src/mail/pattern-literal.ts';

/** What `[regex]::Escape` of .NET writes. */
function netEscape(text: string): string {
  const named = new Map([
    ['\t', '\\t'],
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\f', '\\f'],
  ]);
  return text.replace(/[\\*+?|{[()^$.# \t\n\r\f]/g, (character) => named.get(character) ?? `\\${character}`);
}

describe('literalOfPattern', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['ab\\-12\\.cd', 'ab-12.cd'],
    ['a\\ b\\#c', 'a b#c'],
    ['a b#c', 'a b#c'],
    ['\\t\\n\\r\\f\\v\\a\\e', '\t\n\r\f\v\u0007\u001b'],
    ['\\x41\\u00e9\\cI', 'Aé\t'],
    ['\\ud83d\\ude00', '😀'],
    ['\\😀', '😀'],
    ['a}]b', 'a}]b'],
    ['\\\\d', '\\d'],
    ['\\{id\\}', '{id}'],
    ['\\<id\\>', '<id>'],
    ['a-b_c=d&e/f', 'a-b_c=d&e/f'],
  ])('%j stands for %j', (pattern, text) => {
    expect(literalOfPattern(pattern)).toBe(text);
    expect(metacharacters(pattern)).toEqual([]);
  });

  it.each([
    ['^abc$', ['^', '$']],
    ['a.c.d', ['.']],
    ['a*', ['*']],
    ['a+?', ['+', '?']],
    ['a|b', ['|']],
    ['{id}', ['{']],
    ['[ab]', ['[']],
    ['(ab)', ['(', ')']],
    ['\\d', ['\\']],
    ['\\bword\\b', ['\\']],
    ['ab\\', ['\\']],
    ['\\1', ['\\']],
    ['\\0', ['\\']],
    ['\\_', ['\\']],
    ['\\é', ['\\']],
    ['\\x4', ['\\']],
    ['\\u12', ['\\']],
    ['\\X41', ['\\']],
    ['\\c1', ['\\']],
    ['\\k<a>', ['\\']],
    ['\\<a>', ['\\']],
    ["\\'a'", ['\\']],
    ['\\Qa\\E', ['\\']],
    ['\\\\.', ['.']],
  ])('%j is a real pattern because of %j', (pattern, found) => {
    expect(literalOfPattern(pattern)).toBeUndefined();
    expect(metacharacters(pattern)).toEqual(found);
  });

  it('undoes the escaping of .NET for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(literalOfPattern(netEscape(text))).toBe(text);
      }),
    );
    const nasty = fc.string({ unit: fc.constantFrom(..."\\*+?|{}[]()^$.# \t\n\r\fab-1<>'".split('')) });
    fc.assert(
      fc.property(nasty, (text) => {
        expect(literalOfPattern(netEscape(text))).toBe(text);
      }),
    );
  });

  it('is undefined exactly when there are metacharacters', () => {
    const pattern = fc.string({ unit: fc.constantFrom(..."\\*.$(abdxu01<'> -".split('')) });
    fc.assert(
      fc.property(pattern, (text) => {
        expect(literalOfPattern(text) === undefined).toBe(metacharacters(text).length > 0);
      }),
    );
  });

  it('agrees with the platform on what a literal pattern matches', () => {
    const pattern = fc.string({
      unit: fc.constantFrom('a', 'b', '\\.', '\\-', '\\\\', '\\t', '\\x41', '\\u0042', '-', ' '),
    });
    fc.assert(
      fc.property(pattern, (text) => {
        const literal = literalOfPattern(text) ?? '\0';
        expect(new RegExp(`^(?:${text})$`).test(literal)).toBe(true);
      }),
    );
  });
});
