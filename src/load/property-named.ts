import { type Property, propertyTables, type PropertyTable, type SectionKind } from '../model/index.ts';

const tables: Readonly<Partial<Record<SectionKind, PropertyTable>>> = propertyTables;
const cache = new Map<SectionKind | undefined, ReadonlyMap<string, Property>>();

/** All properties of a kind, or of all kinds, by each of their names in lower case; of two kinds the first one's. */
function propertiesOf(kind: SectionKind | undefined): ReadonlyMap<string, Property> {
  const made = cache.get(kind);
  if (made !== undefined) return made;
  const found = kind === undefined ? Object.values(tables) : [tables[kind] ?? {}];
  const spellings = found.flatMap((table) => Object.entries(table)).flatMap(spellingsOf);
  // The last one of a name stays.
  const properties = new Map(spellings.toReversed());
  cache.set(kind, properties);
  return properties;
}

function spellingsOf([name, property]: readonly [string, Property]): readonly (readonly [string, Property])[] {
  return [name, ...(property.aliases ?? [])].map((spelling) => [spelling.toLowerCase(), property]);
}

/** How a property is read, found by name in any case; without a kind, as the first kind that has one of the name does. */
export function propertyNamed(name: string, kind?: SectionKind): Property | undefined {
  return propertiesOf(kind).get(name.toLowerCase());
}
