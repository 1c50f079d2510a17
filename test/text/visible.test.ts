import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasUnseen, visible } from '../../src/text/visible.ts';
import { hostileNames } from '../helpers/hostile-names.ts';

const UNSEEN = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x2069],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
] as const;

const isUnseen = (code: number): boolean => UNSEEN.some(([first, last]) => code >= first && code <= last);

describe('visible', () => {
  it.each([
    ['a\u202eb', 'a\\u{202e}b'],
    ['\u001b[31m', '\\u{1b}[31m'],
    ['line\nbreak', 'line\\u{a}break'],
    ['\ud800\u{1f600}\udc00', '\\u{d800}\u{1f600}\\u{dc00}'],
  ])('shows %j as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('replaces exactly the unseen characters of the Basic Multilingual Plane', () => {
    const wrong: number[] = [];
    for (let code = 0; code <= 0xffff; code += 1) {
      const text = String.fromCharCode(code);
      const expected = isUnseen(code) ? `\\u{${code.toString(16)}}` : text;
      if (visible(text) !== expected || hasUnseen(text) !== isUnseen(code)) wrong.push(code);
    }
    expect(wrong).toEqual([]);
    expect(hasUnseen('\u{1f600}\u{10ffff}')).toBe(false);
    expect(hasUnseen('a\u{e0041}')).toBe(true);
  });

  it('cuts to the limit in code points, ellipsis included, and not inside an escape', () => {
    expect(visible('abcdef', 6)).toBe('abcdef');
    expect(visible('abcdefg', 6)).toBe('abcde…');
    expect(visible('😀😀😀😀', 4)).toBe('😀😀😀😀');
    expect(visible('😀😀😀😀😀', 4)).toBe('😀😀😀…');
    expect(visible('ab\ncdef', 6)).toBe('ab…');
    expect(visible('\n\n', 9)).toBe('\\u{a}…');
    expect(visible('x'.repeat(5000))).toBe(`${'x'.repeat(199)}…`);
    expect(visible('x'.repeat(5000), Infinity)).toBe('x'.repeat(5000));
  });

  it('leaves nothing unseen, keeps the limit, and changes nothing the second time', () => {
    const text = fc.oneof(fc.constantFrom(...hostileNames), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 250 }), (sample, limit) => {
        const shown = visible(sample, limit);
        expect(hasUnseen(shown)).toBe(false);
        expect(Array.from(shown).length).toBeLessThanOrEqual(limit);
        expect(visible(shown, limit)).toBe(shown);
      }),
      { numRuns: 500 },
    );
  });
});
