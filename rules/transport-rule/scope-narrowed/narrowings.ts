import {
  conditionsOf,
  covers,
  domainCovers,
  exceptionsOf,
  formatIpSet,
  intersect,
  ipSet,
  isDeclarable,
  shownName,
  subtract,
  undeclared,
  unionOf,
  listedAddresses,
} from '../../../src/rule.ts';
import type { Direction, Predicate, RoutingRule, ServiceView } from '../../../src/rule.ts';

/** A condition or exception that keeps mail from the service. */
export interface Narrowing {
  readonly predicate: Predicate;
  readonly values: readonly string[];
  /** Whether the rest of its values may stay. */
  readonly isPart: boolean;
  /** What of the values has to stay, spelled anew: addresses of the services in the path, which guard against a loop. */
  readonly kept: readonly string[];
}

/** A routing rule of a direction, and what to hold it against. */
export interface Scope {
  readonly route: RoutingRule;
  readonly direction: Direction;
  readonly service: ServiceView;
  readonly services: readonly ServiceView[];
}

/** The condition by which the rules of a direction can share the domains among them. */
export const domainCondition = { inbound: 'RecipientDomainIs', outbound: 'SenderDomainIs' } as const;

/** Message types that no service can process; leaving them out is advised elsewhere. */
const leftAlone: ReadonlySet<unknown> = new Set(['OOF', 'Calendaring']);

const headerPairs: ReadonlySet<string> = new Set(['HeaderContainsMessageHeader', 'HeaderMatchesMessageHeader']);

/** What is shown of a predicate: of a header pair the header alone, since its words can be the secret value. */
function shownValues({ name, value, partner }: Predicate): readonly string[] {
  if (headerPairs.has(name)) return [shownName(String(value))];
  const values = [value, partner?.value ?? []].flat();
  return values.map(String);
}

function whole(predicate: Predicate): Narrowing {
  return { predicate, values: shownValues(predicate), isPart: false, kept: [] };
}

function part(predicate: Predicate, values: readonly string[], kept: readonly string[] = []): Narrowing | undefined {
  if (values.length === 0) return undefined;
  const all = typeof predicate.value === 'object' ? predicate.value.length : 1;
  return { predicate, values, isPart: values.length < all, kept };
}

function isHeaderOf(service: ServiceView, header: unknown): boolean {
  const names = [service.tenantHeader, service.processedHeader].map((name) => name?.toLowerCase());
  return names.includes(String(header).toLowerCase());
}

/** Whether a condition is the one by which the guide lets a group select the mail of a direction. */
export function isBySelection({ name }: Predicate, { direction, service }: Scope): boolean {
  return name === service.profile.rules[direction]?.selective?.condition;
}

function isDeclaredSelection(predicate: Predicate, scope: Scope): boolean {
  const { name, value } = predicate;
  if (!isBySelection(predicate, scope) || typeof value !== 'object') return false;
  const { service } = scope;
  const { recipients, senders } = service.config.groups;
  const declared = (name === 'SentToMemberOf' ? recipients : senders).map((group) => group.trim().toLowerCase());
  return declared.length === 0 || value.some((group) => declared.includes(group.trim().toLowerCase()));
}

/** Conditions beyond the scopes, the selective group and the domains that the rules of a direction share. */
export function narrowingConditions(scope: Scope): readonly Narrowing[] {
  const { route, direction, service } = scope;
  return conditionsOf(route.rule).set.flatMap((predicate) => {
    const { name, value } = predicate;
    if (name === 'FromScope' || name === 'SentToScope' || name === domainCondition[direction]) return [];
    if (isDeclaredSelection(predicate, scope) || (headerPairs.has(name) && isHeaderOf(service, value))) return [];
    return whole(predicate);
  });
}

/** An exception for the side that the guide leaves out anyhow. */
function isOtherSide({ name, value }: Predicate, { direction, service }: Scope): boolean {
  const asked = service.profile.rules[direction];
  const wanted = name === 'FromScope' ? asked?.fromScope : asked?.sentToScope;
  return (value === 'InOrganization') !== (wanted === 'InOrganization');
}

/** A guard on a header of some service in the path, or what was meant to be one. */
function isGuard({ property, value }: Predicate, { route, services }: Scope): boolean {
  if (services.some((service) => isHeaderOf(service, value))) return true;
  return route.nearMisses.some(({ pair }) => pair.headerProperty === property);
}

/** Entries that reach beyond the addresses from which the services in the path return mail; what lies within stays. */
function strangers(predicate: Predicate, { services }: Scope): Narrowing | undefined {
  const returned = unionOf(
    ...services.flatMap(({ egress, profile }) => [egress, listedAddresses(profile.egress.published)]),
  );
  const entries = typeof predicate.value === 'object' ? predicate.value : [];
  const strange = entries.filter((entry) => {
    const { set, invalid } = ipSet([entry]);
    return invalid.length > 0 || !covers(returned, set);
  });
  const left = ipSet(entries.filter((entry) => !strange.includes(entry))).set;
  const kept = subtract(intersect(ipSet(strange).set, returned), left);
  return part(predicate, strange, formatIpSet(kept));
}

/** Domains of the exception that no other rule of the direction takes by name. */
function unserved(
  values: readonly string[],
  { name }: Predicate,
  { route, direction, service }: Scope,
): readonly string[] {
  if (name !== domainCondition[direction]) return values;
  const others = service.routingRules.filter((other) => other.rule !== route.rule && other.direction === direction);
  const named = others.flatMap(({ rule }) => {
    const fact = rule[domainCondition[direction]];
    return fact.known ? fact.value : [];
  });
  return values.filter((domain) => !domainCovers(named, domain));
}

function narrowingException(predicate: Predicate, scope: Scope): Narrowing | undefined {
  const { name, value } = predicate;
  if (name === 'FromScope' || name === 'SentToScope') {
    return isOtherSide(predicate, scope) ? undefined : whole(predicate);
  }
  if (name === 'MessageTypeMatches' && leftAlone.has(value)) return undefined;
  if (headerPairs.has(name)) return isGuard(predicate, scope) ? undefined : whole(predicate);
  if (name === 'SenderIpRanges') return strangers(predicate, scope);
  if (!isDeclarable(predicate)) return whole(predicate);
  return part(predicate, unserved(undeclared(predicate, scope.service), predicate, scope));
}

/** Exceptions beyond loop guards, declared exclusions and messages that no service processes. */
export function narrowingExceptions(scope: Scope): readonly Narrowing[] {
  return exceptionsOf(scope.route.rule).set.flatMap((predicate) => narrowingException(predicate, scope) ?? []);
}
