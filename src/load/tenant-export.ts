import { type Diagnostic, type ExportRecord, type SectionKind, sectionKinds } from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import { nearest } from '../text/edit-distance.ts';
import { pointer } from '../text/pointer.ts';
import { visible } from '../text/visible.ts';
import { isEnvelope, shortfallOf } from './admin-api.ts';
import { type CommandRun, type ExportHeader, exportKeys, readHeader } from './export-header.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import type { JsonFile, JsonFormat, Reading } from './format.ts';
import { type JsonObject, isObject, own } from './json-object.ts';
import type { Collection } from './loaded.ts';
import { readAnswers } from './dns-answers.ts';
import { sectionOfKey } from './section-name.ts';
import { type SectionRecords, readSection } from './section-records.ts';
import { assumedState, statedState } from './section-state.ts';

const HEADER = 'mxlint';
const ANSWERS = 'DnsAnswer';
/** Keys that are no section of the tenant and are right in the file nevertheless. */
const otherKeys: ReadonlySet<string> = new Set([HEADER, '$schema', ANSWERS]);
const MOST_NOTES = 20;

/**
 * The tenant export: one object with a key per cmdlet noun, in any case, or ScubaGear's word for it, whose value is the list of the cmdlet's
 * objects, and a header `mxlint` that says which commands ran. The header is optional; without it, a key that is there
 * is a complete section.
 */
export const tenantExport: JsonFormat = {
  id: 'tenant-export',
  sniff: (value) =>
    isObject(value) && (isObject(own(value, HEADER)) || Object.keys(value).some((key) => isSectionKey(key))),
  read: readTenantExport,
};

function isSectionKey(key: string): boolean {
  return sectionOfKey(key) !== undefined || key === ANSWERS;
}

function readTenantExport(file: JsonFile): Reading {
  const value = isObject(file.value) ? file.value : {};
  const header = Object.hasOwn(value, HEADER) ? readHeader(value[HEADER]) : undefined;
  const runs = Map.groupBy(header?.runs ?? [], (run) => run.section);
  const sections: SectionRecords[] = [];
  const collections: Collection[] = [];
  const diagnostics: Diagnostic[] = (header?.problems ?? []).map((problem) =>
    fileDiagnostic(file.source.path, 'input/header', 'warning', problem),
  );
  for (const [key, content] of Object.entries(value)) {
    const section = sectionOfKey(key);
    if (section !== undefined) {
      const read = readKey(file, section, key, content);
      sections.push(read);
      diagnostics.push(...read.diagnostics);
      collections.push(stateOf(section, pointer(key), read, runs.get(section), header));
    }
  }
  const seen = new Set(collections.map(({ section }) => section));
  for (const section of sectionKinds) {
    const stated = runs.get(section);
    if (stated !== undefined && !seen.has(section)) {
      collections.push(statedState(section, '', undefined, stated));
    }
  }
  diagnostics.push(...sectionsInSeveralKeys(file, value), ...unknownKeys(file, value));
  const dns = Object.hasOwn(value, ANSWERS)
    ? readAnswers(file.source.path, pointer(ANSWERS), value[ANSWERS])
    : undefined;
  diagnostics.push(...(dns?.diagnostics ?? []));
  return {
    records: sections.flatMap(({ records }): readonly ExportRecord[] => records),
    collections,
    answers: dns?.answers,
    diagnostics,
    organization: header?.organization,
    taken: header?.taken,
  };
}

/** The objects of a key; those of an answer of the service are in it, and it may say that there are more. */
function readKey({ source }: JsonFile, section: SectionKind, key: string, content: unknown): SectionRecords {
  if (!isEnvelope(content)) return readSection(source, section, pointer(key), content);
  const read = readSection(source, section, pointer(key, 'value'), content.value);
  const detail = shortfallOf(content);
  if (detail === undefined || read.problem !== undefined) return read;
  return { ...read, problem: { reason: 'partial', command: exportCommand(section), detail } };
}

function stateOf(
  section: SectionKind,
  at: string,
  read: SectionRecords,
  runs: readonly CommandRun[] | undefined,
  header: ExportHeader | undefined,
): Collection {
  if (runs !== undefined) {
    return statedState(section, at, read, runs);
  }
  const assumed = assumedState(section, at, read);
  if (assumed.state === 'complete' && read.count === 0 && header?.unreadableRuns === true) {
    const detail = 'the section is empty, and the header that should say whether its command succeeded cannot be read';
    return { section, pointer: at, state: 'partial', why: { reason: 'undetermined', detail } };
  }
  return assumed;
}

/** Keys that name the same section, for example in another letter case. */
function sectionsInSeveralKeys({ source }: JsonFile, value: JsonObject): readonly Diagnostic[] {
  const keys = Map.groupBy(Object.keys(value), sectionOfKey);
  return [...keys].flatMap(([section, same]): readonly Diagnostic[] => {
    const last = same.at(-1);
    if (section === undefined || last === undefined || same.length === 1) return [];
    const names = same.map((key) => `\`${visible(key, 60)}\``).join(' and ');
    const message = `The keys ${names} name one section, and their objects were taken together. Check how the file was put together.`;
    const at = { kind: 'section', section, source, pointer: pointer(last) } as const;
    return [{ id: 'input/duplicate-section', level: 'warning', message, at }];
  });
}

function unknownKeys(file: JsonFile, value: JsonObject): readonly Diagnostic[] {
  const unknown = Object.keys(value).filter((key) => sectionOfKey(key) === undefined && !otherKeys.has(key));
  const notes = unknown.slice(0, MOST_NOTES).map((key) => {
    const known = nearest(key, exportKeys);
    const hint = known === undefined ? 'It was left out.' : `It was left out. Perhaps \`${known}\` was meant.`;
    return fileDiagnostic(
      file.source.path,
      'input/unknown-key',
      'note',
      `The key \`${visible(key, 60)}\` is no section that mxlint reads. ${hint}`,
    );
  });
  const more = unknown.length - notes.length;
  if (more > 0) {
    notes.push(
      fileDiagnostic(
        file.source.path,
        'input/unknown-key',
        'note',
        `${more} more keys are no section that mxlint reads. They were left out.`,
      ),
    );
  }
  return notes;
}
