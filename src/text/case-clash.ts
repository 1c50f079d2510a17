import { sameKeys } from './same-keys.ts';

/** Enough for the objects of all cmdlets, and little enough to be kept for good. */
const MOST_KEPT = 32;
const MOST_NAMES = 500;
const LONGEST_NAME = 100;

/** Lists without a clash, those met last first: a program reads objects of the same cmdlets again and again. */
const kept: (readonly string[])[] = [];

/** Whether two names of an object differ in letter case only. */
export function hasCaseClash(names: readonly string[]): boolean {
  if (kept.some((one) => sameKeys(one, names))) return false;
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) return true;
  if (names.length <= MOST_NAMES && names.every((name) => name.length <= LONGEST_NAME)) {
    kept.unshift(names);
    kept.splice(MOST_KEPT);
  }
  return false;
}
