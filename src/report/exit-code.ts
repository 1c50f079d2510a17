import type { Severity } from '../config/config.ts';
import type { Analysis } from '../analyze/analyze.ts';
import { isAtLeast } from '../analyze/rules/severity.ts';
import { gapsOf } from './gap-groups.ts';

export interface ExitPolicy {
  readonly failOn: Severity | 'never';
  /** Any gap, and any file that was not read, makes the run incomplete. */
  readonly strict: boolean;
  /** Findings do not fail the run. */
  readonly exitZero: boolean;
}

/**
 * 0 nothing at or above the threshold · 1 findings · 2 no rule was evaluated at all · 3 incomplete: a rule crashed or,
 * with `strict`, something could not be judged. 2 goes before 3 before 1.
 */
export function exitCodeOf(
  analysis: Pick<Analysis, 'outcomes' | 'findings'>,
  refused: number,
  { failOn, strict, exitZero }: ExitPolicy,
): 0 | 1 | 2 | 3 {
  const states = analysis.outcomes.map(({ outcome }) => outcome);
  if (!states.some(({ state }) => state === 'evaluated' || state === 'crashed')) return 2;
  if (states.some(({ state }) => state === 'crashed')) return 3;
  const hasGaps = analysis.outcomes.some((outcome) => gapsOf(outcome).length > 0);
  if (strict && (hasGaps || refused > 0)) return 3;
  if (failOn === 'never' || exitZero) return 0;
  const counts = analysis.findings.some(
    (finding) => finding.suppression === undefined && isAtLeast(finding.severity, failOn),
  );
  return counts ? 1 : 0;
}
