import type { RoutingRule, ServiceView } from './service-view.ts';

/**
 * Whether what a routing rule sends to the service comes back to the tenant by design. Only outbound mail that the
 * service delivers by itself does not; where that is open, it may.
 */
export function comesBack(route: RoutingRule, service: ServiceView): boolean {
  return route.direction !== 'outbound' || service.architecture.outbound.candidates.includes('loopback');
}

/**
 * How far a finding about the guard of a routing rule is lowered: one step where the rule is inactive, and one step where
 * nothing comes back by design, since a broken guard then loops only what returns by accident.
 */
export function guardLower(route: RoutingRule, service: ServiceView): 0 | 1 {
  return comesBack(route, service) ? route.lower : 1;
}
