import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietText } from '../../src/text/console-noise.ts';

describe('noise of a console', () => {
  it.each(['[]', '{"a": 1}', 'Name : x', '"Name","Mode"', 'WARNING: x', 'WARNING: x\ny', '', 'a\ufeffb'])(
    'is not in %j',
    (text) => {
      expect(quietText(text)).toBeUndefined();
    },
  );

  it.each([
    ['WARNING: a\nb\n[]', ['a b']],
    ['WARNING: a\nVERBOSE: b\nc\n\n[]', ['a']],
    ['[]\nWARNING: a\nb', ['a b']],
    ['WARNING: a\n{\n}\nWARNING: b\n', ['a', 'b']],
    ['VERBOSE: a\nName : x', []],
    ['WARNING: [x] is old\n"Name","Mode"', ['[x] is old']],
    ['DEBUG: a\n#TYPE X\nName', []],
    ['WARNING: a\n\nfree text', ['a']],
  ] as const)('of lines: %j', (text, warnings) => {
    const quiet = quietText(text);
    expect(quiet?.warnings).toEqual(warnings);
    expect(quiet?.text).toHaveLength(text.length);
    expect(quiet?.text).not.toMatch(/WARNING|VERBOSE|DEBUG/);
  });

  it('does not reach into a text behind which nothing ends', () => {
    expect(quietText('Name : x\nWARNING: y')).toBeUndefined();
  });

  it('gives back the place in the original of everything that stays', () => {
    const code = fc.constantFrom('\u001b[0m', '\u001b[32;1m', '\u001b]8;;x\u0007');
    const word = fc.constantFrom('ab', 'c', ' ', '"', '\n');
    fc.assert(
      fc.property(fc.array(fc.oneof(code, word), { maxLength: 20 }), (parts) => {
        const original = `{"x":${parts.join('')}}`;
        const quiet = quietText(original);
        if (quiet === undefined) return;
        for (let at = 0; at < quiet.text.length; at += 1) {
          const { start, end } = quiet.spanOf({ keyStart: -1, keyEnd: -1, start: at, end: at + 1 });
          expect(original.slice(start, end)).toBe(quiet.text[at]);
        }
      }),
    );
  });

  it('keeps spans without a name without one', () => {
    const quiet = quietText('\u001b[0m[1]');
    expect(quiet?.spanOf({ keyStart: -1, keyEnd: -1, start: 1, end: 2 })).toEqual({
      keyStart: -1,
      keyEnd: -1,
      start: 5,
      end: 6,
    });
  });
});
