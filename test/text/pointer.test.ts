import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointer, segments } from '../../src/text/pointer.ts';

describe('pointer', () => {
  it.each([
    [[], ''],
    [['foo', 0], '/foo/0'],
    [[''], '/'],
    [['a/b'], '/a~1b'],
    [['m~n'], '/m~0n'],
    [['~1'], '/~01'],
  ])('joins %j to %j and back', (tokens, text) => {
    expect(pointer(...tokens)).toBe(text);
    expect(segments(text)).toEqual(tokens.map(String));
  });

  it('gives back any tokens', () => {
    const token = fc.oneof(fc.string({ unit: fc.constantFrom('~', '/', '0', '1', 'a') }), fc.string());
    fc.assert(
      fc.property(fc.array(token), (tokens) => {
        expect(segments(pointer(...tokens))).toEqual(tokens);
      }),
    );
  });

  it('refuses a text that is no pointer', () => {
    expect(() => segments('foo')).toThrow(RangeError);
  });
});
