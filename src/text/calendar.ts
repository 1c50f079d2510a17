import { isoDate } from './instant.ts';

const DAY = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Days from 1970-01-01 to a day written as `YYYY-MM-DD` (RFC 3339 section 5.6), negative before it. Undefined for any
 * other text and for a day that the Gregorian calendar does not have.
 */
export function dayNumber(text: string): number | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  // Counted in years that begin on March 1 of year 0, as isoDate does: the leap day is then the last of its year.
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const days = y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
  return isoDate(days * DAY) === text ? days : undefined;
}

/**
 * Whole UTC days from a day `YYYY-MM-DD` to the day of a time (milliseconds since 1970 UTC): 0 on that day itself,
 * negative before it. Undefined when the text is no day.
 */
export function daysSince(day: string, time: number): number | undefined {
  const start = dayNumber(day);
  return start === undefined ? undefined : Math.floor(time / DAY) - start;
}
