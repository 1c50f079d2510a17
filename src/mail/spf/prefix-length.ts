import { addressBits } from '../ip-address.ts';
import type { MacroProblem } from './macro-string.ts';

const LENGTH = /^(?:0|[1-9]\d{0,2})$/;

/** Reads the digits of a prefix length, which begin at `at` of the term (RFC 7208, section 5.6: no leading zeros). */
export function parsePrefixLength(digits: string, family: 4 | 6, at: number): number | MacroProblem {
  if (LENGTH.test(digits) && Number(digits) <= addressBits(family)) return Number(digits);
  const problem = `A prefix length of IPv${family} is a number from 0 to ${addressBits(family)} without leading zeros.`;
  return { start: at, end: at + digits.length, problem };
}
