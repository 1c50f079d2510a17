import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyValueEngine } from '../../src/analyze/any-value.ts';
import { compilePattern } from '../../src/analyze/patterns.ts';

describe('anyValueEngine', () => {
  it.each(['.', '.+', '.*', '^.', '^.+', '^.*', '^.+$', '^.*$'])('says of %s what the other engine says', (pattern) => {
    const [any, other] = [anyValueEngine.compile(pattern), compilePattern(pattern)];
    if (!any.ok || !other.ok) throw new Error('not compiled');
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', 'ß', '\u2028', '\u{1f600}') });
    fc.assert(
      fc.property(text, (value) => {
        expect(any.test(value)).toBe(other.test(value));
      }),
      { numRuns: 500 },
    );
  });

  it.each(['', 'a', '.?', '..', 'a.*', '^.$', '(.*)'])('does not compile %j', (pattern) => {
    expect(anyValueEngine.compile(pattern)).toEqual({ ok: false, reason: 'the pattern engine is not loaded' });
  });
});
