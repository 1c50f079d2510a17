import { doubleQuotes, escapedAt, isLineEnd, singleQuotes } from './powershell-characters.ts';
import { type Computed, computed, type Variable } from './powershell-value.ts';

/** A quoted text. */
export interface QuotedText {
  /** Offset behind the closing quote. */
  readonly end: number;
  readonly value: string | Computed;
  /** False: what follows the closing quote cannot follow a text, so that another quote may have been meant. */
  readonly isCertain: boolean;
}

/** Whether an offset lies where a quote before it can be the closing one. */
export type IsAfterValue = (text: string, at: number) => boolean;

/** Longer expressions within a text than any file has; the search for their end stops there. */
const LONGEST_EXPRESSION = 120;

const VARIABLE = /\$(?:\{([^}\r\n]{1,100})\}|((?:\w{1,100}:)?\w{1,100}))/y;
const INNER_VARIABLE = /^\s*\$(\w+(?:\.\w+)*)\s*$/;

/** Whether a quoted text or a here-string starts at an offset (about_Quoting_Rules). */
export function isQuoteAt(text: string, at: number): boolean {
  const character = text[at] ?? ' ';
  if (character === '@') return isHereString(text, at);
  return singleQuotes.includes(character) || doubleQuotes.includes(character);
}

function isHereString(text: string, at: number): boolean {
  const quote = text[at + 1] ?? ' ';
  return (quote === '"' || quote === "'") && /[ \t]*\r?\n/y.test(text.slice(at + 2, at + 80));
}

/**
 * Reads the quoted text or here-string at `start`; undefined when it is never closed. A text that starts with a straight
 * quote ends at the next one of these: the programs that write such files use them only, and for them a curly quote is a
 * letter, although PowerShell itself would end the text there.
 */
export function quotedText(text: string, start: number, isAfter: IsAfterValue): QuotedText | undefined {
  if (text[start] === '@') return hereString(text, start);
  const quote = text[start] ?? '';
  const family = singleQuotes.includes(quote) ? singleQuotes : doubleQuotes;
  const isStraight = quote === "'" || quote === '"';
  const close = isStraight ? straightClose(text, start, family, isAfter) : curlyClose(text, start, family, isAfter);
  if (close === undefined) return undefined;
  const { at, isCertain } = close;
  const value =
    family === singleQuotes
      ? text.slice(start + 1, at).replaceAll(quote + quote, quote)
      : expanded(text, start + 1, at, quote);
  return { end: at + 1, value, isCertain };
}

interface Close {
  /** Offset of the closing quote. */
  readonly at: number;
  readonly isCertain: boolean;
}

/** The offset behind what is no quote although it may look like one: an escape, or an expression within double quotes. */
function skipped(text: string, at: number, family: string): number | undefined {
  if (family === singleQuotes) return undefined;
  if (text[at] === '`') return at + 2;
  if (text[at] === '$' && text[at + 1] === '(') return expressionEnd(text, at + 1) ?? at + 2;
  return undefined;
}

function straightClose(text: string, start: number, family: string, isAfter: IsAfterValue): Close | undefined {
  const quote = text[start];
  /** The first curly quote that would end the text for PowerShell. */
  let curly: number | undefined;
  let at = start + 1;
  while (at < text.length) {
    const character = text[at] ?? '';
    const next = skipped(text, at, family);
    if (next !== undefined) {
      at = next;
    } else if (character === quote && text[at + 1] === quote) {
      at += 2;
    } else if (character === quote) {
      const isCertain = isAfter(text, at + 1);
      return { at: isCertain ? at : (curly ?? at), isCertain };
    } else {
      if (curly === undefined && family.includes(character) && isAfter(text, at + 1)) curly = at;
      at += 1;
    }
  }
  return curly === undefined ? undefined : { at: curly, isCertain: false };
}

