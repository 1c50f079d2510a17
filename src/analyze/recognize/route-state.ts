import { unknown } from '../../model/index.ts';
import type { Direction } from '../rules/finding.ts';
import { gap, on, type GapYield } from '../rules/target.ts';
import type { ServiceView } from './service-view.ts';

/** Whether some rule, active or not, routes mail of a direction to the service; `open` with the rules that might. */
export type RouteState =
  | { readonly state: 'present' | 'absent' }
  | { readonly state: 'open'; readonly gaps: readonly GapYield[] };

/** Looks for a routing rule of a direction. A rule whose direction neither its scopes nor its connector tell leaves it open. */
export function routeState(service: ServiceView, direction: Direction): RouteState {
  const routes = service.allRoutingRules;
  if (routes.some((route) => route.direction === direction)) return { state: 'present' };
  const open = routes.filter((route) => route.direction === undefined);
  if (open.length === 0) return { state: 'absent' };
  const detail = 'Neither its scopes nor its connector say in which direction the rule routes.';
  const gaps = open.map(({ rule }) =>
    gap(rule, 'FromScope', unknown({ reason: 'undetermined', detail }, on(rule, 'FromScope').at)),
  );
  return { state: 'open', gaps };
}
