import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate, isoInstant } from '../../src/text/instant.ts';

describe('isoInstant', () => {
  it('shows milliseconds only when there are some', () => {
    expect(isoInstant(Date.UTC(2026, 10, 20))).toBe('2026-11-20T00:00:00Z');
    expect(isoInstant(Date.UTC(2026, 10, 20, 13, 5, 9, 7))).toBe('2026-11-20T13:05:09.007Z');
  });

  it.each([0, -1, Date.UTC(2000, 1, 29), Date.UTC(1900, 1, 28), Date.UTC(2024, 11, 31), Date.UTC(2100, 2, 1)])(
    'knows the calendar at %i',
    (ms) => {
      expect(isoDate(ms)).toBe(new Date(ms).toISOString().slice(0, 10));
    },
  );

  it('gives what Date gives, over all of its range', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8.64e15, max: 8.64e15 }), (ms) => {
        const text = new Date(ms).toISOString();
        expect(isoInstant(ms)).toBe(text.replace('.000Z', 'Z'));
        expect(isoDate(ms)).toBe(text.slice(0, text.indexOf('T')));
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses what is no time', () => {
    expect(() => isoInstant(Number.NaN)).toThrow(RangeError);
    expect(() => isoDate(Number.POSITIVE_INFINITY)).toThrow('not a time: Infinity');
  });
});
