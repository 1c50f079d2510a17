import { dayNumber } from '../text/calendar.ts';

/** True when the text is `YYYY-MM-DD` and the Gregorian calendar has that day (RFC 3339 section 5.7). */
export function isCalendarDate(text: string): boolean {
  return dayNumber(text) !== undefined;
}
