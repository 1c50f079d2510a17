import { hasCaseClash } from './case-clash.ts';
import { isLongEnough, readAlike, templateOf, type Template } from './json-alike.ts';
import { arrayEnd, type BracketScan, bracketScan, objectEnd, valueEnd } from './json-brackets.ts';
import { parseJson } from './json-parse.ts';
import { countNames, type JsonScan, scanJson, takeCensus } from './json-scan.ts';
import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  OPEN_ARRAY,
  OPEN_OBJECT,
  isQuote,
  skipBlanks,
  stringEnd,
} from './json-token.ts';

/** A text as `JSON.parse` reads it, with what that does not tell; or where it is wrong (see {@link parseJson}). */
export type JsonRead =
  | { ok: true; value: unknown; scan: JsonScan }
  | Extract<ReturnType<typeof parseJson>, { ok: false }>;

/** Objects around a list of a tenant's objects: the file, and what wraps the list. */
const MOST_LEVELS = 2;
/** Names that such an object has at most; one with more is read at once. */
const MOST_NAMES = 100;

/** `level` below is the number of containers around a value. */
type Reader = { readonly text: string; readonly scan: BracketScan; at: number; depth: number; hasCaseClash: boolean };

/**
 * Parses a JSON text, exactly as `JSON.parse` does, and scans it. Lists of large objects that are written alike, as
 * cmdlets print them, are read several times faster; what is equal in such objects may then be the same list or object.
 */
export function readJson(text: string): JsonRead {
  const read = readParts(text);
  if (read !== undefined) return { ok: true, ...read };
  const parsed = parseJson(text);
  return parsed.ok ? { ...parsed, scan: scanJson(text, parsed.value) } : parsed;
}

/** Undefined when the text is no JSON, has a name twice, or has a list of large objects of which one is not like the first. */
function readParts(text: string): { value: unknown; scan: JsonScan } | undefined {
  const reader: Reader = { text, scan: bracketScan(text), at: skipBlanks(text, 0), depth: 0, hasCaseClash: false };
  try {
    const value = readValue(reader, 0);
    if (skipBlanks(text, reader.at) < text.length) return undefined;
    return { value, scan: { duplicates: [], depth: reader.depth, hasCaseClash: reader.hasCaseClash } };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readValue(reader: Reader, level: number): unknown {
  const { text, scan, at } = reader;
  const code = text.charCodeAt(at);
  if (code === OPEN_OBJECT && level < MOST_LEVELS) return readMembers(reader, level);
  if (code === OPEN_ARRAY && level <= MOST_LEVELS) return readElements(reader, level);
  return readPart(reader, valueEnd(scan, at), level);
}

function readMembers(reader: Reader, level: number): unknown {
  const { text, at } = reader;
  const members: Record<string, unknown> = {};
  const names: string[] = [];
  expect(reader, OPEN_OBJECT);
  while (!takes(reader, CLOSE_OBJECT)) {
    if (names.length === MOST_NAMES) {
      reader.at = at;
      return readPart(reader, valueEnd(bracketScan(text), at), level);
    }
    if (names.length > 0) expect(reader, COMMA);
    const name = readName(reader);
    if (name === '__proto__' || Object.hasOwn(members, name)) throw new SyntaxError('a name that cannot be assigned');
    expect(reader, COLON);
    reader.at = skipBlanks(text, reader.at);
    members[name] = readValue(reader, level + 1);
    names.push(name);
  }
  reader.depth = Math.max(reader.depth, level + 1);
  reader.hasCaseClash ||= hasCaseClash(names);
  return members;
}

function readName(reader: Reader): string {
  const { text } = reader;
  const start = skipBlanks(text, reader.at);
  if (!isQuote(text.charCodeAt(start))) throw new SyntaxError('no name');
  reader.at = stringEnd(text, start);
  return String(JSON.parse(text.slice(start, reader.at)));
}

/** A list; where it begins with a large object, the others are read by that. */
function readElements(reader: Reader, level: number): unknown {
  const { text, scan, at } = reader;
  const start = skipBlanks(text, at + 1);
  if (text.charCodeAt(start) !== OPEN_OBJECT) return readPart(reader, valueEnd(scan, at), level);
  const end = objectEnd(scan, start + 1);
  const template = readTemplate(reader, start, end, level + 1);
  if (template === undefined) {
    reader.at = at;
    return readPart(reader, arrayEnd(scan, end), level);
  }
  const objects: unknown[] = [template.object];
  while (!takes(reader, CLOSE_ARRAY)) {
    expect(reader, COMMA);
    objects.push(readLike(reader, template, level + 1));
  }
  reader.depth = Math.max(reader.depth, level + 1);
  return objects;
}

/** Undefined when the object is small, or the only one of its list. */
function readTemplate(reader: Reader, start: number, end: number, level: number): Template | undefined {
  const { text } = reader;
  if (!isLongEnough(start, end) || text.charCodeAt(skipBlanks(text, end)) !== COMMA) return undefined;
  const template = templateOf(text, start, end, (from, to) => {
    const members = parsedPart(reader, `{${text.slice(from, to)}}`, from, to, level);
    // Braces were put around it.
    return members as Readonly<Record<string, unknown>>;
  });
  if (template === undefined) return undefined;
  reader.at = end;
  reader.hasCaseClash ||= hasCaseClash(Object.keys(template.object));
  return template;
}

function readLike(reader: Reader, template: Template, level: number): unknown {
  const start = skipBlanks(reader.text, reader.at);
  const read = readAlike(reader.text, start, template, (from, to) => {
    reader.at = from;
    return readPart(reader, to, level + 1);
  });
  if (read === undefined) throw new SyntaxError('not like the first object');
  reader.at = read.end;
  return read.object;
}

/** Has the value from the place of the reader to `end` parsed and looked through. */
function readPart(reader: Reader, end: number, level: number): unknown {
  const { text, at } = reader;
  reader.at = end;
  return parsedPart(reader, text.slice(at, end), at, end, level);
}

/** Parses JSON whose names all stand from `start` to `end`, and looks it through. */
function parsedPart(reader: Reader, json: string, start: number, end: number, level: number): unknown {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null) return value;
  const { names, depth, hasCaseClash: clashes } = takeCensus(value);
  if (countNames(reader.text, start, end) !== names) throw new SyntaxError('perhaps a name is there twice');
  reader.depth = Math.max(reader.depth, level + depth);
  reader.hasCaseClash ||= clashes;
  return value;
}

/** Goes past blanks and, if it comes next, a character. */
function takes(reader: Reader, code: number): boolean {
  reader.at = skipBlanks(reader.text, reader.at);
  if (reader.text.charCodeAt(reader.at) !== code) return false;
  reader.at += 1;
  return true;
}

function expect(reader: Reader, code: number): void {
  if (!takes(reader, code)) throw new SyntaxError(`no ${String.fromCharCode(code)}`);
}
