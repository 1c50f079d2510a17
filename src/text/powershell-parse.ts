import type { Located } from './located.ts';
import { isAfterValue, isQuoteAt, quotedText } from './powershell-string.ts';
import { type Reader, skipBlanks, skipExpression, skipToNextProperty, stop } from './powershell-reader.ts';
import { computed } from './powershell-value.ts';

/** Deeper than any file that a tool writes. */
const MOST_DEPTH = 256;

const WORD = /[a-z_][\w-]*/iy;
const KEY = /[a-z_][\w.-]*|\d+/iy;
const NUMBER = /[+-]?\d{1,20}(?:\.\d{1,20})?/y;
const VARIABLE = /\$((?:\w+:)?\w+(?:\.\w+)*)/y;

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** The match of a sticky pattern at an offset. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function located(start: number, end: number, content: Pick<Located, 'value' | 'items' | 'members'>): Located {
  return { keyStart: -1, keyEnd: -1, start, end, ...content };
}

/**
 * Reads a value where a property or variable is given one: a text, number, constant, list, hashtable or block of a named
 * type, and lists without brackets (about_Arrays). Everything else is an expression, which is skipped and counts as
 * computed: nothing is ever evaluated.
 */
export function readValue(reader: Reader): Located {
  const first = readOne(reader);
  const items: Located[] = [first];
  let isWhole = true;
  let { end } = first;
  while (isBeforeComma(reader)) {
    reader.at += 1;
    skipBlanks(reader, true);
    const item = readOne(reader);
    ({ end } = item);
    // Nothing between two commas is a mistake, and as long as the file may be.
    if (item.start === end) isWhole = false;
    else items.push(item);
  }
  if (items.length === 1 && isWhole) return first;
  return located(first.start, end, isWhole ? { items } : { value: computed() });
}

/** Whether another value of a list without brackets follows; goes on to the comma in front of it. */
function isBeforeComma(reader: Reader): boolean {
  if (reader.isLost || reader.problem !== undefined) return false;
  const { at } = reader;
  skipBlanks(reader, false);
  if (reader.text[reader.at] === ',') return true;
  reader.at = at;
  return false;
}

/** One value without a comma behind it. */
export function readOne(reader: Reader): Located {
  const { text, at } = reader;
  if (at >= text.length || ',;)}]'.includes(text[at] ?? '')) return located(at, at, { value: computed() });
  if (isQuoteAt(text, at)) return readText(reader);
  if (reader.depth < MOST_DEPTH && text.startsWith('@(', at)) return readList(reader);
  if (reader.depth < MOST_DEPTH && text.startsWith('@{', at)) return readTable(reader, at, at + 2);
  const constant = readConstant(reader);
  if (constant !== undefined) return constant;
  const word = matchAt(WORD, text, at);
  if (word !== undefined && reader.depth < MOST_DEPTH) {
    reader.at = WORD.lastIndex;
    skipBlanks(reader, true);
    if (text[reader.at] === '{') return readTable(reader, at, reader.at + 1);
    reader.at = at;
  }
  return readExpression(reader, at);
}

function readExpression(reader: Reader, start: number): Located {
  skipExpression(reader);
  return located(start, reader.at, { value: computed() });
}

