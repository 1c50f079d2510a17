import { covers, ipSet, isEmpty, subtract, unionOf, type IpSet } from '../../mail/ip-range.ts';
import { unknown, type TransportRule } from '../../model/index.ts';
import type { Secrets } from '../secret.ts';
import { isCatchAll } from './catch-all.ts';
import { headerConditions, type UnreadProperty } from './guard.ts';
import { markerWriting } from './marker-writer.ts';
import { matchesValue } from './match-guard.ts';
import { conditionsOf, exceptionsOf, type Predicate } from './predicates.ts';
import { isImplied } from './rule-relations.ts';
import type { Guard, RoutingRule, ServiceView } from './service-view.ts';

/** The header of a guard, the rule whose guard it is, and the addresses from which the header may come. */
export interface Guarded {
  readonly route: RoutingRule;
  readonly guard: Guard;
  readonly service: ServiceView;
  readonly secrets: Secrets;
  /** Of the services in the path and of the tenant itself. */
  readonly trusted: IpSet;
}

/** A rule that removes the header of a guard from mail of others. */
export interface Strip {
  readonly rule: TransportRule;
  /** Addresses beside the trusted ones whose mail keeps the header. */
  readonly spared: IpSet;
  /** What keeps it from being known which mail loses the header. */
  readonly unread: readonly UnreadProperty[];
}

const everything = ipSet(['0.0.0.0/0', '::/0']).set;

/** What outsiders send into the tenant meets both scopes. */
function isOfOutsiders({ name, value }: Predicate, { route }: Guarded): boolean {
  if (route.direction !== 'inbound') return false;
  return (
    (name === 'FromScope' && value === 'NotInOrganization') || (name === 'SentToScope' && value === 'InOrganization')
  );
}

function listOf({ value }: Predicate): readonly string[] {
  return typeof value === 'object' ? value : [];
}

/** Whether a condition of the rule holds for all mail with a forged header; what cannot be judged is the property. */
function isMetByForged(condition: Predicate, rule: TransportRule, guarded: Guarded): boolean | UnreadProperty {
  const { route, guard, secrets, trusted } = guarded;
  if (condition.name === 'SenderIpRanges') return covers(unionOf(ipSet(listOf(condition)).set, trusted), everything);
  if (isOfOutsiders(condition, guarded) || isImplied(condition, rule, route.rule)) return true;
  const pair = headerConditions(rule).pairs.find(({ headerProperty }) => headerProperty === condition.property);
  if (pair?.header.trim().toLowerCase() !== guard.pair.header.toLowerCase()) return false;
  if (pair.match === 'patterns' && pair.texts.some(isCatchAll)) return true;
  const matched = matchesValue(pair, route.expected, secrets, undefined);
  if (typeof matched === 'string') return matched === 'yes';
  const detail = 'Whether it holds for every header with the value cannot be told.';
  return { property: pair.textProperty, why: unknown({ reason: 'unsupported', detail }) };
}

/** Whether an exception of the rule leaves forged headers alone only where they come from certain addresses. */
function isHarmless({ name, value }: Predicate, { route }: Guarded): boolean {
  return (
    name === 'SenderIpRanges' || (route.direction === 'inbound' && name === 'FromScope' && value === 'InOrganization')
  );
}

/**
 * What a rule does against forged headers of a guard: it removes the header from all mail that the routing rule could act
 * on, but for mail from certain addresses. Undefined for a rule that does not, and for one that removes it from a part.
 * The order of the rules and whether the rule acts at all are not looked at.
 */
export function stripOf(rule: TransportRule, guarded: Guarded): Strip | undefined {
  const { guard, service, secrets, trusted } = guarded;
  const { writers, unread } = markerWriting(rule, service, secrets);
  const lost = unread.filter(({ property }) => property === 'RemoveHeader');
  const removes = writers.some(({ header, property }) => header === guard.header && property === 'RemoveHeader');
  if (!removes && lost.length === 0) return undefined;
  const [conditions, exceptions] = [conditionsOf(rule), exceptionsOf(rule)];
  const met = conditions.set.map((condition) => isMetByForged(condition, rule, guarded));
  if (met.includes(false) || !exceptions.set.every((one) => isHarmless(one, guarded))) return undefined;
  const excepted = exceptions.set.filter(({ name }) => name === 'SenderIpRanges').flatMap(listOf);
  const open = met.filter((one) => typeof one === 'object');
  return {
    rule,
    spared: subtract(ipSet(excepted).set, trusted),
    unread: [...lost, ...open, ...conditions.unread, ...exceptions.unread],
  };
}

/** Whether a rule takes the header from forged mail of every address, as far as is known. */
export function sparesNobody({ spared }: Strip): boolean {
  return isEmpty(spared);
}
