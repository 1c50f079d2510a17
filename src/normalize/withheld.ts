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

const cache = new WeakMap<ExportRecord, boolean>();

/**
 * Whether a property of a mail flow rule was left out although it is there: `Get-TransportRule` with
 * `-ExcludeConditionActionDetails` prints every condition, exception and action as if it were unset. Such a rule shows
 * by having no action at all, by class or by value, which no rule of a tenant has.
 */
export function isWithheld(record: ExportRecord, property: string, shapes: Shapes): boolean {
  if (record.section !== 'TransportRule' || !details.has(property)) {
    return false;
  }
  const known = cache.get(record);
  if (known !== undefined) {
    return known;
  }
  const classes = shapes.keyOf(record, 'Actions', ['actions']);
  const withheld =
    classes !== undefined && isUnset(record.raw[classes]) && !actionNames.some((name) => isSet(record, name, shapes));
  cache.set(record, withheld);
  return withheld;
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
