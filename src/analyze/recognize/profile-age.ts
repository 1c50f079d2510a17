import { daysSince } from '../../text/calendar.ts';
import type { VendorProfile } from '../../vendor/profile.ts';

/**
 * Days from the day on which the values of a profile were checked to a time (milliseconds since 1970 UTC); negative when
 * they were checked later. Undefined when `reviewed` is no day.
 */
export function profileAge({ reviewed }: VendorProfile, at: number): number | undefined {
  return daysSince(reviewed, at);
}
