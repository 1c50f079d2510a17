import type { RuleContext } from '../rules/context.ts';
import type { Direction } from '../rules/finding.ts';
import { absent } from '../rules/target.ts';
import { gapsOf } from './answer.ts';
import { carriesAll } from './carries-all.ts';
import { createRouteFix } from './route-fix.ts';
import { routeState } from './route-state.ts';

type Context = Pick<RuleContext<'TransportRule' | 'OutboundConnector', never>, 'tenant' | 'service' | 'whyIncomplete'>;

/** What is wrong when no rule routes mail of a direction to the service, in the form in which a rule yields it. */
export function* missingRoute(direction: Direction, { tenant, service, whyIncomplete }: Context) {
  const { profile } = service;
  const route = routeState(service, direction);
  if (route.state === 'open') yield* route.gaps;
  const isIncomplete = whyIncomplete('TransportRule') ?? whyIncomplete('OutboundConnector');
  if (route.state !== 'absent' || isIncomplete !== undefined) return;
  const isCarried = carriesAll(service, direction);
  yield* gapsOf(isCarried);
  if (isCarried !== false) return;
  yield {
    message: 'missing' as const,
    data: {
      service: profile.name,
      endpoint: profile.endpoints[direction] ?? [],
      name: direction === 'inbound' ? profile.names.inboundRule : profile.names.outboundRule,
    },
    at: absent('TransportRule', tenant.TransportRule),
    direction,
    discriminator: direction,
    fix: createRouteFix(service, direction, tenant.TransportRule.objects),
  };
}
