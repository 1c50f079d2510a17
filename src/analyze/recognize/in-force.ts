import type { Direction } from '../rules/finding.ts';
import type { Architecture } from './architecture.ts';
import type { RoutingRule, ServiceConnector } from './service-view.ts';

/** The directions whose rules and connectors are judged; one that is settled as border or none has neither. */
export function directionsInForce({ inbound, outbound }: Architecture): ReadonlySet<Direction> {
  const directions = new Set<Direction>();
  if (inbound.candidates.includes('loopback')) directions.add('inbound');
  if (outbound.candidates.some((candidate) => candidate !== 'none')) directions.add('outbound');
  return directions;
}

/** Whether a connector serves a direction in force; one that serves none that is known is judged with any. */
export function isServing(connector: ServiceConnector, directions: ReadonlySet<Direction>): boolean {
  const its = [...connector.directions, ...connector.usedFor];
  return its.length === 0 ? directions.size > 0 : its.some((direction) => directions.has(direction));
}

/** Active rules are judged; an inactive one only where its direction has no active one, one severity step lower. */
export function judgedRules(
  rules: readonly Omit<RoutingRule, 'lower'>[],
  directions: ReadonlySet<Direction>,
): readonly RoutingRule[] {
  const live = new Set(rules.filter((rule) => rule.activity.state !== 'inactive'));
  const served = new Set([...live].map((rule) => rule.direction));
  return rules.flatMap((rule): RoutingRule[] => {
    if (rule.direction !== undefined && !directions.has(rule.direction)) return [];
    if (live.has(rule)) return [{ ...rule, lower: 0 }];
    return served.has(rule.direction) ? [] : [{ ...rule, lower: 1 }];
  });
}
