import { type ExportRecord, actionNames, exceptionOf, predicateNames } from '../model/index.ts';
import type { Shapes } from './shapes.ts';

const details: ReadonlySet<string> = new Set([
  'Conditions',
  'Exceptions',
  'Actions',
  ...predicateNames,
  ...predicateNames.map((name) => exceptionOf(name)),
  ...actionNames,
]);

/** Mail flow rules of which an export left out what they ask for and do. */
export type Withheld = ReadonlySet<ExportRecord>;

/**
 * The mail flow rules whose conditions, exceptions and actions were left out although they are there:
 * `Get-TransportRule` with `-ExcludeConditionActionDetails` prints every one as if it were unset. Such a rule shows by
 * having no action at all, by class or by value, which no rule of a tenant has.
 */
export function withheldRules(records: readonly ExportRecord[], shapes: Shapes): Withheld {
  return new Set(records.filter((record) => record.section === 'TransportRule' && hasNoAction(record, shapes)));
}

/** Whether a property of the record is one that was left out. */
export function isWithheld(record: ExportRecord, property: string, withheld: Withheld): boolean {
  return withheld.size > 0 && withheld.has(record) && details.has(property);
}

function hasNoAction(record: ExportRecord, shapes: Shapes): boolean {
  const classes = shapes.keyOf(record, 'Actions', ['actions']);
  if (classes === undefined || !isUnset(record.raw[classes])) return false;
  return !actionNames.some((name) => isSet(record, name, shapes));
}

function isSet(record: ExportRecord, name: string, shapes: Shapes): boolean {
  const key = shapes.keyOf(record, name, [name.toLowerCase()]);
  return key !== undefined && !isUnset(record.raw[key]);
}

function isUnset(raw: unknown): boolean {
  return (
    raw === null ||
    raw === false ||
    (typeof raw === 'string' && raw.trim() === '') ||
    (Array.isArray(raw) && raw.length === 0)
  );
}
