import {
  type ExportRecord,
  type Fact,
  type Property,
  type SectionKind,
  known,
  propertyTables,
  unknown,
} from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import { derivation } from './derived.ts';
import { groupFields } from './group-fields.ts';
import type { TakenOf } from './newest.ts';
import type { Outcome } from './outcome.ts';
import { readValue } from './read-value.ts';
import type { Shapes } from './shapes.ts';
import type { Troubles } from './troubles.ts';
import { isWithheld, type Withheld } from './withheld.ts';

/** A property of a kind: how it may be spelled and how its raw value is read. */
export interface Field {
  readonly name: string;
  /** The name, then the names that tools and older exports use, all in lower case. */
  readonly folded: readonly string[];
  readonly read: (raw: unknown) => Outcome;
}

/** What reading a property needs beside the record. */
export interface ReadContext {
  readonly shapes: Shapes;
  readonly troubles: Troubles;
  readonly takenOf: TakenOf;
  readonly withheld: Withheld;
}

const cache = new Map<SectionKind, readonly Field[]>();

/** The fields of a kind, from its property table; made once. */
export function fieldsOf(kind: SectionKind): readonly Field[] {
  const made = cache.get(kind);
  if (made !== undefined) {
    return made;
  }
  const fields = kind === 'DistributionGroupMember' ? groupFields : tableFields(propertyTables[kind]);
  cache.set(kind, fields);
  return fields;
}

function tableFields(table: Readonly<Record<string, Property>>): readonly Field[] {
  return Object.entries(table).map(([name, property]) => ({
    name,
    folded: [name, ...(property.aliases ?? [])].map((spelling) => spelling.toLowerCase()),
    read: (raw) => readValue(property, raw),
  }));
}

/** Reads a field of one record. What is not understood is unknown and, but for null, leaves a diagnostic. */
export function factOf(record: ExportRecord, field: Field, context: ReadContext): Fact<unknown> {
  // Nearly every property has its exact name, and none has one that all objects inherit.
  const exact = record.raw[field.name];
  const key = exact === undefined ? context.shapes.keyOf(record, field.name, field.folded) : field.name;
  if (key === undefined) {
    return derivation(record.section, field.name)?.(record, context.shapes) ?? absent(record);
  }
  const at = { kind: 'property', record, property: key } as const;
  if (context.shapes.isTorn(record, key)) {
    return torn(record, key);
  }
  if (isWithheld(record, field.name, context.withheld)) {
    const detail = 'the rule was exported without its conditions and actions';
    return unknown({ reason: 'partial', command: exportCommand(record.section), detail }, at);
  }
  const outcome = field.read(exact === undefined ? record.raw[key] : exact);
  if ('value' in outcome) {
    return known(outcome.value, at);
  }
  const { reason, detail, quiet } = outcome;
  if (quiet !== true) {
    context.troubles.add({ record, property: key, id: `input/${reason}`, detail });
  }
  return unknown({ reason, command: exportCommand(record.section), detail }, at);
}

/** The fact about a property that an object has several times, in other letter case and with other values. */
export function torn(record: ExportRecord, property: string): Fact<never> {
  const detail = 'The object has the property several times, in other letter case and with other values';
  const why = { reason: 'conflict', command: exportCommand(record.section), detail } as const;
  return unknown(why, { kind: 'property', record, property });
}

/** The fact about a property that an object does not have. */
export function absent(record: ExportRecord): Fact<never> {
  const why = { reason: 'property-absent', ...record.absence, command: exportCommand(record.section) } as const;
  return unknown(why, { kind: 'object', record });
}
