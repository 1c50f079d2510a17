import { propertyTables, type ExportRecord, type Property, type PropertyTable } from '../model/index.ts';

const tables: Readonly<Record<string, PropertyTable>> = propertyTables;

/**
 * The name under which a record holds a property: as asked for, else in other letter case, else one of the names that
 * other tools and older exports use for it. undefined when the record lacks the property.
 */
export function propertyKey(record: ExportRecord, property: string): string | undefined {
  if (Object.hasOwn(record.raw, property)) return property;
  const keys = Object.keys(record.raw);
  for (const name of [property, ...aliasesOf(record, property)]) {
    if (Object.hasOwn(record.raw, name)) return name;
    const wanted = name.toLowerCase();
    // Of two spellings the later one wins, as it does among equal member names of a JSON object.
    const found = keys.findLast((key) => key.toLowerCase() === wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The member that stands for a whole object: its name, else its identity, else its first member. */
export function namingKey(record: ExportRecord): string | undefined {
  return propertyKey(record, 'Name') ?? propertyKey(record, 'Identity') ?? Object.keys(record.raw)[0];
}

function aliasesOf(record: ExportRecord, property: string): readonly string[] {
  const table = tables[record.section];
  if (table === undefined) return [];
  return definitionOf(table, property)?.aliases ?? [];
}

function definitionOf(table: PropertyTable, property: string): Property | undefined {
  if (Object.hasOwn(table, property)) return table[property];
  const wanted = property.toLowerCase();
  const name = Object.keys(table).find((key) => key.toLowerCase() === wanted);
  return name === undefined ? undefined : table[name];
}
