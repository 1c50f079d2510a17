import type { TransportRule } from '../../model/index.ts';
import { headerConditions } from './guard.ts';
import { onceEach } from './once-each.ts';
import { tellingPredicates } from './predicate-values.ts';
import { conditionsOf, exceptionsOf } from './predicates.ts';

/**
 * Whether nothing that is known of a rule sets its mail apart from that of others: it asks for no scope, sender, recipient,
 * address or header, and excepts nothing. So it meets the mail of every rule that does not except what it asks for,
 * before the service has it and when it comes back, and such rules need not be held against each one by one.
 */
export const isIndistinct: (rule: TransportRule) => boolean = onceEach((rule) => {
  if (exceptionsOf(rule).set.length > 0 || headerConditions(rule).pairs.length > 0) return false;
  return !conditionsOf(rule).set.some(({ name }) => tellingPredicates.has(name));
});
