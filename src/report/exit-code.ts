import type { Severity } from '../config/config.ts';
import type { Analysis } from '../analyze/analyze.ts';
import { isAtLeast } from '../analyze/rules/severity.ts';

export interface ExitPolicy {
  readonly failOn: Severity | 'never';
  /** Any gap, and any file that was not read, makes the run incomplete. */
  readonly strict: boolean;
}

/**
 * 0 nothing at or above the threshold · 1 findings · 2 no rule was evaluated at all · 3 incomplete: a rule crashed or,
 * with `strict`, something could not be judged. 2 goes before 3 before 1.
 */
export function exitCodeOf(
  analysis: Pick<Analysis, 'outcomes' | 'findings'>,
  refused: number,
  { failOn, strict }: ExitPolicy,
): 0 | 1 | 2 | 3 {
  const states = analysis.outcomes.map(({ outcome }) => outcome);
  if (!states.some(({ state }) => state === 'evaluated' || state === 'crashed')) return 2;
  if (states.some(({ state }) => state === 'crashed')) return 3;
  const hasGaps = states.some(
    (outcome) => (outcome.state === 'evaluated' || outcome.state === 'not-evaluated') && outcome.gaps.length > 0,
  );
  if (strict && (hasGaps || refused > 0)) return 3;
  if (failOn === 'never') return 0;
  const counts = analysis.findings.some(
    (finding) => finding.suppression === undefined && isAtLeast(finding.severity, failOn),
  );
  return counts ? 1 : 0;
}
