import { isLost } from './unwrap.ts';
import { lostToDepth, type Outcome, wrongType } from './outcome.ts';

/** Times before this mean "never": the smallest dates of .NET and of Windows, shifted by the zone of the exporting computer. */
const FIRST_YEAR = 1602;
const MOST_MILLISECONDS = 8_640_000_000_000_000;

const JSON_DATE = /^\\?\/?Date\((-?\d{1,17})(?:[+-]\d{4})?\)\\?\/?$/;
const ISO_DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)? ?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Reads a date as milliseconds since 1970 UTC; null when it is unset or means never. ISO 8601 with `Z`, an offset or no
 * zone, which the service means as UTC; `/Date(ms)/` of Windows PowerShell 5.1, where a zone behind the number does not
 * shift the instant. Dates in the culture of a computer are not guessed.
 */
export function readDate(raw: unknown): Outcome<number | null> {
  if (raw === null) {
    return { value: null };
  }
  if (typeof raw !== 'string') {
    return wrongType('a date', raw);
  }
  const text = raw.trim();
  if (text === '') {
    return { value: null };
  }
  if (isLost(text)) {
    return lostToDepth;
  }
  const time = timeOf(text);
  if (time === undefined) {
    return wrongType('a date as ISO 8601 or /Date(…)/', raw);
  }
  return { value: time < Date.UTC(FIRST_YEAR, 0) ? null : time };
}

function timeOf(text: string): number | undefined {
  const milliseconds = JSON_DATE.exec(text)?.[1];
  if (milliseconds !== undefined) {
    const time = Number(milliseconds);
    return Math.abs(time) <= MOST_MILLISECONDS ? time : undefined;
  }
  const parts = ISO_DATE.exec(text);
  return parts === null ? undefined : isoTime(parts);
}

function isoTime(parts: RegExpExecArray): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const isClock = hour <= 23 && minute <= 59 && second <= 59;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || !isClock) {
    return undefined;
  }
  if (year < FIRST_YEAR - 1) {
    return Number.NEGATIVE_INFINITY;
  }
  const milliseconds = Number(`${parts[7] ?? ''}000`.slice(0, 3));
  return Date.UTC(year, month - 1, day, hour, minute, second, milliseconds) - offsetOf(parts[8]);
}

function daysIn(year: number, month: number): number {
  if (month === 2) {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Milliseconds that a zone is ahead of UTC. */
function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') {
    return 0;
  }
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
