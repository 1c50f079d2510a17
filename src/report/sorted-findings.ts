import type { Finding } from '../analyze/rules/finding.ts';
import { severityRank } from '../analyze/rules/severity.ts';
import type { Location, Place } from '../model/index.ts';

function compare<T>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Findings in the order of every format: worst first, then by path, line, column, rule and object. */
export function sortedFindings(
  findings: readonly Finding[],
  placeOf: (at: Location) => Place | undefined,
): readonly Finding[] {
  const keyed = findings.map((finding) => ({ finding, place: placeOf(finding.at) }));
  return keyed
    .toSorted(
      (a, b) =>
        severityRank(a.finding.severity) - severityRank(b.finding.severity) ||
        compare(a.place?.path ?? '', b.place?.path ?? '') ||
        compare(a.place?.region.startLine ?? 0, b.place?.region.startLine ?? 0) ||
        compare(a.place?.region.startColumn ?? 0, b.place?.region.startColumn ?? 0) ||
        compare(a.finding.rule, b.finding.rule) ||
        compare(a.finding.service, b.finding.service) ||
        compare(a.finding.subject.key, b.finding.subject.key) ||
        compare(a.finding.discriminator ?? '', b.finding.discriminator ?? ''),
    )
    .map(({ finding }) => finding);
}
