import type { TransportRule } from '../../model/index.ts';
import type { UnreadProperty } from './guard.ts';

type Scope = 'InOrganization' | 'NotInOrganization';

/**
 * Whether a rule acts on one side of a scope only: by the condition, or by an exception for the other side when there is
 * no condition. What is unknown is reported before the answer is no.
 */
export function scopeLimit(
  rule: TransportRule,
  property: 'FromScope' | 'SentToScope',
  wanted: Scope,
): 'yes' | 'no' | UnreadProperty {
  const condition = rule[property];
  if (!condition.known) return { property, why: condition };
  if (condition.value !== null) return condition.value === wanted ? 'yes' : 'no';
  const exceptionName = `ExceptIf${property}` as const;
  const exception = rule[exceptionName];
  // An older export without the exceptions says nothing about them; the condition that the guide asks for is missing.
  if (!exception.known) {
    return exception.why.reason === 'property-absent' ? 'no' : { property: exceptionName, why: exception };
  }
  const isOpposite =
    exception.value !== null && (exception.value === 'InOrganization') !== (wanted === 'InOrganization');
  return isOpposite ? 'yes' : 'no';
}
