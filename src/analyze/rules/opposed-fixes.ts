import type { Finding } from './finding.ts';
import { isOtherSide } from './other-side.ts';

function hasOpenFix({ fix, suppression }: Finding): boolean {
  return fix !== undefined && suppression === undefined;
}

/** The finding, whose fix says that the ones of the other rules undo it. */
function reviewed(finding: Finding, others: readonly Finding[]): Finding {
  const { fix } = finding;
  if (fix === undefined || others.length === 0) return finding;
  const rules = [...new Set(others.map(({ rule }) => rule))].join(' and ');
  const title = `${fix.title} Do not run it together with the fix of ${rules}, which asks for the opposite: decide for one side first.`;
  return { ...finding, fix: { title, safety: 'review', command: fix.command, language: fix.language } };
}

/**
 * Marks the fixes that must not both be run, because the findings ask for opposite things. A suppressed finding is a
 * decision for the other side, whose fix then stands as it is.
 */
export function reviewOpposedFixes(findings: readonly Finding[]): readonly Finding[] {
  const byRule = Map.groupBy(findings.filter(hasOpenFix), ({ rule }) => rule);
  return findings.map((finding) => {
    if (!hasOpenFix(finding)) return finding;
    const candidates = finding.conflictsWith.flatMap((rule) => byRule.get(rule) ?? []);
    return reviewed(
      finding,
      candidates.filter((other) => isOtherSide(finding, other)),
    );
  });
}
