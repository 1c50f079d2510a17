import type { TransportRule } from '../../model/index.ts';
import { onceEach } from './once-each.ts';

/** Priority of a rule for ordering; a rule without a known one comes last. Smaller is earlier. */
export function priorityOf(rule: TransportRule): number {
  return rule.Priority.known && rule.Priority.value !== null ? rule.Priority.value : Number.MAX_SAFE_INTEGER;
}

/**
 * Rules in the order of evaluation; equal priorities (a merged export) keep the order of the export. The same list gives
 * the same answer, so that what is worked out for an order is worked out once.
 */
export const byPriority: (rules: readonly TransportRule[]) => readonly TransportRule[] = onceEach((rules) =>
  rules.toSorted((a, b) => priorityOf(a) - priorityOf(b)),
);
