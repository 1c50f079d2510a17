import {
  exceptionOf,
  predicateNames,
  predicatePartners,
  unknown,
  type ExceptionName,
  type PredicateName,
  type TransportRule,
  type Unknown,
} from '../../model/index.ts';
import type { UnreadProperty } from './guard.ts';
import { lostOnce } from './lost-lists.ts';
import { onceEach } from './once-each.ts';

/** What a predicate is set to; a switch is set by being true. */
export type PredicateValue = true | number | string | readonly string[];

type PredicateProperty = PredicateName | ExceptionName;

/** A condition or an exception that a mail flow rule sets. Predicates that only mean something together count as one. */
export interface Predicate {
  /** Without the prefix of exceptions. */
  readonly name: PredicateName;
  readonly property: PredicateProperty;
  readonly value: PredicateValue;
  readonly partner?: { readonly property: PredicateProperty; readonly value: PredicateValue };
}

/** The conditions or the exceptions of a rule, and what of them could not be read. */
export interface Predicates {
  readonly set: readonly Predicate[];
  readonly unread: readonly UnreadProperty[];
}

const seconds: ReadonlySet<string> = new Set(Object.values(predicatePartners));
const firsts = predicateNames.filter((name) => !seconds.has(name));

/** Classes whose names do not follow from the property, by stem. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['manageris', 'managerforevaluateduser'],
  ['managementrelationship', 'sendermanagementrelationship'],
  ['attributecomparison', 'adcomparisonattribute'],
]);

function readValue(rule: TransportRule, property: PredicateProperty): PredicateValue | Unknown | undefined {
  const fact = rule[property];
  if (!fact.known) return fact;
  const { value } = fact;
  if (value === null || value === false) return undefined;
  if (typeof value === 'string' && value.trim() === '') return undefined;
  return typeof value === 'object' && value.length === 0 ? undefined : value;
}

function isUnknown(value: PredicateValue | Unknown | undefined): value is Unknown {
  return typeof value === 'object' && 'known' in value;
}

/** Where a rule has a predicate, as a condition or as an exception. */
interface Slot {
  readonly name: PredicateName;
  readonly property: PredicateProperty;
  /** The property without which it means nothing. */
  readonly second: PredicateProperty | undefined;
}

/** The places of one side of a rule, by property. */
type Slots = ReadonlyMap<PredicateProperty, Slot>;

function slotsOf(propertyOf: (name: PredicateName) => PredicateProperty): Slots {
  const slots = firsts.map((name): Slot => {
    const second = predicatePartners[name];
    return { name, property: propertyOf(name), second: second === undefined ? undefined : propertyOf(second) };
  });
  return new Map(slots.map((slot) => [slot.property, slot]));
}

const conditionSlots = slotsOf((name) => name);
const exceptionSlots = slotsOf(exceptionOf);
const conditionProperties = [...conditionSlots.keys()];
const exceptionProperties = [...exceptionSlots.keys()];

function readPredicate(rule: TransportRule, { name, property, second }: Slot): Predicate | UnreadProperty | undefined {
  const value = readValue(rule, property);
  if (value === undefined) return undefined;
  if (isUnknown(value)) return { property, why: value };
  if (second === undefined) return { name, property, value };
  const other = readValue(rule, second);
  if (other === undefined) return undefined;
  if (isUnknown(other)) return { property: second, why: other };
  return { name, property, value, partner: { property: second, value: other } };
}

/** The name of a class without the namespace that the cmdlet prints before it. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** What the names of a property and of the class behind it have in common. */
function stemOf(name: string): string {
  const bare = lastPart(name)
    .toLowerCase()
    .replace(/(?:messageheader|words|patterns|[12])?(?:predicate)?$/, '');
  const stem = bare.replace('adattribute', 'attribute');
  return renamed.get(stem) ?? stem;
}

const stems: ReadonlyMap<string, string> = new Map(
  predicateNames.flatMap((name) => [
    [name, stemOf(name)],
    [exceptionOf(name), stemOf(name)],
  ]),
);

/** Of the classes that are named as their property is, which nearly all are. */
const stemsOfClasses: ReadonlyMap<string, string> = new Map(
  predicateNames.map((name) => [`${name}Predicate`, stemOf(`${name}Predicate`)]),
);

function stemOfClass(name: string): string {
  return stemsOfClasses.get(lastPart(name)) ?? stemOf(name);
}

/** A rule has few predicates, so that no table of them pays. */
function isExplained(stem: string, ...lists: readonly (readonly { readonly property: string }[])[]): boolean {
  return lists.some((list) => list.some(({ property }) => stems.get(property) === stem));
}

/**
 * Holds what was read against the list of class names that the cmdlet prints beside it: a class that no property
 * explains is a predicate that was not read. Where the export leaves properties out, the same list says whether they
 * were set; without it nobody can say.
 */
function checked(rule: TransportRule, list: 'Conditions' | 'Exceptions', read: Predicates): Predicates {
  const classes = rule[list];
  if (read.unread.length === 0 && classes.known && classes.value.length === 0) return read;
  const absent = read.unread.filter(({ why }) => why.why.reason === 'property-absent');
  const rest = read.unread.filter((one) => !absent.includes(one));
  if (!classes.known) {
    return absent.length === 0 ? read : { set: read.set, unread: [...rest, { property: list, why: classes }] };
  }
  const missed = classes.value.filter((name) => !isExplained(stemOfClass(name), read.set, rest));
  if (missed.length === 0) return { set: read.set, unread: rest };
  const named = missed.map(lastPart).join(', ');
  const why = unknown({ reason: 'unsupported', detail: `no property explains ${named}` }, classes.at);
  return { set: read.set, unread: [...rest, { property: list, why }] };
}

function collect(rule: TransportRule, slots: Slots, properties: readonly PredicateProperty[]): Predicates {
  const result: { set: Predicate[]; unread: UnreadProperty[] } = { set: [], unread: [] };
  for (const property of rule.setAmong(properties)) {
    const slot = slots.get(property);
    const read = slot === undefined ? undefined : readPredicate(rule, slot);
    if (read === undefined) continue;
    if ('why' in read) result.unread.push(read);
    else result.set.push(read);
  }
  return result;
}

type Sides = { readonly conditions: Predicates; readonly exceptions: Predicates };

function readSides(rule: TransportRule): Sides {
  const conditions = checked(rule, 'Conditions', collect(rule, conditionSlots, conditionProperties));
  const exceptions = checked(rule, 'Exceptions', collect(rule, exceptionSlots, exceptionProperties));
  return {
    conditions: { set: conditions.set, unread: lostOnce('Conditions', conditions.unread) },
    exceptions: { set: exceptions.set, unread: lostOnce('Exceptions', exceptions.unread) },
  };
}

/** Reads both sides of a rule once; relations between rules ask for them again and again. */
const sidesOf: (rule: TransportRule) => Sides = onceEach(readSides);

/**
 * The conditions that a rule sets. Unset conditions are null, false, blank or empty; half of a pair counts as unset
 * (New-TransportRule in the Exchange cmdlet reference: header name and words belong together).
 */
export function conditionsOf(rule: TransportRule): Predicates {
  return sidesOf(rule).conditions;
}

/** The exceptions that a rule sets; as for {@link conditionsOf}. */
export function exceptionsOf(rule: TransportRule): Predicates {
  return sidesOf(rule).exceptions;
}
