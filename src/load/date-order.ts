import { type Unread, unread } from '../model/index.ts';

/** What the dates of a file say about the culture that wrote them; both when they contradict each other. */
export interface DateOrder {
  dayFirst: boolean;
  monthFirst: boolean;
}

/** The parts of a date as a culture writes it; years have four digits, which tells them from days. */
interface CultureDate {
  readonly first: number;
  readonly second: number;
  readonly separator: string;
  readonly year: number;
  /** `hh:mm:ss`, 24 hours. */
  readonly clock: string;
}

const SHAPE =
  /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:,? (\d{1,2})([:.=])(\d{2})(?:\6(\d{2}))?(?:[ \u00a0\u202f]?([AP])\.?M\.?)?)?$/i;
/** A year in front leaves no choice. */
const YEAR_FIRST =
  /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?: (\d{1,2})([:.=])(\d{2})(?:\6(\d{2}))?(?:[ \u00a0\u202f]?([AP])\.?M\.?)?)?$/i;
const LONGEST = 40;

const unsettled = unread(
  'undetermined',
  'whether the day or the month comes first cannot be told from the dates of the file',
);

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** A first look, which spares most values the second one. */
function mayBeDate(text: string): boolean {
  return text.length <= LONGEST && /^\s*\d/.test(text);
}

/** The time of day; undefined for one that does not exist. */
function clockOf(hourText: string | undefined, minute = '00', second = '00', half = ''): string | undefined {
  const hour = Number(hourText ?? 0);
  const isTwelve = half !== '';
  if (Number(minute) > 59 || Number(second) > 59 || hour > (isTwelve ? 12 : 23)) return undefined;
  const whole = isTwelve ? (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0) : hour;
  return `${two(whole)}:${minute}:${second}`;
}

function parts(value: string): CultureDate | undefined {
  if (!mayBeDate(value)) return undefined;
  const found = SHAPE.exec(value.trim());
  if (found === null) return undefined;
  const [, first, separator = '', second, year, hour, , minute, seconds, half] = found;
  const clock = clockOf(hour, minute, seconds, half);
  if (clock === undefined) return undefined;
  return { first: Number(first), second: Number(second), separator, year: Number(year), clock };
}

/** No culture that separates dates with dots puts the month first. */
function isDayFirst({ first, separator }: CultureDate): boolean {
  return separator === '.' || first > 12;
}

/** Adds what one value says, if it is a date at all. */
export function noteDate(order: DateOrder, text: string): void {
  const date = parts(text);
  if (date === undefined) return;
  if (isDayFirst(date)) order.dayFirst = true;
  else if (date.second > 12) order.monthFirst = true;
}

function isoText(year: number, month: number, day: number, clock: string): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${clock}`;
}

function yearFirst(text: string): string | undefined {
  const found = mayBeDate(text) ? YEAR_FIRST.exec(text.trim()) : null;
  if (found === null) return undefined;
  const [, year, , month, day, hour, , minute, second, half] = found;
  const clock = clockOf(hour, minute, second, half);
  return clock === undefined ? undefined : isoText(Number(year), Number(month), Number(day), clock);
}

/**
 * A date in the culture of a computer as ISO 8601 without a zone. Day and month change places in half of the cultures: a
 * date that does not show its order itself takes that of the others of the file, else it is not known. Every other text
 * stays as it is.
 */
export function settledDate(text: string, order: DateOrder): string | Unread {
  const date = parts(text);
  if (date === undefined) return yearFirst(text) ?? text;
  const { first, second, year, clock } = date;
  if (isDayFirst(date) || first === second) return isoText(year, second, first, clock);
  if (second > 12) return isoText(year, first, second, clock);
  if (order.dayFirst === order.monthFirst) return unsettled;
  return order.dayFirst ? isoText(year, second, first, clock) : isoText(year, first, second, clock);
}
