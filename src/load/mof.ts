import { type ExportRecord, unread, type Why } from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import { lineTable, position } from '../text/lines.ts';
import { type Located, spanFinder } from '../text/located.ts';
import { mofReadings } from '../text/mof-readings.ts';
import { isReference, type MofDocument, type MofInstance, readMof } from '../text/mof-scan.ts';
import { pointer } from '../text/pointer.ts';
import { sectionOfResource } from './dsc-kinds.ts';
import { dscObject } from './dsc-properties.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { exportInstead, foreignMessage } from './foreign-tool.ts';
import type { Reading, Refusal, TextFile, TextFormat } from './format.ts';
import { assumedState } from './section-state.ts';

/** More than any tenant has: what their versions leave out is not filled in, which would take much memory. */
const MOST_INSTANCES = 5000;
/** The last instance of every compiled configuration, in lower case. */
const LAST = 'omi_configurationdocument';

/** A configuration of Microsoft365DSC after compiling; the instance that says who compiled it, and where, is not read. */
export const mof: TextFormat = {
  id: 'mof',
  sniff: (head) => /^[ \t]*instance[ \t]+of[ \t]+\w+(?:[ \t]+as[ \t]+\$\w+)?\s{0,200}\{/im.test(head),
  read: readFile,
  notation: { spansOf: spanFinder(treeOf), readings: mofReadings },
};

function known({ instances }: MofDocument): readonly MofInstance[] {
  return instances.filter(({ type }) => sectionOfResource(type) !== undefined);
}

function treeOf(text: string): Located {
  const items = known(readMof(text)).map(({ start, end, members }) => {
    return { keyStart: -1, keyEnd: -1, start, end, members };
  });
  return { keyStart: -1, keyEnd: -1, start: 0, end: text.length, items };
}

function readFile(file: TextFile): Reading | Refusal {
  const { source, text } = file;
  const document = readMof(text);
  if (document.problem !== undefined) {
    const { problem, offset } = document.problem;
    const place = position(lineTable(text), offset);
    const message = `The file is a compiled configuration (MOF), but cannot be read: ${problem} (line ${place.line}, column ${place.column}). Compile it again, or pass the configuration itself. ${exportInstead(undefined)}`;
    return { refused: [fileDiagnostic(source.path, 'input/not-mof', 'error', message, place)] };
  }
  const instances = known(document);
  if (instances.length === 0) {
    const what = 'a MOF file without resources of Exchange Online that mxlint reads';
    const message = foreignMessage(what, exportInstead(undefined));
    return { refused: [fileDiagnostic(source.path, 'input/no-exchange-data', 'error', message)] };
  }
  const records = instances.flatMap((instance, index) => recordOf(file, instance, index));
  const sections = new Set(instances.map(({ type }) => sectionOfResource(type)).filter((one) => one !== undefined));
  const isWhole = document.instances.some(({ type }) => type.toLowerCase() === LAST);
  const collections = [...sections].map((section) => {
    const some = records.filter((record) => record.section === section);
    const read = { records: some, count: some.length, diagnostics: [] };
    if (isWhole) return assumedState(section, '', read);
    const detail = 'the file lacks the instance with which the compiler ends it';
    const problem: Why = { reason: 'undetermined', command: exportCommand(section), detail };
    return assumedState(section, '', { ...read, problem });
  });
  return { records, collections, diagnostics: [] };
}

/** The object of an instance; none for one that says that something is not there. */
function recordOf({ source }: TextFile, { type, members }: MofInstance, index: number): readonly ExportRecord[] {
  const section = sectionOfResource(type);
  const ensure = textOf(members, 'ensure');
  if (section === undefined || ensure?.toLowerCase() === 'absent') return [];
  const raw = Object.fromEntries(Array.from(members, ([name, value]) => [name, rawOf(value)]));
  const version = index < MOST_INSTANCES ? textOf(members, 'moduleversion') : undefined;
  return [{ section, source, pointer: pointer(index), ...dscObject(section, raw, version) }];
}

function textOf(members: MofInstance['members'], wanted: string): string | undefined {
  const name = [...members.keys()].find((key) => key.toLowerCase() === wanted);
  const value = name === undefined ? undefined : members.get(name)?.value;
  return typeof value === 'string' ? value : undefined;
}

function rawOf({ items, value }: Located): unknown {
  if (items !== undefined) return items.map(rawOf);
  return isReference(value) ? unread('undetermined', 'it refers to another instance of the file') : value;
}
