import type { OutboundConnector } from '../../model/index.ts';
import type { RoutingRule, ServiceConnector } from './service-view.ts';

type Naming = Pick<RoutingRule, 'target'>;

/** Whether a rule routes to a connector, or may do so since several have the name that it gives. */
export function namesConnector({ target }: Naming, connector: OutboundConnector): boolean {
  if (target.state === 'ambiguous') return target.connectors.includes(connector);
  return target.state === 'resolved' && target.connector === connector;
}

/**
 * Whether a connector is out of use, so that it is to be removed and not judged as if it carried mail: no rule names it,
 * and either none of its hosts is an endpoint, or it stands still while others carry mail to each endpoint it has. One
 * that stands still and is the only way to an endpoint is judged, since it is the one to be put into service.
 */
export function isOutOfUse(
  one: ServiceConnector,
  connectors: readonly ServiceConnector[],
  rules: readonly Naming[],
): boolean {
  if (rules.some((rule) => namesConnector(rule, one.connector))) return false;
  if (one.directions.length === 0) return true;
  if (one.active !== false) return false;
  return one.directions.every((direction) =>
    connectors.some((other) => other.active === true && other.directions.includes(direction)),
  );
}
