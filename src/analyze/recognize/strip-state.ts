import type { IpSet } from '../../mail/ip-range.ts';
import type { Config } from '../../config/config.ts';
import type { TransportRule } from '../../model/index.ts';
import { gap, type GapYield } from '../rules/target.ts';
import type { Secrets } from '../secret.ts';
import { activityOf } from './activity.ts';
import { expectedAddresses } from './expected-addresses.ts';
import { sparesNobody, stripOf, type Strip } from './marker-strip.ts';
import { neighborsOf } from './neighbors.ts';
import type { Guard, RoutingRule, ServiceView } from './service-view.ts';

/** What the search for a rule that removes forged headers stands on. */
export interface StripSearch {
  readonly service: ServiceView;
  readonly services: readonly ServiceView[];
  readonly declared: Pick<Config, 'onPremises'>;
  readonly secrets: Secrets;
  /** All rules in the order of evaluation. */
  readonly ordered: readonly TransportRule[];
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/**
 * Whether the header of a guard can reach the routing rule from outside: `stripped` not · `late` the rule that removes it
 * comes too late · `sparing` it leaves it on mail from other addresses too · `open` that is not known.
 */
export type StripState =
  | { readonly state: 'stripped' }
  | { readonly state: 'none' }
  | { readonly state: 'late'; readonly strip: Strip }
  | { readonly state: 'sparing'; readonly strip: Strip }
  | { readonly state: 'open'; readonly gaps: readonly GapYield[] };

/** Addresses whose mail may keep the header: those of the services in the path, and those of the tenant's own hosts. */
function trustedAddresses({ services, declared }: StripSearch): IpSet {
  const { onPremises } = declared;
  return expectedAddresses(services, { gateway: undefined, onPremises, allow: { sealers: [], addresses: [] } });
}

function doubts({ rule, unread }: Strip, at: number): readonly GapYield[] {
  const activity = activityOf(rule, at);
  const state = activity.state === 'unknown' ? [activity] : [];
  const { Priority: priority } = rule;
  const place = priority.known ? [] : [{ property: 'Priority', why: priority }];
  return [...state, ...place, ...unread].map(({ property, why }) => gap(rule, property, why));
}

/** Looks for the rule that removes the header of a guard from mail that does not come from the service. */
export function stripState(route: RoutingRule, guard: Guard, search: StripSearch): StripState {
  const { service, secrets, ordered, at } = search;
  const guarded = { route, guard, service, secrets, trusted: trustedAddresses(search) };
  const { earlier, later } = neighborsOf(route, ordered, at);
  const before = earlier.flatMap((rule) => stripOf(rule, guarded) ?? []);
  const sure = before.filter((strip) => doubts(strip, at).length === 0);
  if (sure.some(sparesNobody)) return { state: 'stripped' };
  const gaps = before.filter((strip) => !sure.includes(strip) && sparesNobody(strip)).flatMap((one) => doubts(one, at));
  if (gaps.length > 0) return { state: 'open', gaps };
  const [sparing] = sure;
  if (sparing !== undefined) return { state: 'sparing', strip: sparing };
  const late = later
    .flatMap((rule) => stripOf(rule, guarded) ?? [])
    .find((strip) => sparesNobody(strip) && doubts(strip, at).length === 0);
  return late === undefined ? { state: 'none' } : { state: 'late', strip: late };
}
