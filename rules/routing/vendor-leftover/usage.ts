import { activityOf, gap, resolveConnector } from '../../../src/rule.ts';
import type { GapYield, OutboundConnector, TransportRule, VendorFacts } from '../../../src/rule.ts';

/** Whether rules still hand mail to a service; `open`: what could not be read decides it. */
export type Usage =
  | { readonly state: 'used' | 'unused' }
  | { readonly state: 'open'; readonly gaps: readonly GapYield[] };

function leadsThere({ SmartHosts: hosts }: OutboundConnector, { host }: VendorFacts): boolean {
  return hosts.known && host !== undefined && hosts.value.some(host);
}

/** Looks for a rule in force at the time that routes to a connector of the service. */
export function usageOf(
  facts: VendorFacts,
  rules: readonly TransportRule[],
  connectors: readonly OutboundConnector[],
  at: number,
): Usage {
  const its = new Set(connectors.filter((connector) => leadsThere(connector, facts)));
  if (its.size === 0) return { state: 'unused' };
  const gaps: GapYield[] = [];
  for (const rule of rules) {
    const activity = activityOf(rule, at);
    const { RouteMessageOutboundConnector: route } = rule;
    if (activity.state === 'inactive' || (route.known && (route.value ?? '').trim() === '')) continue;
    if (!route.known) {
      gaps.push(gap(rule, 'RouteMessageOutboundConnector', route));
      continue;
    }
    if (!resolveConnector(route.value ?? '', connectors).some((connector) => its.has(connector))) continue;
    if (activity.state === 'active') return { state: 'used' };
    gaps.push(gap(rule, activity.property, activity.why));
  }
  return gaps.length > 0 ? { state: 'open', gaps } : { state: 'unused' };
}
