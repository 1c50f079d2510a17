import type { TransportRule } from '../../model/index.ts';
import type { Secrets } from '../secret.ts';
import { silentActions, steadyActions } from './action-kinds.ts';
import { onceEach } from './once-each.ts';
import { exceptsOwnWork } from './own-work.ts';
import { comesBack } from './returns.ts';
import { actionsOf } from './rule-actions.ts';
import { actsOnReturn } from './rule-reach.ts';
import type { RoutingRule, ServiceView } from './service-view.ts';

const steady: ReadonlySet<string> = new Set([...silentActions, ...steadyActions]);

/** Whether all that comes back counts as anonymous mail: no connector keeps who sent it (A-RETURN-INTERNAL). */
function comesAnonymous({ returnConnectors }: ServiceView): boolean {
  return returnConnectors.every(
    ({ ConnectorType: type, CloudServicesMailEnabled: keeps, TreatMessagesAsInternal: trusts }) =>
      (type.known && type.value === 'Partner') || (keeps.known && !keeps.value && trusts.known && !trusts.value),
  );
}

function asksInsiders({ FromScope: from }: TransportRule): boolean {
  return from.known && from.value === 'InOrganization';
}

/** Whether the rule has, or may have, an action that does not come to the same when it is done twice. */
export const hasUnsteady: (rule: TransportRule) => boolean = onceEach((rule) => {
  const { set, unread } = actionsOf(rule);
  return unread.length > 0 || [...set].some((name) => !steady.has(name));
});

/**
 * Whether what a rule does to mail of a routing rule is done to the same message again when that comes back, and shows:
 * not where its conditions do not hold any more, where it excepts its own work, or where twice comes to the same as once.
 */
export function repeatsOnReturn(
  rule: TransportRule,
  route: RoutingRule,
  service: ServiceView,
  secrets: Secrets,
): boolean {
  if (!comesBack(route, service) || !hasUnsteady(rule) || exceptsOwnWork(rule)) return false;
  return actsOnReturn(rule, route, service, secrets) && !(asksInsiders(rule) && comesAnonymous(service));
}

/**
 * Whether a rule behind a routing rule may never act on its mail once that stops: what it asks for, such as the address of
 * the sending server or a sender inside, holds when the mail comes first and perhaps not when it comes back.
 */
export function isMissedByStop(
  rule: TransportRule,
  route: RoutingRule,
  service: ServiceView,
  secrets: Secrets,
): boolean {
  if (!comesBack(route, service) || !actsOnReturn(rule, route, service, secrets)) return true;
  return asksInsiders(rule) && route.direction !== 'inbound';
}
