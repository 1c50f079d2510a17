import type { ObjectExtent } from './json-brackets.ts';
import { skipBlanks, stringEnd } from './json-token.ts';

/** Begins with a letter, so that between a closing quote and the next opening one there is no such text. */
const PLAIN = /^[A-Za-z][^"\\]*$/;

/** Whether a member name can be searched for: nothing else in JSON reads as it does, in quotes. */
export function isPlainName(name: string): boolean {
  return PLAIN.test(name);
}

/** Whether the names in the text of an object stand there as they read. A name with an escape may be any name. */
export function hasLiteralNames(object: string): boolean {
  let end = 0;
  for (let at = object.indexOf('\\'); at !== -1; at = object.indexOf('\\', end)) {
    end = stringEnd(object, at);
    if (object[skipBlanks(object, end)] === ':') return false;
  }
  return true;
}

/**
 * Offset of the quote that begins the name of a member, of equal ones the last, or -1; `start` is where the object
 * does. Searches instead of reading what comes before, hence only for a plain name in an object with literal names.
 */
export function memberAt(text: string, name: string, start: number, { end, inner }: ObjectExtent): number {
  const object = text.slice(start, end);
  // Without the opening quote, because quotes are frequent.
  const closed = `${name}"`;
  let found = -1;
  for (let at = object.indexOf(closed); at !== -1; at = object.indexOf(closed, at + 1)) {
    const isWhole = object[at - 1] === '"' && object[at - 2] !== '\\';
    const isName = isWhole && object[skipBlanks(object, at + closed.length)] === ':';
    if (isName && !isWithin(start + at, inner)) found = start + at - 1;
  }
  return found;
}

/** Whether an offset lies in one of the objects that begin and end in turn. */
function isWithin(offset: number, inner: readonly number[]): boolean {
  return inner.filter((edge) => edge <= offset).length % 2 === 1;
}
