import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasUnseen, visible } from '../../src/text/visible.ts';
import { hostileNames } from '../helpers/hostile-names.ts';
import { isUnseen } from '../helpers/unseen.ts';

describe('visible', () => {
  it.each([
    ['a\u202eb', 'a\\u{202e}b'],
    ['\u001b[31m', '\\u{1b}[31m'],
    ['line\nbreak', 'line\\u{a}break'],
    ['\ud800\u{1f600}\udc00', '\\u{d800}\u{1f600}\\u{dc00}'],
  ])('shows %j as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('replaces exactly the unseen characters', () => {
    const wrong: number[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const text = String.fromCodePoint(code);
      const expected = isUnseen(code) ? `\\u{${code.toString(16)}}` : text;
      if (visible(text) !== expected || hasUnseen(text) !== isUnseen(code)) wrong.push(code);
    }
    expect(wrong).toEqual([]);
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
