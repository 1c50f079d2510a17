import { byPriority, gap, gapsOn, on, stripState, unknown } from '../../../src/rule.ts';
import type { Guard, RoutingRule, RuleContext, StripState } from '../../../src/rule.ts';

export type Context = RuleContext<'TransportRule' | 'OutboundConnector', never>;

/** A header by which routing rules know processed mail although outsiders can send it, and why they can. */
export interface Exposed {
  readonly guard: Guard;
  readonly state: Exclude<StripState, { state: 'stripped' | 'open' }>;
  /** The routing rules, the first one first. */
  readonly routes: readonly [RoutingRule, ...RoutingRule[]];
}

/** What tells causes apart: the header, and what is wrong with the rule that removes it. */
function keyOf(guard: Guard, state: Exposed['state']): string {
  return 'strip' in state ? `${guard.header} ${state.state} ${state.strip.rule.key}` : guard.header;
}

/** Looks at each header that an exception of a rule for inbound mail stands on; what cannot be judged becomes a gap. */
export function findExposed({ tenant, service, services, declared, secrets, at }: Context) {
  const ordered = byPriority(tenant.TransportRule.objects);
  const search = { service, services, declared, secrets, ordered, at };
  const gaps: ReturnType<typeof gap>[] = [];
  const found = new Map<string, Exposed>();
  for (const route of service.routingRules) {
    const { rule, direction, unread } = route;
    if (direction === 'outbound') continue;
    if (direction === undefined) {
      const detail = 'Neither its scopes nor its connector say in which direction the rule routes.';
      gaps.push(gap(rule, 'FromScope', unknown({ reason: 'undetermined', detail }, on(rule, 'FromScope').at)));
      continue;
    }
    const lost = unread.filter(({ property }) => property.startsWith('ExceptIfHeader'));
    gaps.push(...gapsOn(rule, lost));
    for (const guard of route.guards.filter(({ matches }) => matches !== 'no')) {
      const state = stripState(route, guard, search);
      if (state.state === 'stripped') continue;
      if (state.state === 'open') {
        gaps.push(...state.gaps);
        continue;
      }
      const key = keyOf(guard, state);
      const before = found.get(key);
      found.set(
        key,
        before === undefined ? { guard, state, routes: [route] } : { ...before, routes: [...before.routes, route] },
      );
    }
  }
  return { exposed: [...found.values()], gaps };
}
