import type { ExportRecord, SectionKind, Why } from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { EXPORT_AS_JSON } from './foreign-tool.ts';
import type { FileFacts, Reading, Refusal } from './format.ts';
import type { Collection } from './loaded.ts';
import { type Item, readNothing, readObjects } from './objects.ts';

/** What one command left in a file that holds the output of several. */
export interface Part {
  /** JSON Pointer of the part in its file. */
  readonly pointer: string;
  readonly items: readonly Item[];
  /** The kind that the file names for it. */
  readonly claim: SectionKind | undefined;
  /** Why there may be more than the part holds; continues a sentence, without a full stop. */
  readonly shortfall?: string | undefined;
  /** Whether the part itself says that its command ran and succeeded. */
  readonly confirmed?: boolean;
}

/**
 * Reads the parts of a file together. A kind is whole when each part that has objects of it, or should have, is whole: a
 * page of a list does not show whether another part is its continuation.
 */
export function readParts(file: FileFacts, parts: readonly Part[], isService?: boolean): Reading | Refusal {
  const items = parts.flatMap(({ items: some, claim }) => some.map((item) => ({ claim, ...item })));
  const reading = items.some(({ value }) => value !== null) ? readObjects(file, items, isService) : undefined;
  if (reading !== undefined && 'refused' in reading) return reading;
  const kinds = kindsOf(parts, reading?.records ?? []);
  const assumed = new Map((reading?.collections ?? []).map((collection) => [collection.section, collection]));
  const collections = [...kinds].map(([section, some]) => stateOf(section, assumed.get(section), some));
  if (collections.length > 0) {
    return { records: reading?.records ?? [], collections, diagnostics: reading?.diagnostics ?? [] };
  }
  if (reading === undefined) return readNothing(file.source.path, file.claim);
  const message = `None of the objects in the file is of a kind that mxlint reads. ${EXPORT_AS_JSON}`;
  return { refused: [fileDiagnostic(file.source.path, 'input/not-recognized', 'error', message)] };
}

/** The parts that have objects of a kind, or are named for it and have none of any. */
function kindsOf(
  parts: readonly Part[],
  records: readonly ExportRecord[],
): ReadonlyMap<SectionKind, ReadonlySet<Part>> {
  const partAt = new Map(parts.flatMap((part) => part.items.map(({ pointer }) => [pointer, part] as const)));
  const kinds = new Map<SectionKind, Set<Part>>();
  const add = (section: SectionKind, part: Part): void => {
    kinds.set(section, (kinds.get(section) ?? new Set()).add(part));
  };
  const told = new Set<Part>();
  for (const { section, pointer } of records) {
    const part = partAt.get(pointer);
    if (part === undefined) continue;
    told.add(part);
    add(section, part);
  }
  for (const part of parts) {
    if (part.claim !== undefined && !told.has(part)) add(part.claim, part);
  }
  return kinds;
}

function stateOf(section: SectionKind, assumed: Collection | undefined, parts: ReadonlySet<Part>): Collection {
  const all = [...parts];
  const pointer = all[0]?.pointer ?? '';
  const detail = all.find(({ shortfall }) => shortfall !== undefined)?.shortfall;
  const short: Why | undefined =
    detail === undefined ? undefined : { reason: 'partial', command: exportCommand(section), detail };
  const why = assumed?.why ?? short;
  if (why !== undefined) return { section, pointer, state: 'partial', why };
  return all.every(({ confirmed }) => confirmed === true)
    ? { section, pointer, state: 'complete', confirmed: true }
    : { section, pointer, state: 'complete' };
}
