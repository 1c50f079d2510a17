import { controlIds, type ControlId } from '../analyze/rules/controls.ts';
import type { Rule } from '../analyze/rules/rule.ts';

/** The controls that a rule stands for, each once, in the order of the benchmarks. */
export function controlsOfRule({ messages }: Pick<Rule, 'messages'>): readonly ControlId[] {
  const named = new Set(Object.values(messages).flatMap((message) => message.controls ?? []));
  return controlIds.filter((id) => named.has(id));
}
