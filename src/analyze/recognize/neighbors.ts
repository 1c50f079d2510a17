import type { TransportRule } from '../../model/index.ts';
import { gap, type GapYield } from '../rules/target.ts';
import { activityOf } from './activity.ts';
import type { UnreadProperty } from './guard.ts';
import { onceEach, placeIn } from './once-each.ts';
import { conditionsOf, exceptionsOf } from './predicates.ts';
import type { RoutingRule } from './service-view.ts';

/** The other rules of the tenant that act, or may act, as seen from a routing rule. */
export interface Neighbors {
  readonly earlier: readonly TransportRule[];
  readonly later: readonly TransportRule[];
}

/** A rule with its place in the order of evaluation. */
interface Placed {
  readonly other: TransportRule;
  readonly index: number;
}

/** The rules that are not switched off at a time, in the order of evaluation. */
interface Acting {
  readonly at: number;
  readonly placed: readonly Placed[];
  readonly rules: readonly TransportRule[];
  /** Whether the priority of each is known. */
  readonly isSettled: boolean;
}

const cache = placeIn<readonly TransportRule[], Acting>();

/** Each routing rule is seen among the same ones. */
function actingOf(ordered: readonly TransportRule[], at: number): Acting {
  const before = cache.get(ordered);
  if (before?.at === at) return before;
  const all = ordered.map((other, index): Placed => ({ other, index }));
  const placed = all.filter(({ other }) => activityOf(other, at).state !== 'inactive');
  const rules = placed.map(({ other }) => other);
  const acting = { at, placed, rules, isSettled: rules.every(({ Priority: priority }) => priority.known) };
  cache.set(ordered, acting);
  return acting;
}

/**
 * The other rules that are not switched off, in the order of evaluation. A rule without a known priority may stand
 * anywhere and is on both sides. `ordered`: all rules in the order of evaluation; `at`: milliseconds since 1970 UTC.
 */
export function neighborsOf({ rule }: RoutingRule, ordered: readonly TransportRule[], at: number): Neighbors {
  const place = ordered.indexOf(rule);
  const { placed, rules, isSettled } = actingOf(ordered, at);
  if (isSettled && rule.Priority.known) {
    const found = placed.findIndex(({ index }) => index >= place);
    const before = found === -1 ? placed.length : found;
    return { earlier: rules.slice(0, before), later: rules.slice(rules[before] === rule ? before + 1 : before) };
  }
  const isOpen = (other: TransportRule): boolean => !rule.Priority.known || !other.Priority.known;
  const acting = placed.filter(({ index }) => index !== place);
  return {
    earlier: acting.filter(({ other, index }) => index < place || isOpen(other)).map(({ other }) => other),
    later: acting.filter(({ other, index }) => index > place || isOpen(other)).map(({ other }) => other),
  };
}

/** What keeps it from being known where a rule stands and on which mail it acts. */
const openPlace: (rule: TransportRule) => readonly UnreadProperty[] = onceEach((rule) => {
  const { Priority: priority } = rule;
  const place = priority.known ? [] : [{ property: 'Priority', why: priority }];
  return [...place, ...conditionsOf(rule).unread, ...exceptionsOf(rule).unread];
});

interface Open {
  readonly at: number;
  readonly facts: readonly UnreadProperty[];
}

const openCache = placeIn<TransportRule, Open>();

/** As {@link openPlace}, and what keeps it from being known whether the rule acts at all. */
function openFacts(rule: TransportRule, at: number): readonly UnreadProperty[] {
  const before = openCache.get(rule);
  if (before?.at === at) return before.facts;
  const activity = activityOf(rule, at);
  const facts = [...(activity.state === 'unknown' ? [activity] : []), ...openPlace(rule)];
  openCache.set(rule, { at, facts });
  return facts;
}

/** The rules of which all is known that the judgement rests on, and a gap for each fact that is missing of the others. */
export interface Settled {
  readonly rules: readonly TransportRule[];
  readonly gaps: readonly GapYield[];
}

/**
 * Splits the rules that seem to stand in the way of a routing rule. `openActions` says what is not known of what such a
 * rule does.
 */
export function settle(
  { rule }: RoutingRule,
  candidates: readonly TransportRule[],
  at: number,
  openActions: (rule: TransportRule) => readonly UnreadProperty[] = () => [],
): Settled {
  const own = candidates.length === 0 ? [] : openPlace(rule);
  if (own.length > 0) return { rules: [], gaps: own.map(({ property, why }) => gap(rule, property, why)) };
  const rules: TransportRule[] = [];
  const gaps: GapYield[] = [];
  for (const other of candidates) {
    const facts = openFacts(other, at);
    const actions = openActions(other);
    if (facts.length === 0 && actions.length === 0) rules.push(other);
    else gaps.push(...[...facts, ...actions].map(({ property, why }) => gap(other, property, why)));
  }
  return { rules, gaps };
}
