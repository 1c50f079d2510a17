import { mergeIntervals, type Interval } from '../interval.ts';
import { networkOf } from './cover-term.ts';
import type { SpfNetwork, SpfQualifier } from './term.ts';

/** A block with the place of the first term, among those that contain it, that matches its clients. */
interface Open {
  readonly last: bigint;
  readonly first: number;
}

interface Claim {
  readonly place: number;
  readonly interval: Interval;
}

/** Blocks either lie within one another or apart: an outer one comes before those within it. */
function byBlock({ interval: a }: Claim, { interval: b }: Claim): number {
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  if (a.last !== b.last) return a.last > b.last ? -1 : 1;
  return 0;
}

/** Cuts blocks so that each address is in one of them only: that of the term with the lowest place. */
function apart(blocks: readonly Claim[]): readonly Claim[] {
  const claims: Claim[] = [];
  const open: Open[] = [];
  let next = 0n;
  const claimUpTo = (last: bigint, place: number): void => {
    if (last >= next) claims.push({ place, interval: { first: next, last } });
    if (last >= next) next = last + 1n;
  };
  const closeBefore = (start: bigint): void => {
    for (let inner = open.at(-1); inner !== undefined && inner.last < start; inner = open.at(-1)) {
      claimUpTo(inner.last, inner.first);
      open.pop();
    }
  };
  for (const { place, interval } of blocks.toSorted(byBlock)) {
    closeBefore(interval.first);
    const outer = open.at(-1);
    if (outer !== undefined) claimUpTo(interval.first - 1n, outer.first);
    next = interval.first;
    open.push({ last: interval.last, first: Math.min(place, outer?.first ?? place) });
  }
  closeBefore(1n << 128n);
  return claims;
}

/**
 * Which clients of a family `ip4` and `ip6` terms match that follow one another, by qualifier: the first term counts
 * (RFC 7208, section 4.6.2). The sets are disjoint. Takes time with the number of terms and its logarithm.
 */
export function claimedBlocks(
  family: 4 | 6,
  terms: readonly SpfNetwork[],
): ReadonlyMap<SpfQualifier, readonly Interval[]> {
  const blocks = terms.flatMap(({ address, prefix }, place) =>
    networkOf(family, address, prefix).map((interval) => ({ place, interval })),
  );
  const byQualifier = Map.groupBy(apart(blocks), ({ place }) => terms[place]?.qualifier ?? '+');
  return new Map(
    [...byQualifier].map(([qualifier, claims]) => [qualifier, mergeIntervals(claims.map(({ interval }) => interval))]),
  );
}
