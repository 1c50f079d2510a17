import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meantValue, meantValues, plainText } from '../../../src/analyze/recognize/value-texts.ts';

describe('plainText', () => {
  it.each([
    ['ab-12', 'ab-12'],
    ['^ab-12$', 'ab-12'],
    ['\\Aab\\z', 'ab'],
    ['\\bab\\b', 'ab'],
    ['ab\\-12\\.cd', 'ab-12.cd'],
    ['ab\\$', 'ab$'],
    ['^ab\\$$', 'ab$'],
    ['a.b', undefined],
    ['(ab)', undefined],
    ['', ''],
  ])('of %j is %j', (pattern, expected) => {
    expect(plainText(pattern)).toBe(expected);
  });
});

describe('meantValue', () => {
  it.each([
    [' ab-12 ', 'words', 'ab-12'],
    ['"ab-12"', 'words', 'ab-12'],
    ['\u201cab-12\u201d', 'words', 'ab-12'],
    ['*ab*', 'words', 'ab'],
    ['^ab$', 'words', 'ab'],
    ['ab.12', 'words', 'ab.12'],
    ['*', 'words', undefined],
    ['..', 'words', undefined],
    ['', 'words', undefined],
    ['^ab$', 'patterns', 'ab'],
    ['a.b', 'patterns', undefined],
    ['.', 'patterns', undefined],
  ] as const)('of %j as %s is %j', (text, match, expected) => {
    expect(meantValue(text, match)).toBe(expected);
  });
});

describe('meantValues', () => {
  it('takes words one by one and leaves out what is no value', () => {
    expect(meantValues({ match: 'words', texts: ['ab', '*', 'a|b'] })).toEqual(['ab', 'a|b']);
  });

  it('takes a choice of plain texts apart, and nothing else that is a pattern', () => {
    const texts = ['ab|^cd$', 'a\\|b', '(a|b)', '[a|b]', 'ab|c.', 'ab||cd'];
    expect(meantValues({ match: 'patterns', texts })).toEqual(['ab', 'cd', 'a|b']);
  });

  it('finds a value again however it was written', () => {
    const value = fc.stringMatching(/^[0-9a-z]+(?:[-.+$][0-9a-z]+)*$/);
    const escape = (text: string) => text.replaceAll(/[.+$]/g, '\\$&');
    fc.assert(
      fc.property(value, (text) => {
        const written = [escape(text), `^${escape(text)}$`, `\\b${escape(text)}\\b`];
        expect(new Set(meantValues({ match: 'patterns', texts: written }))).toEqual(new Set([text]));
        expect(new Set(meantValues({ match: 'words', texts: [text, ` "${text}" `, `*${text}*`] }))).toEqual(
          new Set([text]),
        );
      }),
    );
  });
});
