import type { TransportRule } from '../../model/index.ts';

/** Priority of a rule for ordering; a rule without a known one comes last. Smaller is earlier. */
export function priorityOf(rule: TransportRule): number {
  return rule.Priority.known && rule.Priority.value !== null ? rule.Priority.value : Number.MAX_SAFE_INTEGER;
}

/** Rules in the order of evaluation; equal priorities (a merged export) keep the order of the export. */
export function byPriority(rules: readonly TransportRule[]): readonly TransportRule[] {
  return rules.toSorted((a, b) => priorityOf(a) - priorityOf(b));
}
