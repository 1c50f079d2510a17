import type { SectionKind } from '../model/index.ts';
import { fieldsOf } from './field.ts';

/** A property, and which raw values leave it unset. */
export interface Askable {
  readonly name: string;
  readonly byNull: boolean;
  readonly byFalse: boolean;
  readonly byEmpty: boolean;
}

const cache = new Map<SectionKind, ReadonlyMap<string, Askable>>();

/** Made of how each field is read, so that a raw value of the wrong type is never taken for an unset one. */
function tableOf(kind: SectionKind): ReadonlyMap<string, Askable> {
  const made = cache.get(kind);
  if (made !== undefined) return made;
  const table = fieldsOf(kind).map(({ name, read }): Askable => {
    const isUnsetBy = (raw: unknown): boolean => {
      const outcome = read(raw);
      return 'value' in outcome && isUnsetValue(outcome.value);
    };
    return { name, byNull: isUnsetBy(null), byFalse: isUnsetBy(false), byEmpty: isUnsetBy([]) };
  });
  const byName = new Map(table.map((one) => [one.name, one]));
  cache.set(kind, byName);
  return byName;
}

/** What is needed to ask for some properties of a kind; one that no table names is never said to be unset. */
export function askables(kind: SectionKind, names: readonly string[]): readonly Askable[] {
  const table = tableOf(kind);
  return names.map((name) => table.get(name) ?? { name, byNull: false, byFalse: false, byEmpty: false });
}

function isUnsetValue(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** Whether a raw value, found under the exact name of a property, says plainly that the property is unset. */
export function saysUnset({ byNull, byFalse, byEmpty }: Askable, raw: unknown): boolean {
  if (raw === null) return byNull;
  if (raw === false) return byFalse;
  return byEmpty && Array.isArray(raw) && raw.length === 0;
}
