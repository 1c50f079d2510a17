import { type SectionKind, unread } from '../model/index.ts';
import { type Located, placesIn, plainMembers } from '../text/located.ts';
import { type ListedProperty, nameLine, scanListText, type Sign, type StrayLine } from '../text/list-text.ts';
import { listReadings } from '../text/list-readings.ts';
import { pointer, segments } from '../text/pointer.ts';
import type { Span } from '../text/span.ts';
import { consoleWidth, noteLines } from './console-width.ts';
import { type DateOrder, noteDate } from './date-order.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import type { Reading, Refusal, TextFile, TextFormat } from './format.ts';
import { type ListContext, locatedValue, sameLine } from './format-list-lines.ts';
import { failedCommands, strayDiagnostics } from './format-list-strays.ts';
import { type Item, readObjects } from './objects.ts';
import { kindOf } from './object-kind.ts';
import { propertyNamed } from './property-named.ts';
import { beginsDocument, exportAgain, severalDocuments } from './second-document.ts';

/** What `Format-List` prints: one block of lines `Name : value` per object, of one cmdlet or of several. */
export const formatList: TextFormat = {
  id: 'format-list',
  sniff: (head) => signOf(head) !== undefined,
  read: readFormatList,
  notation: { spansOf: formatListSpans, readings: listReadings },
};

/** As much as a format is recognized by. */
const HEAD_LENGTH = 8000;
/** So many names of cmdlets must be there when people have replaced the colons. */
const LEAST_EDITED = 3;
/** Of more lines that belong to no object nothing is said. */
const MOST_STRAYS = 1000;
/** Properties of every object that say nothing about its kind; those of PowerShell are none of the tables. */
const unlisted: ReadonlySet<string> = new Set(['runspaceid', 'pscomputername', 'admindisplayname', 'exchangeversion']);

function isCmdletName(name: string): boolean {
  return propertyNamed(name) !== undefined || unlisted.has(name.toLowerCase());
}

/** The names of properties at the beginning of a text that some cmdlet prints in this way. */
function namesIn(head: string, sign: Sign): number {
  let count = 0;
  for (const line of head.split(/\r?\n/)) {
    const found = nameLine(line, sign);
    // A colon without a blank in front is how YAML writes it.
    const isPadded = found !== undefined && found.column > found.indent + found.name.length;
    if (isPadded && isCmdletName(found.name)) count += 1;
  }
  return count;
}

/** What stands between names and values; undefined for a text that is none of `Format-List`. */
function signOf(text: string): Sign | undefined {
  if (namesIn(text, ':') > 0) return ':';
  const isScript = /^[ \t]*(?:Configuration|instance of|param)\b|\{[ \t]*$|;[ \t]*$/im.test(text);
  return !isScript && namesIn(text, '=') >= LEAST_EDITED ? '=' : undefined;
}

/** The kind by the names alone, since how values are read depends on it. */
function kindOfNames(properties: readonly ListedProperty[]): SectionKind | undefined {
  return kindOf(Object.fromEntries(properties.map(({ name }) => [name, null])));
}

/** An object with its places. A name that is there twice, with another value, says nothing. */
function objectOf(
  properties: readonly ListedProperty[],
  common: Omit<ListContext, 'kind'>,
): ReadonlyMap<string, Located> {
  const context = { ...common, kind: kindOfNames(properties) };
  const members = new Map<string, Located>();
  for (const property of properties) {
    const value = locatedValue(property, context);
    const earlier = members.get(property.name);
    const isTwice = earlier !== undefined && !sameLine(earlier, value);
    members.set(property.name, isTwice ? { ...value, value: unread('conflict', 'the object has it twice') } : value);
  }
  return members;
}

interface Scan {
  readonly strays: readonly StrayLine[];
  /** Offset of the second document of a file. */
  readonly second: number | undefined;
}

/** What the file as a whole says about its values. */
function lookThrough(text: string): Omit<ListContext, 'kind'> {
  const sign = signOf(text.slice(0, HEAD_LENGTH)) ?? ':';
  const order: DateOrder = { dayFirst: false, monthFirst: false };
  const longest = { length: 0, names: new Set<string>() };
  const block = (properties: readonly ListedProperty[]): void => {
    for (const property of properties) {
      noteLines(longest, property);
      if (property.lines.length === 1) noteDate(order, property.lines[0]?.text ?? '');
    }
  };
  scanListText(text, sign, { block, stray: () => {} });
  return { sign, order, width: consoleWidth(longest) };
}

function scanObjects(text: string, onObject: (members: ReadonlyMap<string, Located>) => void): Scan {
  const context = lookThrough(text);
  const strays: StrayLine[] = [];
  let second: number | undefined;
  scanListText(text, context.sign, {
    block: (properties) => onObject(objectOf(properties, context)),
    stray: (line) => {
      if (beginsDocument(line.text)) second ??= line.start;
      if (strays.length < MOST_STRAYS) strays.push(line);
    },
  });
  return { strays, second };
}

function readFormatList(file: TextFile): Reading | Refusal {
  const items: Item[] = [];
  const { strays, second } = scanObjects(file.text, (members) => {
    items.push({ value: plainMembers(members), pointer: pointer(items.length) });
  });
  if (second !== undefined) return severalDocuments(file, 'output of Format-List', second);
  const reading = readObjects(file, items);
  if ('refused' in reading) return reading;
  if (reading.records.length === 0) return unknownObjects(file);
  return {
    ...reading,
    collections: failedCommands(strays, reading.collections),
    diagnostics: [...reading.diagnostics, ...strayDiagnostics(file, strays)],
  };
}

function unknownObjects(file: TextFile): Refusal {
  const message = `The file is output of Format-List, but its properties are those of no kind that mxlint reads. ${exportAgain(file)}`;
  return { refused: [fileDiagnostic(file.source.path, 'input/not-recognized', 'error', message)] };
}

function formatListSpans(text: string, pointers: Iterable<string>): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  const wanted = Map.groupBy(pointers, (one) => segments(one)[0] ?? '');
  let count = 0;
  scanObjects(text, (members) => {
    const whole = spanOfObject(members);
    for (const [one, span] of placesIn({ ...whole, members }, wanted.get(String(count)) ?? [], 1)) spans.set(one, span);
    count += 1;
  });
  return spans;
}

/** An object reaches from its first name to the end of its last value. */
function spanOfObject(members: ReadonlyMap<string, Located>): Span {
  const places = [...members.values()];
  const start = places[0]?.keyStart ?? 0;
  return { keyStart: -1, keyEnd: -1, start, end: places.reduce((end, one) => Math.max(end, one.end), start) };
}
