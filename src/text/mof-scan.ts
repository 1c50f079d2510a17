import type { Located } from './located.ts';

/** A number, text, constant, list or reference of a compiled configuration. References and null have no value. */
export interface MofInstance {
  /** The class, for example `MSFT_EXOTransportRule`. */
  readonly type: string;
  /** From `instance` to the end of the class or alias. */
  readonly start: number;
  readonly end: number;
  readonly members: ReadonlyMap<string, Located>;
}

/** The instances of a MOF file (DSP0004, Annex A), or why and where it cannot be read. */
export interface MofDocument {
  readonly instances: readonly MofInstance[];
  readonly problem: { readonly problem: string; readonly offset: number } | undefined;
}

const REFERENCE = Symbol('reference');

/** Whether a value is a reference to another instance of the file. */
export function isReference(value: unknown): boolean {
  return value === REFERENCE;
}

interface Reader {
  readonly text: string;
  at: number;
  problem: MofDocument['problem'];
}

const SPACE = /\s+/y;
const HEAD = /instance\s+of\s+(\w+)(?:\s+as\s+\$\w+)?/iy;
const NAME = /[a-z_]\w*/iy;
const NUMBER = /[+-]?\d{1,20}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?/iy;
const ALIAS = /\$\w+/y;
/** What stands for itself in a text. */
const PLAIN = /[^"\\]+/y;
const HEX = /[0-9a-f]{1,4}/iy;

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
/** What a letter behind a backslash stands for (DSP0004, string literals). */
const escapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
]);

/** Reads the instances of a file; everything else in it, such as pragmas and classes, is skipped. */
export function readMof(text: string): MofDocument {
  const reader: Reader = { text, at: 0, problem: undefined };
  const instances: MofInstance[] = [];
  for (;;) {
    skipSpace(reader);
    if (reader.at >= text.length) return { instances, problem: reader.problem };
    const start = reader.at;
    const type = match(HEAD, reader)?.[1];
    if (type === undefined) {
      skipToken(reader);
      continue;
    }
    const end = reader.at;
    skipSpace(reader);
    if (!take(reader, '{')) return { instances, problem: { problem: 'a brace is missing', offset: reader.at } };
    const members = readMembers(reader, start);
    if (reader.problem !== undefined) return { instances, problem: reader.problem };
    instances.push({ type, start, end, members });
  }
}

function match(pattern: RegExp, reader: Reader): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (found === null) return undefined;
  reader.at = pattern.lastIndex;
  return found;
}

function take(reader: Reader, character: string): boolean {
  if (reader.text[reader.at] !== character) return false;
  reader.at += 1;
  return true;
}

function stop(reader: Reader, problem: string, offset: number): void {
  reader.problem ??= { problem, offset };
  reader.at = reader.text.length;
}

function skipSpace(reader: Reader): void {
  const { text } = reader;
  for (;;) {
    match(SPACE, reader);
    const mark = text.slice(reader.at, reader.at + 2);
    if (mark !== '//' && mark !== '/*') return;
    const close = mark === '//' ? '\n' : '*/';
    const end = text.indexOf(close, reader.at + 2);
    reader.at = end === -1 ? text.length : end + close.length;
  }
}

/** One text, word or character outside of instances. */
function skipToken(reader: Reader): void {
  if (reader.text[reader.at] === '"') readText(reader);
  else if (match(NAME, reader) === undefined) reader.at += 1;
}

/** Reads `Name = value;` up to the closing brace. A name that is there twice has no value. */
function readMembers(reader: Reader, start: number): ReadonlyMap<string, Located> {
  const members = new Map<string, Located>();
  for (;;) {
    skipSpace(reader);
    if (reader.at >= reader.text.length) stop(reader, 'a brace is never closed', start);
    if (reader.problem !== undefined || take(reader, '}')) return members;
    if (take(reader, ';')) continue;
    const keyStart = reader.at;
    const name = match(NAME, reader)?.[0];
    const keyEnd = reader.at;
    skipSpace(reader);
    if (name === undefined || !take(reader, '=')) {
      stop(reader, 'a property is not written as a name, an equals sign and a value', keyStart);
      return members;
    }
    skipSpace(reader);
    const value = readValue(reader);
    members.set(
      name,
      members.has(name) ? { ...place(value, keyStart, keyEnd), value: REFERENCE } : { ...value, keyStart, keyEnd },
    );
  }
}

function place({ start, end }: Located, keyStart: number, keyEnd: number): Located {
  return { keyStart, keyEnd, start, end };
}

function readValue(reader: Reader): Located {
  const start = reader.at;
  if (!take(reader, '{')) return readOne(reader);
  const items: Located[] = [];
  for (;;) {
    skipSpace(reader);
    if (reader.at >= reader.text.length) stop(reader, 'a list is never closed', start);
    if (reader.problem !== undefined || take(reader, '}')) break;
    if (take(reader, ',')) continue;
    items.push(readOne(reader));
  }
  return { keyStart: -1, keyEnd: -1, start, end: reader.at, items };
}

function readOne(reader: Reader): Located {
  const start = reader.at;
  const value = readScalar(reader);
  return { keyStart: -1, keyEnd: -1, start, end: reader.at, value };
}

function readScalar(reader: Reader): unknown {
  const start = reader.at;
  if (reader.text[start] === '"') return readText(reader);
  if (match(ALIAS, reader) !== undefined) return REFERENCE;
  const number = match(NUMBER, reader)?.[0];
  if (number !== undefined) return numberOf(number);
  const constant = constants.get(match(NAME, reader)?.[0].toLowerCase() ?? '');
  if (constant === undefined) stop(reader, 'a value is none that the format knows', start);
  return constant;
}

/** Whole numbers that a number cannot hold exactly stay a text. */
function numberOf(text: string): number | string {
  const number = Number(text);
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? text : number;
}

/** A text; several in a row are one. */
function readText(reader: Reader): string {
  let value = '';
  while (reader.text[reader.at] === '"') {
    value += readLiteral(reader);
    const end = reader.at;
    skipSpace(reader);
    if (reader.text[reader.at] !== '"' && reader.problem === undefined) reader.at = end;
    if (reader.at === end) break;
  }
  return value;
}

/** Pieces and not characters are put together, which would take many times the memory of the text. */
function readLiteral(reader: Reader): string {
  const { text, at: start } = reader;
  const pieces: string[] = [];
  reader.at += 1;
  for (;;) {
    pieces.push(match(PLAIN, reader)?.[0] ?? '');
    const character = text[reader.at];
    if (character === undefined) {
      stop(reader, 'a quote is never closed', start);
      return pieces.join('');
    }
    reader.at += 1;
    if (character === '"') return pieces.join('');
    pieces.push(readEscape(reader));
  }
}

function readEscape(reader: Reader): string {
  const character = reader.text[reader.at] ?? '';
  reader.at += character.length;
  if (character !== 'x' && character !== 'X') return escapes.get(character) ?? character;
  const code = match(HEX, reader)?.[0];
  return code === undefined ? character : String.fromCharCode(Number.parseInt(code, 16));
}
