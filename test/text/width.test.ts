import fc from 'fast-check';
import reference from 'string-width';
import { describe, expect, it } from 'vitest';
import stringWidthDefault, { stringWidth } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import { hostileNames } from '../helpers/hostile-names.ts';

describe('stringWidth', () => {
  it.each([
    ['', 0],
    ['plain name', 10],
    ['Prüfung', 7],
    ['日本語', 6],
    ['全角ＡＢ', 8],
    ['ﾊﾝｶｸ', 4],
    ['한국어', 6],
    ['e\u0301', 1],
    ['😀', 2],
    ['👨‍👩‍👧', 2],
    ['👍🏽', 2],
    ['🏽', 2],
    ['\u{f0000}', 1],
    ['🇨🇭', 2],
    ['❤️', 2],
    ['❤', 1],
    ['─│┌', 3],
    ['\u001b[31mred\u001b[0m', 3],
    ['\u001b]8;;https://example.com/\u0007link\u001b]8;;\u0007', 4],
    ['a\u0000b\u007f\u0085', 2],
    ['‘quoted’ – …', 12],
    ['a\u200db', 2],
  ])('of %j is %i', (text, width) => {
    expect(stringWidth(text)).toBe(width);
    expect(reference(text)).toBe(width);
  });

  it('is also the default export, to stand in for the package of this name', () => {
    expect(stringWidthDefault).toBe(stringWidth);
  });

  it('agrees with the package on letters, signs and emoji', () => {
    const range = (first: number, last: number) =>
      fc.integer({ min: first, max: last }).map((code) => String.fromCodePoint(code));
    const unit = fc.oneof(
      range(0x20, 0x5ff),
      range(0x900, 0x10ff),
      range(0x1f00, 0x27bf),
      range(0x2e80, 0x30ff),
      range(0x3131, 0xd7ff),
      range(0xe000, 0xff9f),
      range(0x1f000, 0x1faff),
      range(0x20000, 0x2ffff),
    );
    fc.assert(
      fc.property(
        unit.filter((character) => !/\p{Cn}/u.test(character)),
        (character) => {
          expect(stringWidth(character)).toBe(reference(character));
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('wrap', () => {
  it.each([
    ['', 5, ['']],
    ['one two', 7, ['one two']],
    ['one two three', 7, ['one two', 'three']],
    ['one  two', 9, ['one  two']],
    ['one  two  three', 9, ['one  two', 'three']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['x abcdefgh y', 3, ['x', 'abc', 'def', 'gh', 'y']],
    ['日本語', 4, ['日本', '語']],
    ['日本', 1, ['日', '本']],
    ['e\u0301e\u0301e\u0301', 2, ['e\u0301e\u0301', 'e\u0301']],
    ['first\nsecond line', 6, ['first', 'second', 'line']],
    ['a\r\nb', 6, ['a', 'b']],
    ['     ', 3, ['']],
    ['word     ', 4, ['word']],
    ['     word', 4, ['word']],
    ['😀😀', 3, ['😀', '😀']],
  ])('breaks %j at %i', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it('loses nothing but blanks, and keeps every line within the width', () => {
    const text = fc.oneof(
      fc.constantFrom(...hostileNames.filter((name) => name.length < 1000)),
      fc.string({ unit: fc.constantFrom('a', 'bc', ' ', '  ', '日', '😀', '\u0301'), maxLength: 80, size: 'max' }),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (sample, width) => {
        const shown = sample.replaceAll('\u001b', '');
        const lines = wrap(shown, width);
        expect(lines.join('').replace(/[ \n]|\r\n/g, '')).toBe(shown.replace(/[ \n]|\r\n/g, '').replace(/\r\n/g, ''));
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
      }),
      { numRuns: 500 },
    );
  });
});
