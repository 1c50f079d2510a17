/** One address: `value` is the whole address as an unsigned number of 32 (IPv4) or 128 (IPv6) bits. */
export type IpAddress = { readonly family: 4 | 6; readonly value: bigint };

const DOT = 46;
const ZERO = 48;
const NINE = 57;
const GROUP = /^[0-9a-f]{1,4}$/i;
const BRACKETS = /^\[(ipv6:)?([^[\]]*)\]$/i;
const LONGEST_TEXT = 45;

/** Number of bits in an address of the family. */
export function addressBits(family: 4 | 6): number {
  return family === 4 ? 32 : 128;
}

/**
 * Reads a bare address: dotted quad, or one of the three IPv6 text forms of RFC 4291 section 2.2.
 * Undefined for anything else, so for short or octal-looking IPv4 (`1.2.3`, `010.1.1.1`), zone ids, brackets and blanks.
 * `::ffff:192.0.2.1` stays an IPv6 address.
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (text.length > LONGEST_TEXT) {
    return undefined;
  }
  const family = text.includes(':') ? 6 : 4;
  const value = family === 6 ? ipv6Value(text) : ipv4Value(text);
  return value === undefined ? undefined : { family, value };
}

/** As {@link parseIpAddress}, but blanks around it and the brackets of RFC 5321 section 4.1.3 are allowed (`[192.0.2.1]`, `[IPv6:2001:db8::1]`). */
export function parseIpLiteral(text: string): IpAddress | undefined {
  const bare = text.trim();
  const match = BRACKETS.exec(bare);
  if (match === null) {
    return parseIpAddress(bare);
  }
  const address = parseIpAddress(match[2] ?? '');
  const tagged = match[1] !== undefined;
  return tagged && address?.family === 4 ? undefined : address;
}

/** Canonical text: dotted quad, or RFC 5952 with the dotted tail for IPv4-mapped addresses (its section 5). */
export function formatIpAddress(address: IpAddress): string {
  return address.family === 4 ? formatIpv4(address.value) : formatIpv6(address.value);
}

/** Four decimal numbers without leading zeros, read character by character: lists of addresses are read again and again. */
function ipv4Value(text: string): bigint | undefined {
  let value = 0;
  let octet = 0;
  let digits = 0;
  let dots = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === DOT) {
      if (digits === 0) return undefined;
      value = value * 256 + octet;
      octet = 0;
      digits = 0;
      dots += 1;
      continue;
    }
    if (code < ZERO || code > NINE || (digits > 0 && octet === 0)) return undefined;
    octet = octet * 10 + code - ZERO;
    digits += 1;
    if (octet > 255) return undefined;
  }
  return dots === 3 && digits > 0 ? BigInt(value * 256 + octet) : undefined;
}

function ipv6Value(text: string): bigint | undefined {
  const halves = splitTail(text)?.split('::');
  if (halves === undefined || halves.length > 2) {
    return undefined;
  }
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) {
    return undefined;
  }
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  if (!groups.every((group) => GROUP.test(group))) {
    return undefined;
  }
  return BigInt(`0x${groups.map((group) => group.padStart(4, '0')).join('')}`);
}

/** Writes a dotted quad at the end as two groups; undefined when what looks like one is none. */
function splitTail(text: string): string | undefined {
  if (!text.includes('.')) {
    return text;
  }
  const start = text.lastIndexOf(':') + 1;
  const value = ipv4Value(text.slice(start));
  if (value === undefined) {
    return undefined;
  }
  return `${text.slice(0, start)}${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}

function formatIpv4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => ((value >> shift) & 0xffn).toString()).join('.');
}

function formatIpv6(value: bigint): string {
  if (value >> 32n === 0xffffn) {
    return `::ffff:${formatIpv4(value & 0xffff_ffffn)}`;
  }
  const groups = [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((shift) => ((value >> shift) & 0xffffn).toString(16));
  const zeros = longestZeros(groups);
  if (zeros.length < 2) {
    return groups.join(':');
  }
  const head = groups.slice(0, zeros.start).join(':');
  const tail = groups.slice(zeros.start + zeros.length).join(':');
  return `${head}::${tail}`;
}

/** The first of the longest runs of zero groups (RFC 5952 section 4.2.3). */
function longestZeros(groups: readonly string[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  for (const [index, group] of groups.entries()) {
    length = group === '0' ? length + 1 : 0;
    if (length > best.length) {
      best = { start: index - length + 1, length };
    }
  }
  return best;
}
