import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  OPEN_ARRAY,
  OPEN_OBJECT,
  isQuote,
  literalEnd,
  skipBlanks,
  stringEnd,
  stringValue,
} from './json-token.ts';
import { pointer } from './pointer.ts';

/** A member name that its object had before: where it points to, and the offset (UTF-16) of the later name's quote. */
export type DuplicateName = { pointer: string; offset: number };

/** An open container on the way to the current token: names met so far (none in an array) and the latest name or index. */
type Level = { names: Set<string> | undefined; token: string | number };

const MOST_REPORTED = 20;

/**
 * Goes through JSON text that `JSON.parse` accepts, token by token and without recursion, for the first 20 member names
 * that repeat one of the same object (names compared decoded) and for the nesting depth (`1` has depth 0).
 */
export function duplicateNames(text: string): { duplicates: DuplicateName[]; depth: number } {
  const duplicates: DuplicateName[] = [];
  const levels: Level[] = [];
  let depth = 0;
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isQuote(code)) {
      const end = stringEnd(text, at);
      if (isRepeated(text, at, end, levels.at(-1)) && duplicates.length < MOST_REPORTED) {
        duplicates.push({ pointer: path(levels), offset: at });
      }
      at = end;
    } else if (isPunctuation(code)) {
      follow(code, levels);
      depth = Math.max(depth, levels.length);
      at += 1;
    } else {
      at = literalEnd(text, at);
    }
    at = skipBlanks(text, at);
  }
  return { duplicates, depth };
}

/** Notes the string as the latest name if it is one, that is, if a colon follows; true when the object had it before. */
function isRepeated(text: string, start: number, end: number, level: Level | undefined): boolean {
  if (level?.names === undefined || text[skipBlanks(text, end)] !== ':') return false;
  const name = stringValue(text, start, end);
  level.token = name;
  if (level.names.has(name)) return true;
  level.names.add(name);
  return false;
}

function isPunctuation(code: number): boolean {
  return code === COMMA || code === COLON || isBracket(code);
}

function isBracket(code: number): boolean {
  return code === OPEN_OBJECT || code === CLOSE_OBJECT || code === OPEN_ARRAY || code === CLOSE_ARRAY;
}

function follow(code: number, levels: Level[]): void {
  const level = levels.at(-1);
  if (code === OPEN_OBJECT) levels.push({ names: new Set(), token: '' });
  else if (code === OPEN_ARRAY) levels.push({ names: undefined, token: 0 });
  else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) levels.pop();
  else if (code === COMMA && typeof level?.token === 'number') level.token += 1;
}

function path(levels: readonly Level[]): string {
  let text = '';
  for (const level of levels) text += pointer(level.token);
  return text;
}
