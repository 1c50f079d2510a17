import type { Secret, Secrets } from '../secret.ts';
import { declaredFor } from './declared-values.ts';
import { heldValues, type HeldValue } from './held-values.ts';
import { domainsOfRule, speaksFor, unreadDomains } from './rule-domains.ts';
import type { RoutingRule, ServiceView } from './service-view.ts';
import { placeIn } from './once-each.ts';

/** Several values where there may be one: for one domain, or for the mail that no rule singles out by its domain. */
export interface ValueConflict {
  /** undefined: all domains that no rule names. */
  readonly domain: string | undefined;
  /** Distinct values in the order of the rules. */
  readonly values: readonly Secret[];
  /** Every place that holds one of them, in the order of the rules. */
  readonly held: readonly HeldValue[];
  /** Whether the values differ in letter case alone. */
  readonly caseOnly: boolean;
  /** The value that should stand everywhere: the declared one; undefined when none is. */
  readonly declared: Secret | undefined;
}

/** Values of other domains that a rule may hold beside that of `domain`, because it speaks for those domains as well. */
function isOfOtherDomain(held: HeldValue, domain: string | undefined, service: ServiceView): boolean {
  return service.declaredValues.some(
    (declared) =>
      declared.domain !== undefined &&
      declared.domain !== domain &&
      declared.value === held.value &&
      speaksFor(held.route, declared.domain, service.routingRules),
  );
}

function conflictIn(
  domain: string | undefined,
  all: readonly HeldValue[],
  service: ServiceView,
  secrets: Secrets,
): ValueConflict | undefined {
  const declared = declaredFor(domain, service.declaredValues);
  const isForeign = (one: HeldValue): boolean =>
    one.value !== declared && service.profile.headers.valueScope !== 'tenant' && isOfOtherDomain(one, domain, service);
  const held = all.filter((one) => !isForeign(one));
  const values = [...new Set(held.map(({ value }) => value))];
  const [first, ...others] = values;
  if (first === undefined || others.length === 0) return undefined;
  const caseOnly = others.every((value) => secrets.compare(first, value) !== 'different');
  return { domain, values, held, caseOnly, declared };
}

/** The domains that have to agree in themselves, the unnamed rest first. */
function domainsToAgree(routes: readonly RoutingRule[], service: ServiceView): readonly (string | undefined)[] {
  const named = routes.flatMap((route) => domainsOfRule(route.rule, route.direction));
  const declared = service.declaredValues.flatMap(({ domain }) => domain ?? []);
  return [undefined, ...new Set([...named, ...declared])];
}

/** A service is recognized anew in each run, with the values of that run. */
const cache = placeIn<ServiceView, readonly ValueConflict[]>();

/**
 * Where the routing rules hold more than one value. One value per domain is legal; a rule that names no domain speaks
 * for all of them. A service that has one value per tenant must agree across domains as well. A conflict that says no
 * more than one before it is left out, as are rules whose domains are not known.
 */
export function valueConflicts(service: ServiceView, secrets: Secrets): readonly ValueConflict[] {
  const before = cache.get(service);
  if (before !== undefined) return before;
  const conflicts = findConflicts(service, secrets);
  cache.set(service, conflicts);
  return conflicts;
}

function findConflicts(service: ServiceView, secrets: Secrets): readonly ValueConflict[] {
  const { headers } = service.profile;
  const routes = service.routingRules.filter(({ rule, direction }) => unreadDomains(rule, direction).length === 0);
  const heldBy = new Map(routes.map((route) => [route, heldValues(route, secrets, headers.placeholders)]));
  const heldFor = (domain: string | undefined): readonly HeldValue[] =>
    routes.filter((route) => speaksFor(route, domain, routes)).flatMap((route) => heldBy.get(route) ?? []);
  const perTenant = headers.valueScope === 'tenant';
  const conflicts: ValueConflict[] = [];
  for (const domain of perTenant ? [undefined] : domainsToAgree(routes, service)) {
    const held = perTenant ? [...heldBy.values()].flat() : heldFor(domain);
    const conflict = conflictIn(domain, held, service, secrets);
    const isNew = conflict?.values.some((value) => !conflicts.some((known) => known.values.includes(value)));
    if (conflict !== undefined && isNew === true) conflicts.push(conflict);
  }
  return conflicts;
}
