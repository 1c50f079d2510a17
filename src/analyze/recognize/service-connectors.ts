import type { OutboundConnector } from '../../model/index.ts';
import { isCarrying, type HostRecognition } from './connectors.ts';
import type { RoutingRule, ServiceConnector, Suspicion } from './service-view.ts';

/**
 * The outbound connectors that are the service's: by their hosts, by a suspicion of their hosts, or because a rule that
 * stamps the tenant header names them.
 */
export function serviceConnectors(
  connectors: readonly OutboundConnector[],
  recognized: ReadonlyMap<OutboundConnector, HostRecognition>,
  rules: readonly Omit<RoutingRule, 'lower'>[],
): readonly ServiceConnector[] {
  return connectors.flatMap((connector): ServiceConnector[] => {
    const recognition = recognized.get(connector);
    const naming = rules.filter((rule) => rule.target.state === 'resolved' && rule.target.connector === connector);
    const directions = recognition?.directions ?? [];
    // A rule that routes to other hosts is the service's for nothing but the header that it stamps.
    const byRule: Suspicion | undefined =
      directions.length === 0 && naming.length > 0
        ? { kind: 'stamping-rule', host: recognition?.hosts[0] ?? '' }
        : undefined;
    const suspicion = recognition?.suspicion ?? byRule;
    if (directions.length === 0 && suspicion === undefined) return [];
    const usedFor = (['inbound', 'outbound'] as const).filter((direction) =>
      naming.some((rule) => rule.direction === direction),
    );
    return [
      { connector, directions, usedFor, suspicion, hosts: recognition?.hosts ?? [], active: isCarrying(connector) },
    ];
  });
}
