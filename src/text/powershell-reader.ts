import { isBlank, isLineEnd } from './powershell-characters.ts';
import { isQuoteAt, quotedText } from './powershell-string.ts';

/** A text of PowerShell while it is read, from left to right. */
export interface Reader {
  readonly text: string;
  /** True within a command, where a blank ends a value (about_Parsing). */
  readonly isCommand: boolean;
  at: number;
  /** How many brackets are open. */
  depth: number;
  /** Set when quotes are ambiguous: everything up to the property that holds them is given up. */
  isLost: boolean;
  /** Why the rest cannot be read, in lower case and without a full stop; reading ends there. */
  problem: { readonly problem: string; readonly offset: number } | undefined;
}

export function readerOf(text: string, isCommand = false): Reader {
  return { text, isCommand, at: 0, depth: 0, isLost: false, problem: undefined };
}

/** Ends reading: the rest of the text has no meaning without what is missing. */
export function stop(reader: Reader, problem: string, offset: number): void {
  reader.problem ??= { problem, offset };
  reader.at = reader.text.length;
}

/** Skips blanks, comments and line continuations, and line ends too unless they end a statement. */
export function skipBlanks(reader: Reader, overLines: boolean): void {
  const { text } = reader;
  for (;;) {
    const character = text[reader.at];
    if (isBlank(character) || (overLines && isLineEnd(character))) {
      reader.at += 1;
    } else if (character === '`' && isLineEnd(text[reader.at + 1])) {
      reader.at += text.startsWith('\r\n', reader.at + 1) ? 3 : 2;
    } else if (character === '#') {
      reader.at = lineEnd(text, reader.at);
    } else if (character === '<' && text[reader.at + 1] === '#') {
      const end = text.indexOf('#>', reader.at + 2);
      reader.at = end === -1 ? text.length : end + 2;
    } else {
      return;
    }
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/**
 * Skips an expression that is not read, to the separator, closing bracket or line end behind it. Brackets and texts
 * within it are skipped whole; at least one character is.
 */
export function skipExpression(reader: Reader): void {
  skipBalanced(reader, false);
}

/** Skips what an opening bracket encloses, to behind the closing one. */
export function skipGroup(reader: Reader): void {
  skipBalanced(reader, true);
}

function skipBalanced(reader: Reader, isGroup: boolean): void {
  const { text } = reader;
  const start = reader.at;
  let level = 0;
  while (reader.at < text.length) {
    const character = text[reader.at] ?? '';
    const isEnd = ';,)}]'.includes(character) || isLineEnd(character);
    if (level === 0 && isEnd && reader.at > start) return;
    if (isQuoteAt(text, reader.at)) {
      const end = quotedText(text, reader.at, () => true)?.end;
      if (end === undefined) return stop(reader, 'a quote is never closed', reader.at);
      reader.at = end;
    } else if (character === '#' || character === '<' || character === '`') {
      skipMark(reader);
    } else {
      if ('([{'.includes(character)) level += 1;
      if (')]}'.includes(character)) level -= 1;
      reader.at += 1;
      if (level < 0 || (isGroup && level === 0)) return;
    }
  }
  if (isGroup) stop(reader, 'a bracket is never closed', start);
}

/** A comment or an escaped character; `#` within a word and `<` alone are neither. */
function skipMark(reader: Reader): void {
  const { text, at } = reader;
  const isComment = text[at] === '#' ? /[\s;(){}]/.test(text[at - 1] ?? ' ') : text.startsWith('<#', at);
  if (isComment) skipBlanks(reader, false);
  else reader.at += text[at] === '`' ? 2 : 1;
}

const NEXT_PROPERTY = /[ \t]*(?:\}|[a-z_]\w*[ \t]*=)/iy;

/**
 * After ambiguous quotes: goes on to the end of the property, which is a semicolon that ends a line, or the line before
 * the next property or closing brace.
 */
export function skipToNextProperty(reader: Reader): void {
  const { text } = reader;
  for (; reader.at < text.length; reader.at += 1) {
    const character = text[reader.at];
    if (character === ';' && /[ \t]*(?:\r|\n|$)/y.test(text.slice(reader.at + 1, reader.at + 40))) return;
    NEXT_PROPERTY.lastIndex = reader.at + 1;
    if (character === '\n' && NEXT_PROPERTY.test(text)) return;
  }
}
