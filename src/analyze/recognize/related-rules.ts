import type { TransportRule } from '../../model/index.ts';
import type { Related } from '../rules/finding.ts';
import { related } from '../rules/target.ts';

/** Rules that a finding points at; its message counts the rest. */
const SHOWN = 10;

/** The first of the rules that a finding is about beside its own, each with the same note. */
export function relatedRules(rules: readonly TransportRule[], note: string, property?: string): readonly Related[] {
  return rules.slice(0, SHOWN).map((rule) => related(rule, note, property));
}
