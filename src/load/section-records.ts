import type { Diagnostic, ExportRecord, SectionKind, Source, Why } from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import { elementsOf } from './elements.ts';
import { isObject } from './json-object.ts';
import { areOfService, withListsOfOne } from './lists-of-one.ts';
import { exactKindOf, hasMarksOf } from './object-kind.ts';

/** The objects of one section of a file, and why there may be more than could be read. */
export interface SectionRecords {
  readonly records: readonly ExportRecord[];
  /** How many objects the section holds. */
  readonly count: number;
  readonly problem?: Why;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the value of a section: a list of objects, one bare object, `{ "value": […], "Count": n }`, or null.
 * Null elements mean nothing was returned; anything else that is no object is a problem of the whole section, because
 * an object may have been there before the export was cut by its depth.
 */
export function readSection(source: Source, section: SectionKind, pointer: string, value: unknown): SectionRecords {
  const { items, pointerOf } = elementsOf(pointer, value);
  const records: ExportRecord[] = [];
  const strange: number[] = [];
  const misplaced: ExportRecord[] = [];
  const isService = areOfService(items);
  for (const [index, item] of items.entries()) {
    if (isObject(item)) {
      const place = placeOf(item, section);
      const raw = isService ? withListsOfOne(place, item) : item;
      const record = { section: place, source, pointer: pointerOf(index), raw };
      records.push(record);
      if (record.section !== section) {
        misplaced.push(record);
      }
    } else if (item !== null) {
      strange.push(index);
    }
  }
  const diagnostics = misplaced.length === 0 ? [] : [misplacedDiagnostic(section, misplaced)];
  const [first] = strange;
  if (first === undefined) {
    return { records, count: records.length, diagnostics };
  }
  const problem = problemOf(section, items[first]);
  diagnostics.push(strangeDiagnostic(source, section, pointer, strange.length, problem));
  return { records, count: records.length, problem, diagnostics };
}

function placeOf(item: Readonly<Record<string, unknown>>, section: SectionKind): SectionKind {
  return hasMarksOf(item, section) ? section : (exactKindOf(item) ?? section);
}

function problemOf(section: SectionKind, item: unknown): Why {
  const command = exportCommand(section);
  if (typeof item === 'string') {
    return { reason: 'lost-to-depth', command, detail: 'objects of the section are only text' };
  }
  return { reason: 'wrong-type', command, detail: 'the section holds values that are no objects' };
}

function strangeDiagnostic(
  source: Source,
  section: SectionKind,
  pointer: string,
  count: number,
  problem: Why,
): Diagnostic {
  const what = count === 1 ? '1 value that is no object was' : `${count} values that are no objects were`;
  const how =
    problem.reason === 'lost-to-depth'
      ? 'Text instead of objects means that -Depth was too small'
      : 'Export the section again';
  return {
    id: 'input/not-an-object',
    level: 'warning',
    message: `${what} left out of ${section}. ${how}: \`${exportCommand(section)}\`.`,
    at: { kind: 'section', section, source, pointer },
  };
}

function misplacedDiagnostic(section: SectionKind, misplaced: readonly ExportRecord[]): Diagnostic {
  const [first] = misplaced;
  const found = misplaced.length === 1 ? '1 object' : `${misplaced.length} objects`;
  return {
    id: 'input/wrong-section',
    level: 'warning',
    message: `${found} under ${section} have the properties of another kind (${first?.section}) and were taken as such. Check how the export was put together.`,
    ...(first === undefined ? {} : { at: { kind: 'object', record: first } as const }),
  };
}
