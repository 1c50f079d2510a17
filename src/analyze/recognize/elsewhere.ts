import type { OutboundConnector, TransportRule } from '../../model/index.ts';
import { resolveConnector } from './connectors.ts';
import type { RoutingRule, ServiceView } from './service-view.ts';

function targetsOf({ target }: RoutingRule): readonly OutboundConnector[] {
  if (target.state === 'resolved') return [target.connector];
  return target.state === 'ambiguous' ? target.connectors : [];
}

/** The directions whose endpoints the connectors lead to; empty where one of them leads to none. */
function endpointsOf(connectors: readonly OutboundConnector[], { allConnectors }: ServiceView): string {
  const led = connectors.map(
    (connector) =>
      allConnectors
        .find((one) => one.connector === connector)
        ?.directions.toSorted()
        .join(' ') ?? '',
  );
  return [...new Set(led)].join('; ');
}

/**
 * Whether a rule routes mail to another place than a routing rule does: to another connector, unless both connectors
 * lead to the same endpoint of the service. False for a rule that routes nothing.
 */
export function routesElsewhere(
  { RouteMessageOutboundConnector: name }: TransportRule,
  route: RoutingRule,
  service: ServiceView,
  connectors: readonly OutboundConnector[],
): boolean {
  if (!name.known || name.value === null || name.value.trim() === '') return false;
  const own = targetsOf(route);
  const its = resolveConnector(name.value, connectors);
  if (its.some((connector) => own.includes(connector))) return false;
  if (own.length === 0 && its.length === 0) {
    const wanted = route.target.state === 'missing' ? route.target.name : '';
    return name.value.trim().toLowerCase() !== wanted.trim().toLowerCase();
  }
  const endpoints = endpointsOf(its, service);
  return endpoints === '' || endpoints !== endpointsOf(own, service);
}
