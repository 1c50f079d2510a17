/** Whole numbers from `first` to `last`, both included; `first` is never above `last`. */
export type Interval = { readonly first: bigint; readonly last: bigint };

/** The same numbers as ascending intervals that neither overlap nor touch. Every other function here expects lists of that form. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of intervals.length < 2 ? intervals : intervals.toSorted(byFirst)) {
    const previous = merged.at(-1);
    if (previous === undefined || next.first > previous.last + 1n) {
      merged.push({ first: next.first, last: next.last });
      continue;
    }
    if (next.last > previous.last) {
      merged[merged.length - 1] = { first: previous.first, last: next.last };
    }
  }
  return merged;
}

/** What is in both lists. */
export function intersectIntervals(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  let [left, right] = [a[0], b[0]];
  let [leftIndex, rightIndex] = [0, 0];
  while (left !== undefined && right !== undefined) {
    const first = left.first > right.first ? left.first : right.first;
    const last = left.last < right.last ? left.last : right.last;
    if (first <= last) {
      common.push({ first, last });
    }
    if (left.last < right.last) {
      leftIndex += 1;
      left = a[leftIndex];
    } else {
      rightIndex += 1;
      right = b[rightIndex];
    }
  }
  return common;
}

/** Whether some number is in both lists. */
export function shareNumbers(a: readonly Interval[], b: readonly Interval[]): boolean {
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  return few.some(({ first, last }) => {
    const around = lastStartingBy(many, last);
    return around !== undefined && around.last >= first;
  });
}

/** What is in `a` and not in `b`. */
export function subtractIntervals(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common = intersectIntervals(a, b);
  const left: Interval[] = [];
  let index = 0;
  for (const { first, last } of a) {
    let start = first;
    for (let hole = common[index]; hole !== undefined && hole.first <= last; hole = common[index]) {
      if (hole.first > start) {
        left.push({ first: start, last: hole.first - 1n });
      }
      start = hole.last + 1n;
      index += 1;
    }
    if (start <= last) {
      left.push({ first: start, last });
    }
  }
  return left;
}

/** What is in two or more of the intervals, which may come in any order and overlap. */
export function repeatedIntervals(intervals: readonly Interval[]): Interval[] {
  const repeated: Interval[] = [];
  let end: bigint | undefined;
  for (const { first, last } of intervals.toSorted(byFirst)) {
    if (end !== undefined && first <= end) repeated.push({ first, last: last < end ? last : end });
    if (end === undefined || last > end) end = last;
  }
  return mergeIntervals(repeated);
}

/** Whether every number of `b` is in `a`; fast where `b` is short, however long `a` is. */
export function containsIntervals(a: readonly Interval[], b: readonly Interval[]): boolean {
  return b.every(({ first, last }) => {
    const around = lastStartingBy(a, first);
    return around !== undefined && last <= around.last;
  });
}

/** The last interval that starts at the number or before it. */
function lastStartingBy(intervals: readonly Interval[], number: bigint): Interval | undefined {
  let [low, high] = [0, intervals.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = intervals[middle];
    if (one !== undefined && one.first <= number) low = middle + 1;
    else high = middle;
  }
  return intervals[low - 1];
}

function byFirst(a: Interval, b: Interval): number {
  if (a.first === b.first) {
    return 0;
  }
  return a.first < b.first ? -1 : 1;
}
