import type { Severity } from '../../config/config.ts';

export type Level = 'error' | 'warning' | 'note';

/** The level of a result by its severity (SARIF 2.1.0, 3.27.10). */
export const levels: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** GitHub's `security-severity` of a rule: over 9.0 is critical, from 7.0 high, from 4.0 medium, below low. */
export const securitySeverities: Readonly<Record<Exclude<Severity, 'info'>, string>> = {
  critical: '9.1',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
};
