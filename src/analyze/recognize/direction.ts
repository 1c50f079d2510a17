import type { TransportRule } from '../../model/index.ts';
import type { Direction } from '../rules/finding.ts';

/**
 * Direction of a rule by its scopes: where the sender is, else where the recipient is, a group standing for "inside".
 * Undefined when the rule says neither.
 */
export function directionByScope(rule: TransportRule): Direction | undefined {
  const { FromScope: from, SentToScope: to } = rule;
  if (!from.known) return undefined;
  if (from.value !== null) return from.value === 'NotInOrganization' ? 'inbound' : 'outbound';
  const isGroup = (fact: TransportRule['SentToMemberOf']): boolean => fact.known && fact.value.length > 0;
  if ((to.known && to.value === 'InOrganization') || isGroup(rule.SentToMemberOf)) return 'inbound';
  if ((to.known && to.value === 'NotInOrganization') || isGroup(rule.FromMemberOf)) return 'outbound';
  return undefined;
}
