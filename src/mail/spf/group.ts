import { intersectIntervals, mergeIntervals, subtractIntervals, type Interval } from '../interval.ts';
import type { SpfResult } from './check.ts';

/** What clients may have got already at a term whose match cannot be told; `open`: anything. */
export type Alternative = SpfResult | 'open' | undefined;

/** Clients that are not decided yet and that came the same way, with what they have paid. */
export interface Group {
  readonly intervals: readonly Interval[];
  readonly lookups: number;
  /** The most that it can be; `isExact` is false when it may be less. */
  readonly voids: number;
  readonly isExact: boolean;
  /** By level of includes, the current record last. */
  readonly alternatives: readonly Alternative[];
}

/** The same groups, those that paid and may have got the same joined, empty ones dropped. */
export function joinGroups(groups: readonly Group[]): readonly Group[] {
  const byKey = Map.groupBy(groups, ({ lookups, voids, isExact, alternatives }) =>
    [lookups, voids, isExact, ...alternatives].join(' '),
  );
  return [...byKey.values()].flatMap((same) => {
    const [first] = same;
    const intervals = mergeIntervals(same.flatMap((group) => group.intervals));
    return first === undefined || intervals.length === 0 ? [] : [{ ...first, intervals }];
  });
}

/** Splits a group into the clients inside and outside of some intervals. */
export function splitGroup(group: Group, by: readonly Interval[]): { readonly inside: Group; readonly outside: Group } {
  return {
    inside: { ...group, intervals: intersectIntervals(group.intervals, by) },
    outside: { ...group, intervals: subtractIntervals(group.intervals, by) },
  };
}

/** The group with one more alternative in the current record. */
export function withAlternative(group: Group, alternative: Alternative): Group {
  const before = group.alternatives.at(-1);
  const isSame = alternative === undefined || before === undefined || before === alternative;
  return { ...group, alternatives: [...group.alternatives.slice(0, -1), isSame ? (alternative ?? before) : 'open'] };
}
