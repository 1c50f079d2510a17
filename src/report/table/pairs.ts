import type { Finding } from '../../analyze/rules/finding.ts';
import type { OtherSidesOf } from '../other-sides.ts';

/** How findings that contradict each other are brought together. */
export interface Pairs {
  /** The findings that stand next to one that is at least as severe. */
  readonly besides: ReadonlyMap<Finding, readonly Finding[]>;
  /** Those, each with the finding that it stands next to. */
  readonly moved: ReadonlyMap<Finding, Finding>;
}

/** Pairs the findings of a list, worst first, with those of the list that are their other side. */
export function pairsOf(findings: readonly Finding[], otherSidesOf: OtherSidesOf): Pairs {
  const listed = new Set(findings);
  const besides = new Map<Finding, readonly Finding[]>();
  const moved = new Map<Finding, Finding>();
  for (const finding of findings.filter(({ conflictsWith }) => conflictsWith.length > 0)) {
    if (moved.has(finding)) continue;
    const opposite = otherSidesOf(finding).flatMap((side) => side.findings);
    const free = opposite.filter((other) => listed.has(other) && !moved.has(other) && !besides.has(other));
    if (free.length > 0) besides.set(finding, free);
    for (const other of free) moved.set(other, finding);
  }
  return { besides, moved };
}
