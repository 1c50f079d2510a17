import fc from 'fast-check';
import { expect, it } from 'vitest';
import { containsWord } from '../../src/mail/words.ts';

it.each([
  ['contoso', 'contoso', true],
  ['the Contoso mail', 'cONTOSO', true],
  ['mail.contoso.com', 'contoso', true],
  ['mail_contoso-x', 'contoso', true],
  ['Acontoso', 'contoso', false],
  ['contosos', 'contoso', false],
  ['contoso1', 'contoso', false],
  ['écontoso', 'contoso', false],
  ['𝒜contoso', 'contoso', false],
  ['contoso𝒜', 'contoso', false],
  ['😀contoso😀', 'contoso', true],
  ['contoso٣', 'contoso', false],
  ['contosos contoso', 'contoso', true],
  ['this is a phrase.', 'is a phrase', true],
  ['this is a phrases', 'is a phrase', false],
  ['anything', '*', false],
  ['a * b', '*', true],
  ['abc', 'a*', false],
  ['abc', 'a.c', false],
  ['user@contoso.com', '@contoso.com', true],
  ['value=ab-12_x;', 'ab-12_x', true],
  ['ab-12_xy', 'ab-12_x', false],
  ['text', '', false],
  ['', '', false],
  [' ', ' ', false],
  ['a b', ' b ', true],
  ['', 'word', false],
  ['ÀB', 'àb', true],
])('containsWord(%j, %j) is %s', (text, word, expected) => {
  expect(containsWord(text, word)).toBe(expected);
});

it('agrees with a regular expression for words of ASCII letters and digits', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aAb1 -.@_'.split('')), maxLength: 12 });
  const word = fc.string({ unit: fc.constantFrom(...'aAb1'.split('')), minLength: 1, maxLength: 2 });
  fc.assert(
    fc.property(text, word, (one, wanted) => {
      const expected = new RegExp(`(?<![a-z0-9])${wanted}(?![a-z0-9])`, 'i').test(one);
      expect(containsWord(one, wanted)).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});
