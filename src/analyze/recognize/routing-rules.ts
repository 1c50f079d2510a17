import { covers, isEmpty, overlaps, type IpSet } from '../../mail/ip-range.ts';
import { unknown, type OutboundConnector, type TransportRule } from '../../model/index.ts';
import type { Direction } from '../rules/finding.ts';
import { activityOf } from './activity.ts';
import { resolveConnector, type HostRecognition } from './connectors.ts';
import { directionByScope } from './direction.ts';
import { headerConditions, headerExceptions, type HeaderPair, type UnreadProperty } from './guard.ts';
import { listedAddresses } from './listed-addresses.ts';
import { isNearMiss } from './near-miss.ts';
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

/** Which header of the service a name is, without case; the whole name counts. */
export function headerOf(name: string, headers: HeaderNames): 'tenant' | 'processed' | undefined {
  const wanted = name.toLowerCase();
  if (headers.processed?.toLowerCase() === wanted) return 'processed';
  return headers.tenant?.toLowerCase() === wanted ? 'tenant' : undefined;
}

/** The header of the service that a name is a near miss of. */
function nearestHeader(name: string, headers: HeaderNames): 'tenant' | 'processed' | undefined {
  if (headers.processed !== undefined && isNearMiss(name, headers.processed)) return 'processed';
  return headers.tenant !== undefined && isNearMiss(name, headers.tenant) ? 'tenant' : undefined;
}

/** Whether a name is that of a header of the service, or was meant to be. */
export function isMeant(name: string, headers: HeaderNames): boolean {
  return headerOf(name, headers) !== undefined || nearestHeader(name, headers) !== undefined;
}

/** Text that a rule stamps with the tenant header; undefined when it stamps none. */
function stampText(rule: TransportRule, headers: HeaderNames): string | undefined {
  const { SetHeaderName: name, SetHeaderValue: value } = rule;
  if (!name.known || name.value === null || headers.tenant === undefined) return undefined;
  if (name.value.toLowerCase() !== headers.tenant.toLowerCase()) return undefined;
  return value.known && value.value !== null && value.value.trim() !== '' ? value.value.trim() : undefined;
}

function stampsTenantHeader(rule: TransportRule, headers: HeaderNames): boolean {
  const name = rule.SetHeaderName;
  return (
    name.known &&
    name.value !== null &&
    headers.tenant !== undefined &&
    name.value.toLowerCase() === headers.tenant.toLowerCase()
  );
}

function readGuards(
  rule: TransportRule,
  headers: HeaderNames,
): Pick<RoutingDraft, 'guards' | 'nearMisses' | 'inverted' | 'unread'> {
  const exceptions = headerExceptions(rule);
  const conditions = headerConditions(rule);
  const guards: { header: 'tenant' | 'processed'; pair: HeaderPair }[] = [];
  const nearMisses: NearMiss[] = [];
  for (const pair of exceptions.pairs) {
    const header = headerOf(pair.header, headers);
    const near = header === undefined ? nearestHeader(pair.header, headers) : undefined;
    if (header !== undefined) guards.push({ header, pair });
    else if (near !== undefined) nearMisses.push({ pair, header: near });
  }
  const inverted = conditions.pairs.filter((pair) => headerOf(pair.header, headers) !== undefined);
  const unread = [...exceptions.unread, ...conditions.unread].filter(
    ({ header }) => header === undefined || isMeant(header, headers),
  );
  return { guards, nearMisses, inverted, unread };
}

/** How much of the service's addresses a rule excepts, and what keeps that from being known. */
function readAddresses(rule: TransportRule, egress: IpSet): Pick<RoutingDraft, 'addressGuard' | 'unread'> {
  const property = 'ExceptIfSenderIpRanges';
  const excepted = rule[property];
  if (!excepted.known) return { addressGuard: 'none', unread: [{ property, why: excepted }] };
  const set = listedAddresses(excepted.value);
  if (isEmpty(egress) && !isEmpty(set)) {
    const detail = 'The profile does not say from which addresses the service sends.';
    return { addressGuard: 'none', unread: [{ property, why: unknown({ reason: 'not-in-profile', detail }) }] };
  }
  if (!overlaps(set, egress)) return { addressGuard: 'none', unread: [] };
  return { addressGuard: covers(set, egress) ? 'complete' : 'partial', unread: [] };
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

/** What the hosts of the connectors that a rule can mean say of them: one is the service's; the one direction of all. */
interface TargetRecognition {
  readonly isService: boolean;
  readonly direction: Direction | undefined;
}

function recognizeTarget(target: RouteTarget, recognized: DraftInput['recognized']): TargetRecognition {
  if (target.state === 'missing') return { isService: false, direction: undefined };
  const connectors = target.state === 'resolved' ? [target.connector] : target.connectors;
  const hosts = connectors.map((connector) => recognized.get(connector));
  const isService = hosts.some(
    (one) => one !== undefined && (one.directions.length > 0 || one.suspicion !== undefined),
  );
  const [direction, ...others] = new Set(hosts.flatMap((one) => one?.directions ?? []));
  const isSettled = others.length === 0 && hosts.every((one) => one !== undefined && one.directions.length > 0);
  return { isService, direction: isSettled ? direction : undefined };
}

/**
 * A rule is a routing rule of the service when its connector is recognized by its hosts, when it routes anywhere and
 * stamps the tenant header (its connector is then suspect), or when it excepts the processed header and its connector
 * does not exist. A rule that excepts the processed header and routes to somebody else is that other service's.
 * Undefined: it is none.
 */
export function draftRoutingRule(input: DraftInput): RoutingDraft | undefined {
  const { rule, headers, egress } = input;
  const route = rule.RouteMessageOutboundConnector;
  if (!route.known || route.value === null || route.value.trim() === '') return undefined;
  const target = targetOf(route.value, input.connectors);
  const { isService, direction: byConnector } = recognizeTarget(target, input.recognized);
  const guards = readGuards(rule, headers);
  const exceptsProcessed = target.state === 'missing' && guards.guards.some((guard) => guard.header === 'processed');
  if (!isService && !exceptsProcessed && !stampsTenantHeader(rule, headers)) return undefined;
  const byScope = directionByScope(rule);
  const addresses = readAddresses(rule, egress);
  return {
    rule,
    byScope,
    byConnector,
    direction: byScope ?? byConnector,
    target,
    activity: activityOf(rule, input.at),
    stampText: stampText(rule, headers),
    ...guards,
    addressGuard: addresses.addressGuard,
    unread: [...guards.unread, ...addresses.unread],
  };
}
