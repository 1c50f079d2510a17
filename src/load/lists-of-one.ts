import { type PropertyTable, propertyTables, type SectionKind } from '../model/index.ts';
import type { JsonObject } from './json-object.ts';

const tables: Readonly<Record<string, PropertyTable>> = propertyTables;

/** Enough to tell where objects are from: all objects of a file are written in the same way. */
const LOOKED_AT = 3;

const cache = new Map<SectionKind, ReadonlySet<string>>();

/** Names of the properties of a kind that are lists, in lower case. */
function listNames(kind: SectionKind): ReadonlySet<string> {
  const made = cache.get(kind);
  if (made !== undefined) return made;
  const names = Object.entries(tables[kind] ?? {})
    .filter(([, { type }]) => type === 'list')
    .flatMap(([name, { aliases = [] }]) => [name, ...aliases]);
  const folded = new Set(names.map((name) => name.toLowerCase()));
  cache.set(kind, folded);
  return folded;
}

/**
 * Whether objects are those of the service itself, which writes the type of a value beside it (`Name@odata.type`,
 * `Name@data.type`), and not what a cmdlet printed. Where no list is left at all, PowerShell may have printed them again
 * and joined the lists, so that they count as printed.
 */
export function areOfService(items: readonly unknown[]): boolean {
  const hasSidecars = items
    .slice(0, LOOKED_AT)
    .some((item) => typeof item === 'object' && item !== null && Object.keys(item).some((key) => key.includes('@')));
  return hasSidecars && haveLists(items);
}

/** Whether any of the objects still has a list in it. */
export function haveLists(items: readonly unknown[]): boolean {
  return items.some(
    (item) => typeof item === 'object' && item !== null && Object.values(item).some((value) => Array.isArray(value)),
  );
}

/**
 * The object with every bare text of a list property as a list of one. Only for what does not go through the depth of
 * `ConvertTo-Json`: there, a text with blanks may as well be a list that was joined.
 */
export function withListsOfOne(kind: SectionKind, object: JsonObject): JsonObject {
  const names = listNames(kind);
  const bare = Object.entries(object).filter(
    ([key, value]) => typeof value === 'string' && value.trim() !== '' && names.has(key.toLowerCase()),
  );
  return bare.length === 0 ? object : { ...object, ...Object.fromEntries(bare.map(([key, value]) => [key, [value]])) };
}
