import type { Direction, RoutingRule, ServiceView } from '../../../src/rule.ts';

/** How a service is in the path when Exchange hands it mail; at a border it has the mail before. */
const takers: ReadonlySet<string> = new Set(['standard', 'loopback']);

/** Whether a service takes mail of a direction from Exchange; `open`: the evidence leaves it open. */
export function takesMail({ architecture }: ServiceView, direction: Direction): 'yes' | 'no' | 'open' {
  const { candidates } = architecture[direction];
  const hits = candidates.filter((candidate) => takers.has(candidate));
  if (hits.length === 0) return 'no';
  return hits.length === candidates.length ? 'yes' : 'open';
}

/** The rules of a direction that are, or may be, in force. */
export function rulesOf({ allRoutingRules }: ServiceView, direction: Direction): readonly RoutingRule[] {
  return allRoutingRules.filter((one) => one.direction === direction && one.activity.state !== 'inactive');
}

/** Whether a connector hands mail over without any rule. */
export function takesByConnector({ allConnectors }: ServiceView, direction: Direction): boolean {
  return allConnectors.some(({ directions, active, connector: { IsTransportRuleScoped: scoped } }) => {
    return directions.includes(direction) && active !== false && !(scoped.known && scoped.value);
  });
}
