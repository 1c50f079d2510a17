import { describe, expect, it } from 'vitest';
import {
  hasAlphanumeric,
  isAlphanumeric,
  isAlphanumericAfter,
  isAlphanumericBefore,
} from '../../src/text/alphanumeric.ts';

describe('isAlphanumeric', () => {
  it('holds for the letters and numbers of Unicode and for nothing else', () => {
    const wrong: number[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      if (isAlphanumeric(code) !== /[\p{L}\p{N}]/u.test(String.fromCodePoint(code))) wrong.push(code);
    }
    expect(wrong).toEqual([]);
  });
});

describe('hasAlphanumeric', () => {
  it.each(['a', '-7-', '…Ж…', '\u{1d7d8}'])('finds one in %j', (text) => expect(hasAlphanumeric(text)).toBe(true));
  it.each(['', ' -_.', '…', '\u{1f600}', '\ud835'])('finds none in %j', (text) =>
    expect(hasAlphanumeric(text)).toBe(false),
  );
});

describe('isAlphanumericBefore and isAlphanumericAfter', () => {
  const text = 'a-\u{1d7d8}…\udc00';

  it.each([
    [0, false, true],
    [1, true, false],
    [2, false, true],
    // Within the pair: its second half is no letter.
    [3, false, false],
    [4, true, false],
    [5, false, false],
    [6, false, false],
  ])('at %i', (at, before, after) => {
    expect([isAlphanumericBefore(text, at), isAlphanumericAfter(text, at)]).toEqual([before, after]);
  });

  it('takes a half pair after a letter for what it is', () => {
    expect(isAlphanumericBefore('a\udc00', 2)).toBe(false);
  });
});
