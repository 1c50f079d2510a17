import type { PredicateName, TransportRule } from '../../model/index.ts';
import { onceEach } from './once-each.ts';
import { areApart, isWithin, tellingPredicates } from './predicate-values.ts';
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

/** Whether each message that rule `y` may act on surely meets the condition `wide` of rule `x`. */
export function isImplied(wide: Predicate, x: TransportRule, y: TransportRule): boolean {
  return conditionsOf(y).set.some((narrow) => {
    if (narrow.name !== wide.name || !isWithin(narrow, wide)) return false;
    return looksThere({ rule: y, predicate: narrow }, { rule: x, predicate: wide });
  });
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
  return wanted.every((wide) => isImplied(wide, x, y));
}

/** Headers that a rule sets or removes, in lower case. */
const changedHeaders: (rule: TransportRule) => ReadonlySet<string> = onceEach(
  ({ SetHeaderName: set, RemoveHeader: removed }) =>
    new Set([set, removed].flatMap((fact) => (fact.known && fact.value !== null ? [plain(fact.value)] : []))),
);

function plain(header: string): string {
  return header.trim().toLowerCase();
}

/** Whether a predicate looks at a header that the rule changes. */
function looksAtWork({ name, value }: Predicate, rule: TransportRule): boolean {
  return name.startsWith('Header') && typeof value === 'string' && changedHeaders(rule).has(plain(value));
}

/** Whether `x` excepts all that a condition of `y` asks for; what looks at headers that `earlier` changes proves nothing. */
function excludes(x: TransportRule, y: TransportRule, earlier?: TransportRule): boolean {
  const excepted = exceptionsOf(x).set;
  if (excepted.length === 0) return false;
  const isExcepted = (narrow: Predicate): boolean =>
    excepted.some(
      (wide) => isWithin(narrow, wide) && looksThere({ rule: y, predicate: narrow }, { rule: x, predicate: wide }),
    );
  return conditionsOf(y).set.some(
    (narrow) => isExcepted(narrow) && (earlier === undefined || !looksAtWork(narrow, earlier)),
  );
}

/** The conditions by which a rule can be told apart from others; most rules have few. */
const tellingConditions: (rule: TransportRule) => readonly Predicate[] = onceEach((rule) =>
  conditionsOf(rule).set.filter(({ name }) => tellingPredicates.has(name)),
);

/** Whether the rules have conditions that no message meets both. */
function haveApart(x: TransportRule, y: TransportRule): boolean {
  const first = tellingConditions(x);
  if (first.length === 0) return false;
  const second = tellingConditions(y);
  return first.some((a) =>
    second.some((b) => areApart(a, b) && lookAtOne({ rule: x, predicate: a }, { rule: y, predicate: b })),
  );
}

/**
 * Whether one message may meet both rules. False only where that is provably impossible: opposite scopes, domains or
 * addresses without overlap, or one rule excepts what the other requires. Groups, words and patterns prove nothing.
 */
export function canMeet(x: TransportRule, y: TransportRule): boolean {
  return !haveApart(x, y) && !excludes(x, y) && !excludes(y, x);
}

/**
 * Whether `later` may act on a message that `earlier`, evaluated before it, has acted on. As {@link canMeet}, but what
 * either asks of a header that `earlier` changes held before and says nothing of what comes after.
 */
export function canFollow(earlier: TransportRule, later: TransportRule): boolean {
  return !haveApart(earlier, later) && !excludes(earlier, later, earlier) && !excludes(later, earlier, earlier);
}
