import { OPEN_ARRAY, OPEN_OBJECT, isQuote, literalEnd, stringEnd } from './json-token.ts';

/** The brackets of one kind of container and where they come next, in a string or not. */
type Pair = { readonly open: string; readonly close: string; nextOpen: number; nextClose: number };

/**
 * A walk over JSON text from front to back by searching for brackets and quotes instead of looking at every character:
 * brackets are rare in exports. Every place found is kept until the walk has passed it; otherwise a text that lacks one
 * of them would be searched to its end again and again.
 */
export type BracketScan = {
  readonly text: string;
  readonly objects: Pair;
  readonly arrays: Pair;
  quote: number;
  backslash: number;
  lineEnd: number;
};

/** Farther than this from the last known place, a line break near by is cheaper than going over the strings between. */
const FAR = 64;

/**
 * Starts a walk over text that `JSON.parse` accepts; over other text it makes no sense but comes to an end. The functions
 * below must be asked for ascending offsets.
 */
export function bracketScan(text: string): BracketScan {
  return {
    text,
    objects: { open: '{', close: '}', nextOpen: -1, nextClose: -1 },
    arrays: { open: '[', close: ']', nextOpen: -1, nextClose: -1 },
    quote: -1,
    backslash: -1,
    lineEnd: -1,
  };
}

/** Offset after the object whose content goes on at `from`, a place outside strings. */
export function objectEnd(scan: BracketScan, from: number): number {
  return containerEnd(scan, scan.objects, from);
}

/** Offset after the array whose content goes on at `from`, a place outside strings. */
export function arrayEnd(scan: BracketScan, from: number): number {
  return containerEnd(scan, scan.arrays, from);
}

/** Offset after the value that begins at `start`. */
export function valueEnd(scan: BracketScan, start: number): number {
  const end = passed(scan, start);
  return end > start ? end : Math.max(literalEnd(scan.text, start), start + 1);
}

/** The end of a string or container; of a literal, which holds nothing that could mislead, its start. */
export function passed(scan: BracketScan, start: number): number {
  const code = scan.text.charCodeAt(start);
  if (isQuote(code)) return stringEnd(scan.text, start);
  if (code === OPEN_OBJECT) return objectEnd(scan, start + 1);
  if (code === OPEN_ARRAY) return arrayEnd(scan, start + 1);
  return start;
}

/** An object's end, and the offsets where the objects below it begin and end in turn. */
export type ObjectExtent = { readonly end: number; readonly inner: readonly number[] };

/**
 * As {@link objectEnd}, with the objects that stand in the object or in its lists. Undefined when there are more than
 * `most` of them; the walk may then go on from `from`.
 */
export function objectExtent(scan: BracketScan, from: number, most: number): ObjectExtent | undefined {
  const { objects, text } = scan;
  const inner: number[] = [];
  let depth = 1;
  let at = from;
  while (depth > 0 && at < text.length) {
    at = nextBracket(scan, objects, at);
    const isOpen = at === objects.nextOpen;
    if (isOpen && depth === 1) inner.push(at);
    if (!isOpen && depth === 2) inner.push(at + 1);
    depth += isOpen ? 1 : -1;
    at += 1;
    if (inner.length > 2 * most) {
      rewind(scan);
      return undefined;
    }
  }
  return { end: Math.min(at, text.length), inner };
}

function rewind(scan: BracketScan): void {
  scan.objects.nextOpen = -1;
  scan.objects.nextClose = -1;
  scan.quote = -1;
  scan.lineEnd = -1;
}

/**
 * Offset of the quote that begins the next member name of an object, or -1 when the object ends first; `from` is after
 * its opening brace, or in or after the value of the member before, and outside strings.
 */
export function nextName(scan: BracketScan, from: number): number {
  const quote = nextQuote(scan, from);
  return quote < Math.min(nextClose(scan, scan.objects, from), scan.text.length) ? quote : -1;
}

/** Whether a backslash comes before `end`, from `from` on. */
export function hasEscape(scan: BracketScan, from: number, end: number): boolean {
  if (scan.backslash < from) scan.backslash = find(scan.text, '\\', from);
  return scan.backslash < end;
}

/** Brackets nest properly, so those of the other kind need not be looked at. */
function containerEnd(scan: BracketScan, pair: Pair, from: number): number {
  let depth = 1;
  let at = from;
  while (depth > 0 && at < scan.text.length) {
    at = nextBracket(scan, pair, at);
    depth += at === pair.nextOpen ? 1 : -1;
    at += 1;
  }
  return Math.min(at, scan.text.length);
}

/** Offset of the next bracket of the kind that is outside strings. */
function nextBracket(scan: BracketScan, pair: Pair, from: number): number {
  let outside = from;
  for (;;) {
    const at = Math.min(nextOpen(scan, pair, outside), nextClose(scan, pair, outside));
    const after = leaveString(scan, knownOutside(scan, outside, at), at);
    if (after === at) return at;
    outside = after;
  }
}

/** A place outside strings from `from` to `at`, near `at` if it is easy: JSON strings hold no line breaks. */
function knownOutside(scan: BracketScan, from: number, at: number): number {
  const near = at - FAR;
  if (near <= from) return from;
  if (scan.lineEnd < near) scan.lineEnd = find(scan.text, '\n', near);
  return scan.lineEnd < at ? scan.lineEnd : from;
}

/** `at` itself when it is outside strings, else the offset after the string around it. */
function leaveString(scan: BracketScan, from: number, at: number): number {
  let quote = nextQuote(scan, from);
  while (quote < at) {
    const end = stringEnd(scan.text, quote);
    if (end > at) return end;
    quote = nextQuote(scan, end);
  }
  return at;
}

function nextOpen(scan: BracketScan, pair: Pair, from: number): number {
  if (pair.nextOpen < from) pair.nextOpen = find(scan.text, pair.open, from);
  return pair.nextOpen;
}

function nextClose(scan: BracketScan, pair: Pair, from: number): number {
  if (pair.nextClose < from) pair.nextClose = find(scan.text, pair.close, from);
  return pair.nextClose;
}

function nextQuote(scan: BracketScan, from: number): number {
  if (scan.quote < from) scan.quote = find(scan.text, '"', from);
  return scan.quote;
}

/** Where the character is next, or the length of the text: always an integer, which keeps the loop above quick. */
function find(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at === -1 ? text.length : at;
}
