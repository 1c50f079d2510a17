import { covers, overlaps, type IpSet } from '../../mail/ip-range.ts';
import type { PredicateName, TransportRule } from '../../model/index.ts';
import type { Secrets } from '../secret.ts';
import { headerConditions, headerExceptions, type HeaderPair } from './guard.ts';
import { matchesValue } from './match-guard.ts';
import { onceEach } from './once-each.ts';
import { areApart, isWithin } from './predicate-values.ts';
import { conditionsOf, exceptionsOf, type Predicate } from './predicates.ts';
import { headerOf } from './routing-rules.ts';
import type { RoutingRule, ServiceView } from './service-view.ts';
import { meantValues } from './value-texts.ts';
import { listedAddresses } from './listed-addresses.ts';

/** Predicates that look at the same thing in every rule; those on sender addresses depend on a setting of the rule. */
const plain: ReadonlySet<PredicateName> = new Set(['FromScope', 'SentToScope', 'RecipientDomainIs', 'SentTo']);

const plainConditions: (rule: TransportRule) => readonly Predicate[] = onceEach((rule) =>
  conditionsOf(rule).set.filter(({ name }) => plain.has(name)),
);

const plainExceptions: (rule: TransportRule) => readonly Predicate[] = onceEach((rule) =>
  exceptionsOf(rule).set.filter(({ name }) => plain.has(name)),
);

/** The addresses of the servers that a side of a rule names; null when it names none or they are not known. */
function addressesIn(set: readonly Predicate[]): IpSet | null {
  const list = set.find(({ name }) => name === 'SenderIpRanges')?.value;
  return typeof list === 'object' ? listedAddresses(list) : null;
}

const senders: (rule: TransportRule) => IpSet | null = onceEach((rule) => addressesIn(conditionsOf(rule).set));

const exceptedSenders: (rule: TransportRule) => IpSet | null = onceEach((rule) => addressesIn(exceptionsOf(rule).set));

/**
 * Whether a rule can act on mail that meets the conditions of a routing rule, the exceptions of the latter aside: what
 * the rule changes may be what those look at. False only where scopes or recipients show that it cannot.
 */
export function canReach(rule: TransportRule, { rule: routing }: RoutingRule): boolean {
  const wanted = plainConditions(routing);
  if (plainConditions(rule).some((one) => wanted.some((other) => areApart(one, other)))) return false;
  return !plainExceptions(rule).some((one) => wanted.some((other) => isWithin(other, one)));
}

function isFromService(rule: TransportRule, service: ServiceView): boolean {
  const asked = senders(rule);
  return asked === null || overlaps(asked, service.egress);
}

/** Whether a rule is limited to mail that comes from the addresses of the service. */
export function isLimitedToService(rule: TransportRule, service: ServiceView): boolean {
  const asked = senders(rule);
  return asked !== null && covers(service.egress, asked);
}

/** The pairs of a rule on the headers that come back from the service. */
function onMarkers(pairs: readonly HeaderPair[], service: ServiceView): readonly HeaderPair[] {
  if (pairs.length === 0) return pairs;
  const names = { tenant: service.tenantHeader, processed: service.processedHeader };
  return pairs.filter(({ header }) => headerOf(header, names) !== undefined);
}

/** Whether an exception of the rule holds for a message with the expected value. */
function excepts(pair: HeaderPair, route: RoutingRule, secrets: Secrets): boolean {
  const { expected } = route;
  if (expected === undefined) return false;
  if (matchesValue(pair, expected, secrets, undefined) === 'yes') return true;
  return meantValues(pair).some((text) => secrets.compare(secrets.of(text), expected) !== 'different');
}

/**
 * Whether a rule acts on mail of a routing rule that the service returns. It does not when it excepts all addresses of
 * the service, or what the service stamps; when it asks for other addresses or for another value; or when it asks for
 * senders inside, since inbound mail comes back anonymous.
 */
export function actsOnReturn(rule: TransportRule, route: RoutingRule, service: ServiceView, secrets: Secrets): boolean {
  if (!canReach(rule, route) || !isFromService(rule, service)) return false;
  const excepted = exceptedSenders(rule);
  if (excepted !== null && covers(excepted, service.egress)) return false;
  const { FromScope: from } = rule;
  if (route.direction === 'inbound' && from.known && from.value === 'InOrganization') return false;
  const asked = onMarkers(headerConditions(rule).pairs, service);
  if (asked.some((pair) => matchesValue(pair, route.expected, secrets, undefined) === 'no')) return false;
  return !onMarkers(headerExceptions(rule).pairs, service).some((pair) => excepts(pair, route, secrets));
}
