import type { ExportRecord } from '../model/index.ts';
import type { Shapes } from './shapes.ts';

const GUID = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;
/** What a redacted export has instead of every Guid. */
const NO_GUID = /^\{?[0-]+\}?$/;

/** The Guid of an object, as the export spells it; undefined when it has none, or one that is no Guid or blanked out. */
export function guidOf(records: readonly ExportRecord[], shapes: Shapes): string | undefined {
  return guidIn(records, shapes, 'Guid');
}

/** The name under which an object is shown. */
export function nameOf(records: readonly ExportRecord[], shapes: Shapes): string {
  return firstText(records, shapes, ['Name', 'Identity', 'DomainName', 'Group', 'Domain']) ?? '(unnamed)';
}

/** What references and fingerprints use, in lower case; the place in the file for objects without any identity. */
export function keyOf(records: readonly ExportRecord[], shapes: Shapes): string {
  const key =
    guidOf(records, shapes) ??
    guidIn(records, shapes, 'ImmutableId') ??
    firstText(records, shapes, ['Identity', 'Name', 'DomainName', 'Group', 'Domain']);
  return (key ?? records[0]?.pointer ?? '').toLowerCase();
}

/** The first text that is more than blanks among properties, each looked up in all records before the next. */
export function firstText(
  records: readonly ExportRecord[],
  shapes: Shapes,
  names: readonly string[],
): string | undefined {
  for (const name of names) {
    for (const record of records) {
      const key = shapes.keyOf(record, name, [name.toLowerCase()]);
      const value = key === undefined ? undefined : record.raw[key];
      if (typeof value === 'string' && value.trim() !== '') {
        return value;
      }
    }
  }
  return undefined;
}

function guidIn(records: readonly ExportRecord[], shapes: Shapes, name: string): string | undefined {
  for (const record of records) {
    const guid = firstText([record], shapes, [name]);
    if (guid !== undefined && GUID.test(guid.trim()) && !NO_GUID.test(guid.trim())) {
      return guid.trim();
    }
  }
  return undefined;
}
