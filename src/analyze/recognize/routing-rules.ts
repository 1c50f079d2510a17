import { covers, ipSet, overlaps, type IpSet } from '../../mail/ip-range.ts';
import type { OutboundConnector, TransportRule } from '../../model/index.ts';
import type { Direction } from '../rules/finding.ts';
import { activityOf } from './activity.ts';
import { resolveConnector, type HostRecognition } from './connectors.ts';
import { directionByScope } from './direction.ts';
import { headerConditions, headerExceptions, type HeaderPair, type UnreadProperty } from './guard.ts';
import { isNearMiss } from './match-guard.ts';
import type { Activity, NearMiss, RouteTarget } from './service-view.ts';

/** Names of the service's headers, as the profile spells them. */
export interface HeaderNames {
  readonly tenant: string | undefined;
  readonly processed: string | undefined;
}

/** A routing rule before its values are compared: what it routes, stamps and excepts. */
export interface RoutingDraft {
  readonly rule: TransportRule;
  readonly direction: Direction | undefined;
  readonly byScope: Direction | undefined;
  readonly byConnector: Direction | undefined;
  readonly target: RouteTarget;
  readonly activity: Activity;
  /** Text stamped with the tenant header; trimmed, not blank. */
  readonly stampText: string | undefined;
  readonly guards: readonly { readonly header: 'tenant' | 'processed'; readonly pair: HeaderPair }[];
  readonly nearMisses: readonly NearMiss[];
  readonly inverted: readonly HeaderPair[];
  readonly addressGuard: 'complete' | 'partial' | 'none';
  readonly unread: readonly UnreadProperty[];
}

export function headerOf(name: string, headers: HeaderNames): 'tenant' | 'processed' | undefined {
  const wanted = name.toLowerCase();
  if (headers.processed?.toLowerCase() === wanted) return 'processed';
  return headers.tenant?.toLowerCase() === wanted ? 'tenant' : undefined;
}

/** Text that a rule stamps with the tenant header; undefined when it stamps none. */
export function stampText(rule: TransportRule, headers: HeaderNames): string | undefined {
  const { SetHeaderName: name, SetHeaderValue: value } = rule;
  if (!name.known || name.value === null || headers.tenant === undefined) return undefined;
  if (name.value.toLowerCase() !== headers.tenant.toLowerCase()) return undefined;
  return value.known && value.value !== null && value.value.trim() !== '' ? value.value.trim() : undefined;
}

function stampsTenantHeader(rule: TransportRule, headers: HeaderNames): boolean {
  const name = rule.SetHeaderName;
  return name.known && name.value !== null && headers.tenant !== undefined && name.value.toLowerCase() === headers.tenant.toLowerCase();
}

function readGuards(rule: TransportRule, headers: HeaderNames): Pick<RoutingDraft, 'guards' | 'nearMisses' | 'inverted' | 'unread'> {
  const exceptions = headerExceptions(rule);
  const conditions = headerConditions(rule);
  const guards: { header: 'tenant' | 'processed'; pair: HeaderPair }[] = [];
  const nearMisses: NearMiss[] = [];
  for (const pair of exceptions.pairs) {
    const header = headerOf(pair.header, headers);
    if (header !== undefined) guards.push({ header, pair });
    else if (headers.processed !== undefined && isNearMiss(pair.header, headers.processed)) nearMisses.push({ pair, header: 'processed' });
    else if (headers.tenant !== undefined && isNearMiss(pair.header, headers.tenant)) nearMisses.push({ pair, header: 'tenant' });
  }
  const inverted = conditions.pairs.filter((pair) => headerOf(pair.header, headers) !== undefined);
  return { guards, nearMisses, inverted, unread: [...exceptions.unread, ...conditions.unread] };
}

function addressGuard(rule: TransportRule, egress: IpSet): RoutingDraft['addressGuard'] {
  const excepted = rule.ExceptIfSenderIpRanges;
  if (!excepted.known) return 'none';
  const { set } = ipSet(excepted.value);
  if (overlaps(set, egress)) return covers(set, egress) ? 'complete' : 'partial';
  return 'none';
}

function targetOf(name: string, connectors: readonly OutboundConnector[]): RouteTarget {
  const found = resolveConnector(name, connectors);
  const [first] = found;
  if (first === undefined) return { state: 'missing', name };
  return found.length === 1 ? { state: 'resolved', connector: first } : { state: 'ambiguous', name, connectors: found };
}

export interface DraftInput {
  readonly rule: TransportRule;
  readonly connectors: readonly OutboundConnector[];
  readonly recognized: ReadonlyMap<OutboundConnector, HostRecognition>;
  readonly headers: HeaderNames;
  readonly egress: IpSet;
  readonly at: number;
}

/**
 * A rule is a routing rule of the service when its connector is recognized by its hosts, or when it stamps the tenant
 * header or excepts the processed header and names some connector, whether or not that exists. Undefined: it is not.
 */
export function draftRoutingRule(input: DraftInput): RoutingDraft | undefined {
  const { rule, headers, egress } = input;
  const route = rule.RouteMessageOutboundConnector;
  if (!route.known || route.value === null || route.value.trim() === '') return undefined;
  const target = targetOf(route.value, input.connectors);
  const hosts = target.state === 'resolved' ? input.recognized.get(target.connector) : undefined;
  const isService = hosts !== undefined && (hosts.directions.length > 0 || hosts.suspicion !== undefined);
  const guards = readGuards(rule, headers);
  const speaksOfService = stampsTenantHeader(rule, headers) || guards.guards.some((guard) => guard.header === 'processed');
  if (!isService && !speaksOfService) return undefined;
  const byScope = directionByScope(rule);
  const byConnector = hosts?.directions.length === 1 ? hosts.directions[0] : undefined;
  return {
    rule,
    byScope,
    byConnector,
    direction: byScope ?? byConnector,
    target,
    activity: activityOf(rule, input.at),
    stampText: stampText(rule, headers),
    addressGuard: addressGuard(rule, egress),
    ...guards,
    unread: rule.ExceptIfSenderIpRanges.known ? guards.unread : [...guards.unread, { property: 'ExceptIfSenderIpRanges', why: rule.ExceptIfSenderIpRanges }],
  };
}
