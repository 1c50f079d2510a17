/** Median of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** What a benchmark prints: medians in milliseconds, their ratio, and the bar it has to keep. */
export interface Measurement {
  readonly name: string;
  readonly subjectMs: number;
  readonly baselineMs: number;
  readonly baseline: string;
  /** Median of the ratios run by run, so that a change of the machine's speed cancels out. */
  readonly ratio: number;
  readonly bar: number;
  readonly notes?: readonly string[];
}

/**
 * Runs subject and baseline in turn, `rounds` times each after one that does not count. `prepare` runs before each subject
 * and is not timed.
 */
export async function compare(
  rounds: number,
  subject: () => Promise<void> | void,
  baseline: () => Promise<void> | void,
  prepare: () => void = () => {},
): Promise<{ readonly subjectMs: number; readonly baselineMs: number; readonly ratio: number }> {
  const time = async (work: () => Promise<void> | void): Promise<number> => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  prepare();
  await time(subject);
  await time(baseline);
  const pairs: { subject: number; baseline: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    prepare();
    pairs.push({ subject: await time(subject), baseline: await time(baseline) });
  }
  return {
    subjectMs: median(pairs.map((pair) => pair.subject)),
    baselineMs: median(pairs.map((pair) => pair.baseline)),
    ratio: median(pairs.map((pair) => pair.subject / pair.baseline)),
  };
}