function readText(reader: Reader): Located {
  const { text, at } = reader;
  const quoted = quotedText(text, at, isAfterValue);
  if (quoted === undefined) {
    stop(reader, 'a quote is never closed', at);
    return located(at, at + 1, { value: computed() });
  }
  reader.at = quoted.end;
  if (quoted.isCertain) return located(at, quoted.end, { value: quoted.value });
  // `"a".Split('b')` is an expression; anything else may be a quote that was not escaped.
  if (/[.[]/.test(text[quoted.end] ?? '')) return readExpression(reader, at);
  reader.isLost = true;
  return located(at, quoted.end, { value: computed() });
}

/** A number, `$true`, `$false`, `$null` or another variable, unless it is only the beginning of an expression. */
function readConstant(reader: Reader): Located | undefined {
  const { text, at } = reader;
  const variable = matchAt(VARIABLE, text, at)?.[1];
  const number = variable === undefined ? matchAt(NUMBER, text, at)?.[0] : undefined;
  const end = variable === undefined ? NUMBER.lastIndex : VARIABLE.lastIndex;
  if ((variable ?? number) === undefined || !isAfterValue(text, end)) return undefined;
  reader.at = end;
  if (variable === undefined) return located(at, end, { value: numberOf(number ?? '') });
  const constant = constants.get(variable.toLowerCase());
  return located(at, end, { value: constant === undefined ? computed([{ variable }]) : constant });
}

/** Whole numbers that a number cannot hold exactly stay a text. */
function numberOf(text: string): number | string {
  const number = Number(text);
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? text : number;
}

function readList(reader: Reader): Located {
  const { text, at: start } = reader;
  const items: Located[] = [];
  reader.at += 2;
  reader.depth += 1;
  for (;;) {
    skipBlanks(reader, true);
    const character = text[reader.at];
    if (character === ',' || character === ';') {
      reader.at += 1;
    } else if (character === ')') {
      reader.at += 1;
      break;
    } else if (character === undefined || character === '}' || character === ']') {
      stop(reader, 'a list is never closed', start);
      break;
    } else {
      items.push(readOne(reader));
      if (reader.isLost || reader.problem !== undefined) break;
    }
  }
  reader.depth -= 1;
  return finished(reader, start, { items });
}

/** A list or table, unless what follows it makes it a part of an expression. */
function finished(reader: Reader, start: number, content: Pick<Located, 'items' | 'members'>): Located {
  if (reader.isLost || reader.problem !== undefined) return located(start, reader.at, { value: computed() });
  const isWhole = (reader.isCommand && reader.depth === 0) || isAfterValue(reader.text, reader.at);
  return isWhole ? located(start, reader.at, content) : readExpression(reader, start);
}

/** A hashtable or a block of a named type; `inner` is the offset behind its opening brace. */
function readTable(reader: Reader, start: number, inner: number): Located {
  reader.at = inner;
  reader.depth += 1;
  const members = readMembers(reader, start);
  reader.depth -= 1;
  return finished(reader, start, { members });
}

/**
 * Reads `Name = value` up to the closing brace, separated by line ends or semicolons. A name that is there twice has no
 * value: PowerShell would not take it.
 */
export function readMembers(reader: Reader, start: number): ReadonlyMap<string, Located> {
  const { text } = reader;
  const members = new Map<string, Located>();
  for (;;) {
    skipBlanks(reader, true);
    const character = text[reader.at];
    if (character === undefined) {
      stop(reader, 'a brace is never closed', start);
      return members;
    }
    if (character === '}') {
      reader.at += 1;
      return members;
    }
    if (character === ';') reader.at += 1;
    else readMember(reader, members);
    if (reader.problem !== undefined) return members;
    if (!reader.isLost) continue;
    if (reader.depth > 1) return members;
    reader.isLost = false;
    skipToNextProperty(reader);
  }
}

function readMember(reader: Reader, members: Map<string, Located>): void {
  const { text, at: keyStart } = reader;
  const name = readName(reader);
  const keyEnd = reader.at;
  skipBlanks(reader, false);
  if (name === undefined || text[reader.at] !== '=') {
    reader.at = keyStart;
    skipExpression(reader);
    return;
  }
  reader.at += 1;
  skipBlanks(reader, true);
  const value = readValue(reader);
  members.set(
    name,
    members.has(name) || reader.isLost ? clouded(value, keyStart, keyEnd) : { ...value, keyStart, keyEnd },
  );
}

function clouded({ start, end }: Located, keyStart: number, keyEnd: number): Located {
  return { keyStart, keyEnd, start, end, value: computed() };
}

function readName(reader: Reader): string | undefined {
  const { text, at } = reader;
  if (isQuoteAt(text, at)) {
    const quoted = quotedText(text, at, () => true);
    reader.at = quoted?.end ?? at;
    return typeof quoted?.value === 'string' ? quoted.value : undefined;
  }
  const name = matchAt(KEY, text, at)?.[0];
  if (name !== undefined) reader.at = KEY.lastIndex;
  return name;
}
