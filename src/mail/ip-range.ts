import {
  containsIntervals,
  intersectIntervals,
  mergeIntervals,
  repeatedIntervals,
  shareNumbers,
  subtractIntervals,
} from './interval.ts';
import type { Interval } from './interval.ts';
import { addressBits, formatIpAddress, parseIpAddress, parseIpLiteral } from './ip-address.ts';

/** Addresses of one family from `first` to `last`, both included, as unsigned numbers. */
export type IpRange = Interval & { readonly family: 4 | 6 };

/**
 * A set of addresses. Opaque: build it with {@link ipSet} and ask the functions of this file.
 * Equal sets have equal content, however their entries were written.
 */
export type IpSet = { readonly v4: readonly Interval[]; readonly v6: readonly Interval[] };

const PREFIX = /^(0|[1-9]\d{0,2})$/;

/**
 * Reads one entry of an address list as the Exchange cmdlets write them: single address, CIDR block, dash range `a-b`
 * (blanks around the dash allowed) or bracketed literal. Host bits of a block are masked off: `192.168.0.1/25` is a
 * documented example of `SenderIPAddresses`. Undefined for everything else.
 */
export function parseIpRange(text: string): IpRange | undefined {
  const entry = text.trim();
  const slash = entry.indexOf('/');
  if (slash !== -1) {
    return parseBlock(entry.slice(0, slash), entry.slice(slash + 1));
  }
  const dash = entry.indexOf('-');
  if (dash !== -1) {
    return parseSpan(entry.slice(0, dash).trimEnd(), entry.slice(dash + 1).trimStart());
  }
  const address = parseIpLiteral(entry);
  return address && { family: address.family, first: address.value, last: address.value };
}

/** The union of all readable entries. `invalid` holds the others as written, in their order; blank entries mean nothing and are in neither. */
export function ipSet(entries: Iterable<string>): { set: IpSet; invalid: string[] } {
  const ranges: IpRange[] = [];
  const invalid: string[] = [];
  for (const entry of entries) {
    const range = parseIpRange(entry);
    if (range !== undefined) {
      ranges.push(range);
    } else if (entry.trim() !== '') {
      invalid.push(entry);
    }
  }
  return { set: setOfRanges(ranges), invalid };
}

/** The union of ranges that were read before. */
export function setOfRanges(ranges: Iterable<IpRange>): IpSet {
  const v4: Interval[] = [];
  const v6: Interval[] = [];
  for (const range of ranges) {
    (range.family === 4 ? v4 : v6).push(range);
  }
  return { v4: mergeIntervals(v4), v6: mergeIntervals(v6) };
}

export function unionOf(...sets: readonly IpSet[]): IpSet {
  const [only, ...others] = sets.filter((set) => !isEmpty(set));
  if (only !== undefined && others.length === 0) return only;
  return { v4: mergeIntervals(sets.flatMap((set) => set.v4)), v6: mergeIntervals(sets.flatMap((set) => set.v6)) };
}

/** Addresses that are in two or more of the sets. */
export function inSeveral(sets: readonly IpSet[]): IpSet {
  return { v4: repeatedIntervals(sets.flatMap((set) => set.v4)), v6: repeatedIntervals(sets.flatMap((set) => set.v6)) };
}

export function isEmpty(set: IpSet): boolean {
  return set.v4.length === 0 && set.v6.length === 0;
}

/** Addresses of `a` that are not in `b`. */
export function subtract(a: IpSet, b: IpSet): IpSet {
  return { v4: subtractIntervals(a.v4, b.v4), v6: subtractIntervals(a.v6, b.v6) };
}

/** Addresses that are in both. */
export function intersect(a: IpSet, b: IpSet): IpSet {
  return { v4: intersectIntervals(a.v4, b.v4), v6: intersectIntervals(a.v6, b.v6) };
}

/** True when every address of `b` is in `a`; an empty `b` is covered by anything. */
export function covers(a: IpSet, b: IpSet): boolean {
  return containsIntervals(a.v4, b.v4) && containsIntervals(a.v6, b.v6);
}

/** True when some address is in both. */
export function overlaps(a: IpSet, b: IpSet): boolean {
  return shareNumbers(a.v4, b.v4) || shareNumbers(a.v6, b.v6);
}

/** Number of addresses. */
export function size(set: IpSet): bigint {
  return [...set.v4, ...set.v6].reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}

/** Shortest text of the set: single addresses and CIDR blocks in ascending order, IPv4 before IPv6, IPv6 in the form of RFC 5952. */
export function formatIpSet(set: IpSet): string[] {
  return [
    ...set.v4.flatMap((interval) => formatInterval(4, interval)),
    ...set.v6.flatMap((interval) => formatInterval(6, interval)),
  ];
}

/** The ranges that make up the set, apart from each other, in ascending order, IPv4 before IPv6. */
export function rangesOf(set: IpSet): IpRange[] {
  return [
    ...set.v4.map(({ first, last }): IpRange => ({ family: 4, first, last })),
    ...set.v6.map(({ first, last }): IpRange => ({ family: 6, first, last })),
  ];
}

/** A single address or block where the range is one, else first and last address with a dash between them. */
export function formatIpRange({ family, first, last }: IpRange): string {
  const span = last - first;
  const isBlock = (span & (span + 1n)) === 0n && first % (span + 1n) === 0n;
  if (isBlock) return formatInterval(family, { first, last }).join(', ');
  return `${formatIpAddress({ family, value: first })}-${formatIpAddress({ family, value: last })}`;
}

function parseBlock(base: string, prefix: string): IpRange | undefined {
  const address = parseIpAddress(base);
  if (address === undefined || !PREFIX.test(prefix)) {
    return undefined;
  }
  const hostBits = addressBits(address.family) - Number(prefix);
  if (hostBits < 0) {
    return undefined;
  }
  const first = (address.value >> BigInt(hostBits)) << BigInt(hostBits);
  return { family: address.family, first, last: first + (1n << BigInt(hostBits)) - 1n };
}

function parseSpan(from: string, to: string): IpRange | undefined {
  const first = parseIpAddress(from);
  const last = parseIpAddress(to);
  if (first === undefined || last === undefined || first.family !== last.family || first.value > last.value) {
    return undefined;
  }
  return { family: first.family, first: first.value, last: last.value };
}

function formatInterval(family: 4 | 6, interval: Interval): string[] {
  const blocks: string[] = [];
  let value = interval.first;
  while (value <= interval.last) {
    const hostBits = largestBlock(value, interval.last, addressBits(family));
    const address = formatIpAddress({ family, value });
    blocks.push(hostBits === 0 ? address : `${address}/${addressBits(family) - hostBits}`);
    value += 1n << BigInt(hostBits);
  }
  return blocks;
}

/** Host bits of the largest block that starts at `value` and does not reach past `last`. */
function largestBlock(value: bigint, last: bigint, limit: number): number {
  let bits = 0;
  while (bits < limit) {
    const span = 1n << BigInt(bits + 1);
    if (value % span !== 0n || value + span - 1n > last) {
      break;
    }
    bits += 1;
  }
  return bits;
}
