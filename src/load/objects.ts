import type { Diagnostic, ExportRecord, SectionKind, Why } from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import { visible } from '../text/visible.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import type { FileFacts, Reading, Refusal } from './format.ts';
import { type JsonObject, isObject, own } from './json-object.ts';
import type { Collection } from './loaded.ts';
import { areOfService, withListsOfOne } from './lists-of-one.ts';
import { kindOf } from './object-kind.ts';
import { assumedState } from './section-state.ts';

/** A value of a file that may be an object of a cmdlet, with its JSON Pointer. */
export interface Item {
  readonly value: unknown;
  readonly pointer: string;
  /** The kind that the file names for it, where its properties do not tell; the file's name counts after it. */
  readonly claim?: SectionKind | undefined;
  readonly absence?: ExportRecord['absence'];
}

/** Zero objects of the section that the file's name claims, or why the file says nothing. */
export function readNothing(path: string, claim: SectionKind | undefined): Reading | Refusal {
  if (claim === undefined) {
    const message =
      path === 'stdin.json'
        ? 'Standard input held no objects. Check the command before the pipe; what returned nothing has to come as a file named after its command, for example Get-ArcConfig.json.'
        : 'The file holds no objects, and its name does not say of which kind there are none. Name it after the command that returned nothing, for example Get-ArcConfig.json, or export again.';
    return { refused: [fileDiagnostic(path, 'input/empty', 'error', message)] };
  }
  return { records: [], collections: [{ section: claim, pointer: '', state: 'complete' }], diagnostics: [] };
}

/** The kind of an object: the one that shows in its properties, else the one that the file's name claims. */
export function sectionOfObject(object: JsonObject, claim: SectionKind | undefined): SectionKind | undefined {
  return kindOf(object) ?? (claim !== undefined && isNamed(object) ? claim : undefined);
}

/** Whether an object could be a cmdlet's at all, when it was cut down to a few properties. */
function isNamed(object: JsonObject): boolean {
  return ['Name', 'Identity', 'Guid'].some((key) => typeof own(object, key) === 'string');
}

/**
 * Reads the objects of cmdlets in whatever mix: the kind of each shows in its properties, and the file's name counts only
 * where they do not tell. Null is no object; with anything else that is none, the kinds of the file may not be whole.
 * `isService`: the objects are as the service writes them, in which a bare text is a list of one.
 */
export function readObjects(
  file: FileFacts,
  items: readonly Item[],
  isService = areOfService(items.map(({ value }) => value)),
): Reading | Refusal {
  if (items.every(({ value }) => value === null)) {
    return readNothing(file.source.path, file.claim);
  }
  const records: ExportRecord[] = [];
  const unrecognized: unknown[] = [];
  for (const { value, pointer, claim = file.claim, absence } of items) {
    const section = isObject(value) ? sectionOfObject(value, claim) : undefined;
    if (isObject(value) && section !== undefined) {
      const raw = isService ? withListsOfOne(section, value) : value;
      records.push({ section, source: file.source, pointer, raw, ...(absence === undefined ? {} : { absence }) });
    } else if (value !== null) {
      unrecognized.push(value);
    }
  }
  const sections = Map.groupBy(records, (record) => record.section);
  const collections = [...sections].map(([section, found]) => stateOf(section, found, unrecognized.length));
  const diagnostics = unrecognized.length === 0 ? [] : [unrecognizedDiagnostic(file, unrecognized)];
  return { records, collections, diagnostics };
}

function stateOf(section: SectionKind, records: readonly ExportRecord[], unrecognized: number): Collection {
  const detail = 'objects beside them in the file were not recognized';
  const problem: Why = { reason: 'partial', command: exportCommand(section), detail };
  return assumedState(section, '', {
    records,
    count: records.length,
    diagnostics: [],
    ...(unrecognized === 0 ? {} : { problem }),
  });
}

function unrecognizedDiagnostic(file: FileFacts, unrecognized: readonly unknown[]): Diagnostic {
  const [first] = unrecognized;
  const names = isObject(first)
    ? Object.keys(first)
        .filter((key) => !key.includes('@'))
        .slice(0, 3)
    : [];
  const hint =
    names.length === 0 ? 'no object' : `the properties ${names.map((name) => visible(name, 40)).join(', ')} …`;
  const many = unrecognized.length === 1 ? '1 entry was' : `${unrecognized.length} entries were`;
  const message = `${many} left out, because their properties are those of no kind that mxlint reads (the first has ${hint}). Export whole objects, without Select-Object.`;
  return fileDiagnostic(file.source.path, 'input/not-recognized', 'warning', message);
}
