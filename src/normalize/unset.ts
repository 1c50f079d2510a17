import type { SectionKind } from '../model/index.ts';
import { fieldsOf } from './field.ts';

/** Names of the properties that a raw value leaves unset. */
export interface UnsetNames {
  readonly byNull: ReadonlySet<string>;
  readonly byFalse: ReadonlySet<string>;
  readonly byEmpty: ReadonlySet<string>;
}

const cache = new Map<SectionKind, UnsetNames>();

/** Made of how each field is read, so that a raw value of the wrong type is never taken for an unset one. */
export function unsetNames(kind: SectionKind): UnsetNames {
  const made = cache.get(kind);
  if (made !== undefined) return made;
  const unsetBy = (raw: unknown): ReadonlySet<string> => {
    const unset = fieldsOf(kind).filter(({ read }) => {
      const outcome = read(raw);
      return 'value' in outcome && isUnsetValue(outcome.value);
    });
    return new Set(unset.map(({ name }) => name));
  };
  const names = { byNull: unsetBy(null), byFalse: unsetBy(false), byEmpty: unsetBy([]) };
  cache.set(kind, names);
  return names;
}

function isUnsetValue(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** Whether a raw value, found under the exact name of a property, says plainly that the property is unset. */
export function saysUnset({ byNull, byFalse, byEmpty }: UnsetNames, name: string, raw: unknown): boolean {
  if (raw === null) return byNull.has(name);
  if (raw === false) return byFalse.has(name);
  return Array.isArray(raw) && raw.length === 0 && byEmpty.has(name);
}
