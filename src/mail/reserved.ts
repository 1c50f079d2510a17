import { addressBits } from './ip-address.ts';
import { covers, ipSet, overlaps, parseIpRange, setOfRanges, unionOf } from './ip-range.ts';
import type { IpRange } from './ip-range.ts';

/** Why addresses cannot belong to a host on the public internet. `reserved` = kept back for protocols or the future. */
export type ReservedKind =
  | 'benchmarking'
  | 'documentation'
  | 'link-local'
  | 'loopback'
  | 'multicast'
  | 'private'
  | 'reserved'
  | 'shared'
  | 'unique-local'
  | 'unspecified';

/** Blocks of the IANA special-purpose registries (RFC 6890 and successors) that are not globally reachable, and multicast. */
const RESERVED: readonly (readonly [ReservedKind, readonly string[]])[] = [
  ['unspecified', ['0.0.0.0/8', '::']],
  ['private', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']],
  ['shared', ['100.64.0.0/10']],
  ['loopback', ['127.0.0.0/8', '::1']],
  ['link-local', ['169.254.0.0/16', 'fe80::/10']],
  ['documentation', ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20']],
  ['benchmarking', ['198.18.0.0/15', '2001:2::/48']],
  ['unique-local', ['fc00::/7']],
  ['multicast', ['224.0.0.0/4', 'ff00::/8']],
  [
    'reserved',
    ['192.0.0.0/24', '240.0.0.0/4', '::ffff:0:0/96', '64:ff9b:1::/48', '100::/64', '5f00::/16', 'fec0::/10'],
  ],
];

const KINDS = RESERVED.map(([kind, entries]) => ({ kind, set: ipSet(entries).set }));
const ALL = unionOf(...KINDS.map(({ set }) => set));

/** True when no address of the range is usable on the public internet. A range that only touches reserved space is not reserved. */
export function isReservedRange(range: IpRange): boolean {
  return covers(ALL, setOfRanges([range]));
}

/** Kind of the space a list entry lies in; of several kinds the one of its first block in the registry's order. Undefined for public, mixed and unreadable entries. */
export function reservedKind(entry: string): ReservedKind | undefined {
  const range = parseIpRange(entry);
  if (range === undefined || !isReservedRange(range)) {
    return undefined;
  }
  const set = setOfRanges([range]);
  return KINDS.find((block) => overlaps(block.set, set))?.kind;
}

/**
 * Prefix length of an entry as it is written: that of a CIDR block, 32 or 128 for a single address.
 * Undefined for dash ranges, which have none, and unreadable entries.
 */
export function prefixLength(entry: string): number | undefined {
  const range = parseIpRange(entry);
  if (range === undefined || entry.includes('-')) {
    return undefined;
  }
  const slash = entry.indexOf('/');
  return slash === -1 ? addressBits(range.family) : Number(entry.slice(slash + 1));
}
