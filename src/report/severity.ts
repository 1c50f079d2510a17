import type { Severity } from '../config/config.ts';

/** All severities, worst first. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const satisfies readonly Severity[];
