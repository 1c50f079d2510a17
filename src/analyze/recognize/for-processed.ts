import type { TransportRule } from '../../model/index.ts';
import type { Secrets } from '../secret.ts';
import { headerConditions, type HeaderPair } from './guard.ts';
import { matchesValue } from './match-guard.ts';
import { isLimitedToService } from './rule-reach.ts';
import type { RoutingRule, ServiceView } from './service-view.ts';

function isOn({ header }: HeaderPair, name: string): boolean {
  return header.trim().toLowerCase() === name.toLowerCase();
}

/**
 * Whether a rule is made for what the service returns, which the routing rule leaves alone: it asks for the addresses of
 * the service, or for the value by which the routing rule knows processed mail. One that asks for any value is not: mail
 * that nobody has processed can carry that.
 */
export function isForProcessed(
  rule: TransportRule,
  route: RoutingRule,
  service: ServiceView,
  secrets: Secrets,
): boolean {
  if (isLimitedToService(rule, service)) return true;
  const { pairs } = headerConditions(rule);
  if (pairs.length === 0) return false;
  const held = route.guards.filter(({ matches }) => matches === 'yes');
  const asked = pairs.filter((pair) => held.some((guard) => isOn(pair, guard.pair.header)));
  return asked.some((pair) => matchesValue(pair, route.expected, secrets, undefined) === 'yes');
}
