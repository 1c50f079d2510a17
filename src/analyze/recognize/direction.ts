import type { TransportRule } from '../../model/index.ts';
import type { Direction } from '../rules/finding.ts';

/**
 * Direction of a rule by its scopes: where the sender is, else where the recipient is, a group standing for "inside".
 * Undefined when the rule says neither, or when what comes first is not known.
 */
export function directionByScope(rule: TransportRule): Direction | undefined {
  const { FromScope: from, SentToScope: to, SentToMemberOf: recipients, FromMemberOf: senders } = rule;
  if (!from.known) return undefined;
  if (from.value !== null) return from.value === 'NotInOrganization' ? 'inbound' : 'outbound';
  const isToGroup = recipients.known && recipients.value.length > 0;
  if (isToGroup || (to.known && to.value === 'InOrganization')) return 'inbound';
  if (to.known && to.value === 'NotInOrganization') return 'outbound';
  if (!to.known || !recipients.known) return undefined;
  return senders.known && senders.value.length > 0 ? 'outbound' : undefined;
}
