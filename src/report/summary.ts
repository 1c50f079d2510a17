import type { Severity } from '../config/config.ts';
import { gapsOf, groupGaps, type GapGroup } from './gap-groups.ts';
import type { Report } from './report.ts';
import { severities } from '../analyze/rules/severity.ts';

/** What became of the rules, counted once per rule and service; every check is in exactly one state. */
interface CheckCounts {
  readonly total: number;
  readonly evaluated: number;
  /** Of the evaluated: neither findings nor gaps. */
  readonly clean: number;
  /** Of the evaluated: some objects could not be judged. */
  readonly withGaps: number;
  readonly notEvaluated: number;
  readonly notApplicable: number;
  readonly crashed: number;
}

export interface Summary {
  /** Open findings by severity; suppressed ones are not among them. */
  readonly findings: Readonly<Record<Severity, number>>;
  readonly open: number;
  readonly suppressed: number;
  readonly checks: CheckCounts;
  readonly gaps: readonly GapGroup[];
}

/** Counts what a report says. */
export function summarize(report: Report): Summary {
  const counts = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>;
  const open = report.findings.filter((finding) => finding.suppression === undefined);
  for (const finding of open) counts[finding.severity] += 1;
  return {
    findings: counts,
    open: open.length,
    suppressed: report.findings.length - open.length,
    checks: countChecks(report),
    gaps: groupGaps(report.outcomes),
  };
}

function countChecks({ outcomes }: Report): CheckCounts {
  const count = (state: string): number => outcomes.filter(({ outcome }) => outcome.state === state).length;
  const clean = outcomes.filter(
    ({ outcome }) => outcome.state === 'evaluated' && outcome.findings.length + outcome.gaps.length === 0,
  );
  const withGaps = outcomes.filter((outcome) => outcome.outcome.state === 'evaluated' && gapsOf(outcome).length > 0);
  return {
    total: outcomes.length,
    evaluated: count('evaluated'),
    clean: clean.length,
    withGaps: withGaps.length,
    notEvaluated: count('not-evaluated'),
    notApplicable: count('not-applicable'),
    crashed: count('crashed'),
  };
}
