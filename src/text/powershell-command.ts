import { isBlank, isLineEnd } from './powershell-characters.ts';
import type { Located } from './located.ts';
import { isQuoteAt, quotedText } from './powershell-string.ts';
import { matchAt, readOne } from './powershell-parse.ts';
import { type Reader, readerOf, skipGroup } from './powershell-reader.ts';
import { computed } from './powershell-value.ts';

/** One command with its parameters, as it is written and without running it (about_Parsing, argument mode). */
export interface Command {
  readonly name: string;
  /** By name as written; of a switch alone the value is true. */
  readonly parameters: ReadonlyMap<string, Located>;
  /** True: quotes or words are where none can be, so that nobody knows where values start and end. */
  readonly isBroken: boolean;
}

const NAME = /[a-z]+-[a-z]+/iy;
const PARAMETER = /-([a-z]\w*)(:?)/iy;
const NUMBER = /-?\d{1,15}(?:\.\d{1,15})?/y;
const CONSTANT = /\$(true|false|null)/iy;
const VARIABLE = /\$(\w+)/y;
const WORD = /[^\s,;|&(){}'"`$@#<>\u2018-\u201e]+/y;

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Reads one command; places are offsets into the text. */
export function readCommand(text: string): Command {
  const reader = readerOf(text, true);
  skipSpace(reader);
  const name = matchAt(NAME, text, reader.at)?.[0] ?? '';
  reader.at += name.length;
  const parameters = new Map<string, Located>();
  /** Names of parameters in lower case: PowerShell compares them so. */
  const seen = new Set<string>();
  let isBroken = name === '' || !isArgumentEnd(text, reader.at);
  while (!isBroken && reader.at < text.length) {
    skipSpace(reader);
    if (reader.at < text.length) isBroken = !readParameter(reader, parameters, seen);
  }
  return { name, parameters, isBroken };
}

function skipSpace(reader: Reader): void {
  const { text } = reader;
  while (isBlank(text[reader.at]) || isLineEnd(text[reader.at])) reader.at += 1;
}

/** Reads a parameter with its value; false when there is none, or no end of it can be told. */
function readParameter(reader: Reader, parameters: Map<string, Located>, seen: Set<string>): boolean {
  const { text, at: keyStart } = reader;
  const [found, name, colon] = matchAt(PARAMETER, text, keyStart) ?? [];
  if (found === undefined || name === undefined) return false;
  const keyEnd = keyStart + 1 + name.length;
  reader.at = keyStart + found.length;
  if (colon === '' && !isArgumentEnd(text, reader.at)) return false;
  skipSpace(reader);
  const isSwitch = colon === '' && (reader.at >= text.length || isParameterAt(text, reader.at));
  const value = isSwitch ? valueOf(keyEnd, keyEnd, { value: true }) : readArgument(reader);
  if (value === undefined || reader.problem !== undefined || reader.isLost) return false;
  const { start, end } = value;
  const spelling = [...(seen.has(name.toLowerCase()) ? parameters.keys() : [])].find(
    (one) => one.toLowerCase() === name.toLowerCase(),
  );
  seen.add(name.toLowerCase());
  if (spelling === undefined) parameters.set(name, { ...value, keyStart, keyEnd });
  // PowerShell takes no parameter twice, so nobody knows which value counts.
  else parameters.set(spelling, { keyStart, keyEnd, start, end, value: computed() });
  return true;
}

/** `-1` is a value, `-Name` a parameter. */
function isParameterAt(text: string, at: number): boolean {
  return matchAt(PARAMETER, text, at) !== undefined;
}

function valueOf(start: number, end: number, content: Pick<Located, 'value' | 'items'>): Located {
  return { keyStart: -1, keyEnd: -1, start, end, ...content };
}

/** A value, or several with commas between them. */
function readArgument(reader: Reader): Located | undefined {
  const { text, at: start } = reader;
  const items: Located[] = [];
  for (;;) {
    const item = readElement(reader);
    if (item === undefined || !isArgumentEnd(text, reader.at)) return undefined;
    items.push(item);
    const end = reader.at;
    skipSpace(reader);
    if (text[reader.at] !== ',') return items.length === 1 ? item : valueOf(start, end, { items });
    reader.at += 1;
    skipSpace(reader);
  }
}

function readElement(reader: Reader): Located | undefined {
  const { text, at } = reader;
  if (isQuoteAt(text, at)) {
    const quoted = quotedText(text, at, isArgumentEnd);
    if (quoted === undefined || !quoted.isCertain) return undefined;
    reader.at = quoted.end;
    return valueOf(at, quoted.end, { value: quoted.value });
  }
  if (text.startsWith('@(', at) || text.startsWith('@{', at)) return readOne(reader);
  if (text[at] === '(' || text.startsWith('$(', at)) {
    if (text[at] === '$') reader.at += 1;
    skipGroup(reader);
    return valueOf(at, reader.at, { value: computed() });
  }
  return readBare(reader);
}

/** A constant, a variable, a number or a word without quotes. */
function readBare(reader: Reader): Located | undefined {
  const { text, at } = reader;
  const constant = matchAt(CONSTANT, text, at)?.[1];
  if (constant !== undefined && isArgumentEnd(text, CONSTANT.lastIndex)) {
    reader.at = CONSTANT.lastIndex;
    return valueOf(at, reader.at, { value: constants.get(constant.toLowerCase()) });
  }
  if (text[at] === '$') {
    const variable = matchAt(VARIABLE, text, at)?.[1];
    const isWhole = variable !== undefined && isArgumentEnd(text, VARIABLE.lastIndex);
    if (isWhole) reader.at = VARIABLE.lastIndex;
    else skipToSpace(reader);
    return valueOf(at, reader.at, { value: isWhole ? computed([{ variable }]) : computed() });
  }
  const number = matchAt(NUMBER, text, at)?.[0];
  if (number !== undefined && isArgumentEnd(text, NUMBER.lastIndex)) {
    reader.at = NUMBER.lastIndex;
    return valueOf(at, reader.at, { value: Number(number) });
  }
  const word = matchAt(WORD, text, at)?.[0];
  if (word === undefined) return undefined;
  reader.at = WORD.lastIndex;
  return valueOf(at, reader.at, { value: word });
}

/** An expression such as `$a.b` has no blanks, or it is none that can be skipped. */
function skipToSpace(reader: Reader): void {
  const { text } = reader;
  while (reader.at < text.length && !isArgumentEnd(text, reader.at)) reader.at += 1;
}

/** Where a value of a command can end. */
function isArgumentEnd(text: string, at: number): boolean {
  const character = text[at];
  return character === undefined || character === ',' || isBlank(character) || isLineEnd(character);
}
