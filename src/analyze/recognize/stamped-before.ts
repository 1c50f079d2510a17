import type { TransportRule } from '../../model/index.ts';
import type { Secrets } from '../secret.ts';
import { activityOf } from './activity.ts';
import { markerWriting } from './marker-writer.ts';
import { covers } from './rule-relations.ts';
import type { RoutingRule, ServiceView } from './service-view.ts';

/**
 * The rule that stamps the tenant header on all mail of a routing rule before that one is reached: active at `at`
 * (milliseconds since 1970 UTC), earlier in `ordered`, the rules of the tenant in the order of evaluation, and acting on
 * whatever the routing rule acts on. A routing rule that asks for the header itself needs no more than an earlier stamp.
 */
export function stampedBefore(
  route: RoutingRule,
  ordered: readonly TransportRule[],
  service: ServiceView,
  secrets: Secrets,
  at: number,
): TransportRule | undefined {
  const asksForIt = route.inverted.some((pair) => pair.header.toLowerCase() === service.tenantHeader?.toLowerCase());
  return ordered.slice(0, ordered.indexOf(route.rule)).find((rule) => {
    if (service.allRoutingRules.some((other) => other.rule === rule)) return false;
    const { writers } = markerWriting(rule, service, secrets);
    const stamps = writers.some(({ header, value }) => {
      return header === 'tenant' && value !== undefined && secrets.test(value, (text) => text !== '');
    });
    return stamps && activityOf(rule, at).state === 'active' && (asksForIt || covers(rule, route.rule));
  });
}
