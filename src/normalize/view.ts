import {
  type ExportRecord,
  type Fact,
  type ObjectOf,
  type SectionKind,
  known,
  unknown,
  whyUnread,
} from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import { type Field, type ReadContext, absent, factOf, fieldsOf, torn } from './field.ts';
import { guidOf, keyOf, nameOf } from './identity.ts';
import { newestOf } from './newest.ts';
import { sameValue } from './same-value.ts';
import type { Shape } from './shapes.ts';
import { askables, saysUnset, type Askable } from './unset.ts';
import { isLost } from './unwrap.ts';
import { isWithheld } from './withheld.ts';

const STATE = Symbol('state');

interface State {
  readonly kind: SectionKind;
  /** The records of one object: more than one when several files hold it. */
  readonly records: readonly [ExportRecord, ...ExportRecord[]];
  readonly context: ReadContext;
  /** Facts by the index of their field. */
  readonly facts: (Fact<unknown> | undefined)[];
  name?: string;
  key?: string;
  /** null: it has none. */
  guid?: string | null;
  /** Of an object with one record, its keys and their values, in the same order. */
  contents?: { readonly shape: Shape; readonly values: readonly unknown[] };
}

interface Stateful {
  readonly [STATE]: State;
}

const prototypes = new Map<SectionKind, object>();

/**
 * The typed view of an object: a getter per property of its kind, each read on first use and kept. An object that
 * several files hold has, per property, the fact of the file that knows it, and a conflict where they differ.
 */
export function viewOf<K extends SectionKind>(
  kind: K,
  records: readonly [ExportRecord, ...ExportRecord[]],
  context: ReadContext,
): ObjectOf[K] {
  const state: State = { kind, records, context, facts: [] };
  const view: object = Object.create(prototypeOf(kind));
  Object.defineProperty(view, STATE, { value: state });
  // The getters of the prototype were made from the property table that the type is made from.
  return view as ObjectOf[K];
}

function prototypeOf(kind: SectionKind): object {
  const made = prototypes.get(kind);
  if (made !== undefined) {
    return made;
  }
  // Those who ask have fixed lists of names, and ask every object of the kind.
  const prepared = new WeakMap<readonly string[], readonly Askable[]>();
  const prototype = {
    kind,
    get record() {
      return stateOf(this).records[0];
    },
    get guid() {
      const state = stateOf(this);
      if (state.guid === undefined) state.guid = guidOf(state.records, state.context.shapes) ?? null;
      return state.guid ?? undefined;
    },
    get name() {
      const state = stateOf(this);
      return (state.name ??= nameOf(state.records, state.context.shapes));
    },
    get key() {
      const state = stateOf(this);
      return (state.key ??= keyOf(state.records, state.context.shapes));
    },
    get property() {
      const state = stateOf(this);
      return (name: string) => rawFact(state, name);
    },
    setAmong(names: readonly string[]) {
      let asked = prepared.get(names);
      if (asked === undefined) {
        asked = askables(kind, names);
        prepared.set(names, asked);
      }
      return setAmong(stateOf(this), asked, names);
    },
  };
  for (const [index, field] of fieldsOf(kind).entries()) {
    Object.defineProperty(prototype, field.name, {
      enumerable: true,
      get(this: Stateful) {
        const state = this[STATE];
        return (state.facts[index] ??= combinedFact(state, field));
      },
    });
  }
  prototypes.set(kind, prototype);
  return prototype;
}

function stateOf(view: object): State {
  return (view as Stateful)[STATE];
}

function combinedFact({ records, context }: State, field: Field): Fact<unknown> {
  const [first] = records;
  if (records.length === 1) {
    return factOf(first, field, context);
  }
  const facts = records.map((record) => factOf(record, field, context));
  const certain = records.flatMap(({ source }, index) => {
    const fact = facts[index];
    return fact?.known === true ? [{ source, fact }] : [];
  });
  const one = certain[0]?.fact;
  if (one === undefined) {
    return facts.find((fact) => !fact.known && fact.why.reason !== 'property-absent') ?? absent(first);
  }
  if (certain.every(({ fact }) => sameValue(fact.value, one.value))) {
    return one;
  }
  const newest = newestOf(certain, context.takenOf);
  if (newest !== undefined) {
    for (const { source } of certain) if (source !== newest.source) context.troubles.addOlder(source, newest.source);
    return newest.fact;
  }
  const paths = [...new Set(records.map(({ source }) => source.path))];
  const detail = `The files ${paths.join(' and ')} do not agree`;
  return unknown({ reason: 'conflict', command: exportCommand(first.section), detail }, one.at);
}

/** Of an object that several files hold, or whose details were left out, only the facts can tell. */
function setAmong(state: State, asked: readonly Askable[], names: readonly string[]): readonly string[] {
  const { records, context } = state;
  const [record] = records;
  const { shapes, withheld } = context;
  if (records.length > 1 || isWithheld(record, 'Actions', withheld)) return names;
  // An object gives all its values in less time than a few by name.
  const { shape, values } = (state.contents ??= { shape: shapes.shapeOf(record), values: Object.values(record.raw) });
  const places = shape.placesOf(names);
  const set: string[] = [];
  let index = 0;
  for (const one of asked) {
    const place = places[index] ?? -1;
    const value = place === -1 ? undefined : values[place];
    if (!saysUnset(one, value) || shapes.isTorn(record, one.name)) set.push(one.name);
    index += 1;
  }
  return set;
}

/** The raw value of a property by any of its names. */
function rawFact({ kind, records, context }: State, name: string): Fact<unknown> {
  const wanted = name.toLowerCase();
  const folded = fieldsOf(kind).find((field) => field.folded.includes(wanted))?.folded ?? [wanted];
  for (const record of records) {
    const key = context.shapes.keyOf(record, name, folded);
    if (key !== undefined) {
      if (context.shapes.isTorn(record, key)) return torn(record, key);
      const at = { kind: 'property', record, property: key } as const;
      const value = record.raw[key];
      const lost = whyUnread(value);
      if (lost !== undefined) return unknown({ ...lost, command: exportCommand(kind) }, at);
      return typeof value === 'string' && isLost(value)
        ? unknown({ reason: 'lost-to-depth', command: exportCommand(kind) }, at)
        : known(value, at);
    }
  }
  return absent(records[0]);
}
