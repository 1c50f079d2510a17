import { domainOf } from '../../mail/address.ts';
import type { Fact, TransportRule } from '../../model/index.ts';
import type { RoutingRule } from './service-view.ts';

/** Whether addresses are named, and all of them are in the domains. */
function areInside(addresses: Fact<readonly string[]>, domains: ReadonlySet<string>): boolean {
  if (!addresses.known || addresses.value.length === 0) return false;
  return addresses.value.every((address) => {
    const domain = domainOf(address);
    return domain !== undefined && domains.has(domain);
  });
}

/**
 * Whether a rule is for recipients by name who are all inside, while the routing rule asks for recipients outside; or for
 * senders by name who are all inside, while the routing rule asks for senders outside. No message meets both, but for
 * forged ones, which a rule that asks for senders outside itself is meant for. `domains`: in-scope domains, in lower case;
 * a domain below one of them may be outside.
 */
export function isForInsiders(
  rule: TransportRule,
  { rule: routing }: RoutingRule,
  domains: ReadonlySet<string>,
): boolean {
  const { SentToScope: to, FromScope: from } = routing;
  if (to.known && to.value === 'NotInOrganization' && areInside(rule.SentTo, domains)) return true;
  if (!from.known || from.value !== 'NotInOrganization') return false;
  const { FromScope: scope } = rule;
  return scope.known && scope.value !== 'NotInOrganization' && areInside(rule.From, domains);
}