/** For files that an editor has given curly quotes: a quote closes only where a value can end. */
function curlyClose(text: string, start: number, family: string, isAfter: IsAfterValue): Close | undefined {
  let at = start + 1;
  while (at < text.length) {
    const next = skipped(text, at, family);
    if (next === undefined && family.includes(text[at] ?? ' ') && isAfter(text, at + 1)) return { at, isCertain: true };
    at = next ?? at + 1;
  }
  return undefined;
}

function hereString(text: string, start: number): QuotedText | undefined {
  const quote = text[start + 1] ?? '';
  const first = text.indexOf('\n', start);
  // The closing mark may stand on the line after the opening one.
  const last = text.indexOf(`\n${quote}@`, first);
  if (first === -1 || last === -1) return undefined;
  const to = Math.max(first + 1, text[last - 1] === '\r' ? last - 1 : last);
  const value = quote === "'" ? text.slice(first + 1, to) : expanded(text, first + 1, to, '');
  return { end: last + 3, value, isCertain: true };
}

/** The offset behind the closing parenthesis of an expression; undefined when none is near. */
function expressionEnd(text: string, open: number): number | undefined {
  let level = 0;
  for (let at = open; at < Math.min(text.length, open + LONGEST_EXPRESSION); at += 1) {
    if (text[at] === '(') level += 1;
    if (text[at] === ')') level -= 1;
    if (level === 0) return at + 1;
  }
  return undefined;
}

/** The offset behind the characters that stand for themselves; any character at `at` itself is taken for one. */
function plainEnd(text: string, at: number, to: number, quote: string): number {
  let end = at + 1;
  while (end < to && text[end] !== '$' && text[end] !== '`' && text[end] !== quote) end += 1;
  return end;
}

/**
 * The value of what stands between double quotes: escapes decoded, variables kept as parts. Pieces and not characters are
 * put together, which would take many times the memory of the text.
 */
function expanded(text: string, from: number, to: number, quote: string): string | Computed {
  const parts: (string | Variable)[] = [];
  let pieces: string[] = [];
  let at = from;
  while (at < to) {
    const character = text[at] ?? '';
    const variable = character === '$' ? variableAt(text, at) : undefined;
    if (variable !== undefined) {
      if (variable.name === undefined) return computed();
      parts.push(pieces.join(''), { variable: variable.name });
      pieces = [];
      at = variable.end;
    } else if (character === '`' && at + 1 < to) {
      const escape = escapedAt(text, at + 1);
      pieces.push(escape.value);
      at = escape.end;
    } else if (character === quote && text[at + 1] === quote) {
      pieces.push(quote);
      at += 2;
    } else {
      const end = plainEnd(text, at, to, quote);
      pieces.push(text.slice(at, end));
      at = end;
    }
  }
  const literal = pieces.join('');
  return parts.length === 0 ? literal : computed([...parts, literal].filter((part) => part !== ''));
}

/** A variable or an expression within a text; no name for expressions that are more than one variable. */
function variableAt(text: string, at: number): { readonly name: string | undefined; readonly end: number } | undefined {
  if (text[at + 1] === '(') {
    const end = expressionEnd(text, at + 1);
    if (end === undefined) return { name: undefined, end: at + 2 };
    return { name: INNER_VARIABLE.exec(text.slice(at + 2, end - 1))?.[1], end };
  }
  VARIABLE.lastIndex = at;
  const found = VARIABLE.exec(text);
  return found === null ? undefined : { name: found[1] ?? found[2], end: VARIABLE.lastIndex };
}

/** Where a value of a script can end: before a separator, a closing bracket, a comment or the end of the line. */
export function isAfterValue(text: string, at: number): boolean {
  let next = at;
  while (text[next] === ' ' || text[next] === '\t') next += 1;
  const character = text[next];
  return (
    character === undefined ||
    ';,)}#'.includes(character) ||
    isLineEnd(character) ||
    (character === '`' && isLineEnd(text[next + 1]))
  );
}
