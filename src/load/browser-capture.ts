import type { ExportRecord, SectionKind } from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import { parseJson } from '../text/json-parse.ts';
import { scanJson } from '../text/json-scan.ts';
import { pointer } from '../text/pointer.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { EXPORT_AS_JSON, foreignMessage } from './foreign-tool.ts';
import type { JsonFile, JsonFormat, Reading, Refusal } from './format.ts';
import { type JsonObject, isObject, own, ownText } from './json-object.ts';
import { haveLists, withListsOfOne } from './lists-of-one.ts';
import type { Collection } from './loaded.ts';
import { kindOf } from './object-kind.ts';

/** As deep as other files are read. */
const MOST_DEPTH = 256;
/** Levels above the objects in an answer: lists, envelopes and what portals put around them. */
const MOST_LEVELS = 4;
/** Kinds of which there is one object, so that one is all. */
const singletons: ReadonlySet<SectionKind> = new Set(['ArcConfig', 'OrganizationConfig', 'TransportConfig']);

/**
 * A capture of a web browser (HTTP Archive 1.2) that was made in an admin portal. Only bodies of answers are looked into,
 * never a request, a header or an address: they hold cookies and tokens.
 */
export const browserCapture: JsonFormat = {
  id: 'browser-capture',
  isNested: true,
  sniff: (value) => entriesOf(value) !== undefined,
  read: readCapture,
};

function entriesOf(value: unknown): readonly unknown[] | undefined {
  const log = isObject(value) ? own(value, 'log') : undefined;
  const entries = isObject(log) ? own(log, 'entries') : undefined;
  return Array.isArray(entries) ? entries : undefined;
}

function readCapture(file: JsonFile): Reading | Refusal {
  const { path } = file.source;
  const found = new Map<string, ExportRecord>();
  for (const [index, entry] of (entriesOf(file.value) ?? []).entries()) {
    const at = pointer('log', 'entries', index, 'response', 'content', 'text');
    // The same object in a later answer is newer.
    for (const record of recordsIn(file, bodyOf(entry), at)) found.set(keyOf(record, found.size), record);
  }
  const records = [...found.values()];
  if (records.length === 0) {
    const what = 'a capture of a web browser (HAR) without any answer that holds mail flow settings';
    const message = foreignMessage(what, `It may hold cookies and tokens: pass it to nobody. ${EXPORT_AS_JSON}`);
    return { refused: [fileDiagnostic(path, 'input/unsupported', 'error', message)] };
  }
  const message =
    'Of the browser capture only the objects in its answers were read. It holds cookies and tokens that sign in as you: delete it when you are done.';
  const sections = [...new Set(records.map(({ section }) => section))];
  return {
    records,
    collections: sections.map(stateOf),
    diagnostics: [fileDiagnostic(path, 'input/capture', 'note', message)],
  };
}

/** The body of an answer as a value; undefined for a body that is no JSON. */
function bodyOf(entry: unknown): unknown {
  const response = isObject(entry) ? own(entry, 'response') : undefined;
  const content = isObject(response) ? own(response, 'content') : undefined;
  const written = isObject(content) ? ownText(content, 'text') : undefined;
  if (!isObject(content) || written === undefined) return undefined;
  const text = own(content, 'encoding') === 'base64' ? decoded(written) : written;
  if (text === undefined || !/^\s*[[{]/.test(text)) return undefined;
  const parsed = parseJson(text);
  return parsed.ok && scanJson(text, parsed.value).depth <= MOST_DEPTH ? parsed.value : undefined;
}

function decoded(base64: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

function recordsIn({ source }: JsonFile, body: unknown, at: string): readonly ExportRecord[] {
  const objects = objectsIn(body, 0);
  const areWhole = haveLists(objects.map(({ object }) => object));
  return objects.map(({ section, object }) => {
    const raw = areWhole ? withListsOfOne(section, object) : object;
    return { section, source, pointer: at, raw };
  });
}

interface Found {
  readonly section: SectionKind;
  readonly object: JsonObject;
}

/** Groups with members are left out: many other objects have these two names. */
function objectsIn(value: unknown, level: number): readonly Found[] {
  if (level > MOST_LEVELS || typeof value !== 'object' || value === null) return [];
  const section = isObject(value) ? kindOf(value) : undefined;
  if (isObject(value) && section !== undefined && section !== 'DistributionGroupMember') {
    return [{ section, object: value }];
  }
  return Object.values(value).flatMap((one) => objectsIn(one, level + 1));
}

/** What tells whether two objects are the same; objects without identity are all different. */
function keyOf({ section, raw }: ExportRecord, index: number): string {
  if (singletons.has(section)) return section;
  const id = ['Guid', 'Identity', 'Name', 'Domain']
    .map((name) => ownText(raw, name))
    .find((text) => text !== undefined);
  return `${section} ${id?.toLowerCase() ?? `at ${index}`}`;
}

function stateOf(section: SectionKind): Collection {
  if (singletons.has(section)) return { section, pointer: '', state: 'complete' };
  const detail = 'a capture holds what the pages of a portal asked for, which need not be all objects';
  return {
    section,
    pointer: '',
    state: 'partial',
    why: { reason: 'partial', command: exportCommand(section), detail },
  };
}
