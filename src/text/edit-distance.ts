/**
 * Number of single-character insertions, deletions, substitutions and swaps of two neighbors that turn `a` into `b`
 * (optimal string alignment, in UTF-16 code units), or `limit + 1` when it is larger than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = nextRow(a, b, row, previous, older);
    if (current.every((cost) => cost > limit)) return limit + 1;
    older = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? 0, limit + 1);
}

/**
 * The candidate closest to a word, letter case ignored, or undefined when none is within `limit` edits (by default a
 * third of the word's length, at least 1 and at most 3). Of equally close ones the first in sorted order.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  limit: number = Math.min(3, Math.max(1, Math.floor(word.length / 3))),
): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = limit;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance);
    if (distance > bestDistance) continue;
    if (best !== undefined && distance === bestDistance && best <= candidate) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

function nextRow(a: string, b: string, row: number, previous: readonly number[], older: readonly number[]): number[] {
  const current = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const changed = a[row - 1] === b[column - 1] ? 0 : 1;
    let cost = Math.min(
      (previous[column] ?? 0) + 1,
      (current[column - 1] ?? 0) + 1,
      (previous[column - 1] ?? 0) + changed,
    );
    const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    if (swapped) cost = Math.min(cost, (older[column - 2] ?? 0) + 1);
    current.push(cost);
  }
  return current;
}
