import type { PredicateName, TransportRule } from '../../model/index.ts';
import { areApart, isWithin } from './predicate-values.ts';
import { conditionsOf, exceptionsOf, type Predicate } from './predicates.ts';

/** Predicates that look at the address that `SenderAddressLocation` names; `FromScope` is not among them. */
const senderPredicates: ReadonlySet<PredicateName> = new Set([
  'From',
  'FromMemberOf',
  'FromAddressContainsWords',
  'FromAddressMatchesPatterns',
  'SenderDomainIs',
]);

/** Predicates that look at the address that `RecipientAddressType` names. */
const recipientPredicates: ReadonlySet<PredicateName> = new Set([
  'SentTo',
  'RecipientAddressContainsWords',
  'RecipientAddressMatchesPatterns',
  'RecipientDomainIs',
]);

interface Held {
  readonly rule: TransportRule;
  readonly predicate: Predicate;
}

/** Which of the two sender addresses a rule looks at; undefined when that is not known. */
function senderLocation(rule: TransportRule): string | undefined {
  const fact = rule.SenderAddressLocation;
  return fact.known ? (fact.value ?? 'Header') : undefined;
}

function recipientType(rule: TransportRule): string | undefined {
  const fact = rule.RecipientAddressType;
  return fact.known ? (fact.value ?? 'Resolved') : undefined;
}

/** Whether `wide` looks wherever `narrow` looks. */
function looksThere(narrow: Held, wide: Held): boolean {
  if (senderPredicates.has(wide.predicate.name)) {
    const [there, here] = [senderLocation(narrow.rule), senderLocation(wide.rule)];
    return there !== undefined && (here === there || here === 'HeaderOrEnvelope');
  }
  if (!recipientPredicates.has(wide.predicate.name)) return true;
  const [there, here] = [recipientType(narrow.rule), recipientType(wide.rule)];
  return there !== undefined && here === there;
}

/** Whether both look at the same single address: of two addresses, each may meet one of the conditions. */
function lookAtOne(a: Held, b: Held): boolean {
  const isEither = senderPredicates.has(a.predicate.name) && senderLocation(a.rule) === 'HeaderOrEnvelope';
  return !isEither && looksThere(a, b) && looksThere(b, a);
}

/**
 * Whether each message that rule `y` may act on surely meets rule `x`: `x` has no exception, and each of its conditions
 * is among those of `y` with the same or narrower values. What could not be read is never taken as covered. Dates,
 * modes and order do not matter here.
 */
export function covers(x: TransportRule, y: TransportRule): boolean {
  const { set: wanted, unread } = conditionsOf(x);
  const exceptions = exceptionsOf(x);
  if (unread.length > 0 || exceptions.set.length > 0 || exceptions.unread.length > 0) return false;
  const given = conditionsOf(y).set;
  return wanted.every((wide) =>
    given.some((narrow) => {
      if (narrow.name !== wide.name || !isWithin(narrow, wide)) return false;
      return looksThere({ rule: y, predicate: narrow }, { rule: x, predicate: wide });
    }),
  );
}

/** Whether `x` excepts all that a condition of `y` asks for. */
function excludes(x: TransportRule, y: TransportRule): boolean {
  const required = conditionsOf(y).set;
  return exceptionsOf(x).set.some((wide) =>
    required.some(
      (narrow) => isWithin(narrow, wide) && looksThere({ rule: y, predicate: narrow }, { rule: x, predicate: wide }),
    ),
  );
}

/**
 * Whether one message may meet both rules. False only where that is provably impossible: opposite scopes, domains or
 * addresses without overlap, or one rule excepts what the other requires. Groups, words and patterns prove nothing.
 */
export function canMeet(x: TransportRule, y: TransportRule): boolean {
  const [first, second] = [conditionsOf(x).set, conditionsOf(y).set];
  const isApart = first.some((a) =>
    second.some((b) => areApart(a, b) && lookAtOne({ rule: x, predicate: a }, { rule: y, predicate: b })),
  );
  return !isApart && !excludes(x, y) && !excludes(y, x);
}
