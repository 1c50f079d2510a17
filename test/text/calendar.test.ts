import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, daysSince } from '../../src/text/calendar.ts';
import { isoDate } from '../../src/text/instant.ts';

const DAY = 86_400_000;

describe('dayNumber', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2026-11-20', 20_777],
    ['0000-01-01', -719_528],
  ])('counts the days to %s', (text, days) => {
    expect(dayNumber(text)).toBe(days);
  });

  it.each([
    '',
    'today',
    '2026-1-2',
    '2026-11-20T00:00:00Z',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-04-31',
    '2025-02-29',
    '1900-02-29',
    '2026-99-99',
    ' 2026-11-20',
  ])('has no number for %j', (text) => {
    expect(dayNumber(text)).toBeUndefined();
  });

  it('is the inverse of isoDate and agrees with Date', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber('0000-01-01') ?? 0, max: dayNumber('9999-12-31') ?? 0 }), (days) => {
        const text = isoDate(days * DAY);
        expect(dayNumber(text)).toBe(days);
        expect(Date.parse(text)).toBe(days * DAY);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a text of that shape exactly when Date finds the same day in it', () => {
    const two = (value: number): string => String(value).padStart(2, '0');
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.nat(19), fc.nat(39), (year, month, day) => {
        const text = `${year}-${two(month)}-${two(day)}`;
        const time = Date.UTC(year, month - 1, day);
        const exists = new Date(time).toISOString().slice(0, 10) === text;
        expect(dayNumber(text)).toBe(exists ? time / DAY : undefined);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('daysSince', () => {
  const noon = Date.UTC(2026, 10, 20, 12);

  it.each([
    ['2026-11-20', 0],
    ['2026-11-19', 1],
    ['2026-11-21', -1],
    ['2025-11-20', 365],
  ])('counts from %s', (day, days) => {
    expect(daysSince(day, noon)).toBe(days);
  });

  it('changes at midnight UTC', () => {
    expect(daysSince('2026-11-19', Date.UTC(2026, 10, 20) - 1)).toBe(0);
    expect(daysSince('2026-11-19', Date.UTC(2026, 10, 20))).toBe(1);
  });

  it('has no answer for what is no day', () => {
    expect(daysSince('2026-02-30', noon)).toBeUndefined();
  });
});
