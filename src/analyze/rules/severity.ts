import type { Severity } from '../../config/config.ts';

/** From worst to least. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const satisfies readonly Severity[];

export function severityRank(severity: Severity): number {
  return severities.indexOf(severity);
}

/** One step lower; info stays info. */
export function lowered(severity: Severity): Severity {
  return severities[severityRank(severity) + 1] ?? 'info';
}

export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severityRank(severity) <= severityRank(threshold);
}
