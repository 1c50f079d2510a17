const DAY = 86_400_000;

/**
 * Writes a time (milliseconds since 1970-01-01T00:00:00Z) as an RFC 3339 instant in UTC: `2026-11-20T00:00:00Z`, with
 * milliseconds only when they are not zero. Years outside 0 to 9999 get a sign and six digits, as in ECMAScript.
 * Throws a RangeError for a value that is not finite.
 */
export function isoInstant(ms: number): string {
  const whole = Math.floor(ms);
  const rest = whole - Math.floor(whole / DAY) * DAY;
  const hours = Math.floor(rest / 3_600_000);
  const minutes = Math.floor(rest / 60_000) % 60;
  const seconds = Math.floor(rest / 1000) % 60;
  const fraction = rest % 1000 === 0 ? '' : `.${digits(rest % 1000, 3)}`;
  return `${isoDate(ms)}T${digits(hours, 2)}:${digits(minutes, 2)}:${digits(seconds, 2)}${fraction}Z`;
}

/** The UTC day of a time (milliseconds since 1970-01-01T00:00:00Z) as `2026-11-20`; errors as in isoInstant. */
export function isoDate(ms: number): string {
  if (!Number.isFinite(ms)) throw new RangeError(`not a time: ${ms}`);
  // Counted in years that begin on March 1 of year 0, a leap day is the last day of its year, and the calendar repeats
  // every 400 years = 146,097 days.
  const days = Math.floor(ms / DAY) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return `${yearText(year)}-${digits(month, 2)}-${digits(day, 2)}`;
}

function yearText(year: number): string {
  if (year >= 0 && year <= 9999) return digits(year, 4);
  return `${year < 0 ? '-' : '+'}${digits(Math.abs(year), 6)}`;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
