import type { ActionName, TransportRule } from '../../model/index.ts';
import type { FixProposal } from '../rules/fix.ts';
import { actionsOf } from './rule-actions.ts';

/**
 * A fix that takes actions out of a rule. Exchange refuses to take the last one (New-TransportRule asks for one), so a rule
 * that does nothing else is switched off.
 */
export function dropActionFix(rule: TransportRule, names: readonly ActionName[]): FixProposal {
  const { set, unread } = actionsOf(rule);
  const isAll = unread.length === 0 && [...set].every((name) => names.includes(name));
  if (isAll) {
    return { title: 'Switch the rule off; it does nothing else.', commands: [{ do: 'disable', object: rule }] };
  }
  const parameters = Object.fromEntries(names.map((name) => [name, null]));
  return { title: 'Take the action out of the rule.', commands: [{ do: 'set', object: rule, parameters }] };
}
