import {
  type BracketScan,
  type ObjectExtent,
  arrayEnd,
  bracketScan,
  hasEscape,
  nextName,
  objectEnd,
  objectExtent,
  passed,
  valueEnd,
} from './json-brackets.ts';
import { hasLiteralNames, isPlainName, memberAt } from './json-search.ts';
import { CLOSE_ARRAY, COMMA, OPEN_ARRAY, OPEN_OBJECT, skipBlanks, stringEnd, stringValue } from './json-token.ts';
import { segments } from './pointer.ts';
import type { Span } from './span.ts';

/**
 * Wanted pointers as a trie; `met` while the walk has been at this place before (a member name given twice).
 * `plain`: all names of the children are.
 */
type Wanted = {
  pointer: string | undefined;
  children: Map<string, Wanted>;
  lengths: Set<number>;
  plain: boolean;
  met: boolean;
};

type Walk = { text: string; scan: BracketScan; found: Map<string, Span> };

/** Objects with more objects in them are gone through member by member. */
const MOST_INNER = 8;

/**
 * Finds the values that JSON Pointers (RFC 6901) name; what does not exist is missing from the result. Only for text
 * that `JSON.parse` accepts (given other text, it ends or throws a SyntaxError). As there, of equal member names the
 * last one counts, together with all that is below it. Values off the wanted paths are skipped unread; recursion is as
 * deep as the longest pointer, not as the document.
 */
export function locateJson(text: string, pointers: Iterable<string>): Map<string, Span> {
  const walk: Walk = { text, scan: bracketScan(text), found: new Map() };
  locateValue(walk, wantedTrie(pointers), skipBlanks(text, 0), -1, -1);
  return walk.found;
}

function wantedTrie(pointers: Iterable<string>): Wanted {
  const root = emptyWanted();
  for (const pointer of pointers) {
    let node = root;
    for (const segment of segments(pointer)) {
      const child = node.children.get(segment) ?? emptyWanted();
      node.children.set(segment, child);
      node.lengths.add(segment.length);
      node.plain &&= isPlainName(segment);
      node = child;
    }
    node.pointer = pointer;
  }
  return root;
}

function emptyWanted(): Wanted {
  return { pointer: undefined, children: new Map(), lengths: new Set(), plain: true, met: false };
}

/** Records the value at `start` and what is wanted below it; returns the offset after the value. */
function locateValue(walk: Walk, wanted: Wanted, start: number, keyStart: number, keyEnd: number): number {
  if (wanted.met) forget(walk, wanted);
  wanted.met = true;
  const end = locateBelow(walk, wanted, start);
  if (wanted.pointer !== undefined) {
    walk.found.set(wanted.pointer, { keyStart, keyEnd, start, end });
  }
  return end;
}

function forget(walk: Walk, wanted: Wanted): void {
  wanted.met = false;
  if (wanted.pointer !== undefined) walk.found.delete(wanted.pointer);
  for (const child of wanted.children.values()) {
    if (child.met) forget(walk, child);
  }
}

function locateBelow(walk: Walk, wanted: Wanted, start: number): number {
  if (wanted.children.size === 0) return valueEnd(walk.scan, start);
  const code = walk.text.charCodeAt(start);
  if (code === OPEN_OBJECT) return locateInObject(walk, wanted, start);
  if (code === OPEN_ARRAY) return locateElements(walk, wanted, start);
  return valueEnd(walk.scan, start);
}

/** Of the hundred members that an exported object has, one or two are wanted. */
function locateInObject(walk: Walk, wanted: Wanted, start: number): number {
  const extent = wanted.plain ? objectExtent(walk.scan, start + 1, MOST_INNER) : undefined;
  if (extent === undefined) return locateMembers(walk, wanted, start);
  if (hasLiteralNames(walk.text.slice(start, extent.end))) searchMembers(walk, wanted, start, extent);
  else locateMembers(freshWalk(walk), wanted, start);
  return extent.end;
}

function searchMembers(walk: Walk, wanted: Wanted, start: number, extent: ObjectExtent): void {
  for (const [name, child] of wanted.children) {
    const key = memberAt(walk.text, name, start, extent);
    if (key === -1) continue;
    const keyEnd = key + name.length + 2;
    const value = skipBlanks(walk.text, skipBlanks(walk.text, keyEnd) + 1);
    locateValue(freshWalk(walk), child, value, key, keyEnd);
  }
}

/** A walk goes forward only; what is found in another order needs one of its own. */
function freshWalk(walk: Walk): Walk {
  return { ...walk, scan: bracketScan(walk.text) };
}

function locateMembers(walk: Walk, wanted: Wanted, start: number): number {
  const { text, scan } = walk;
  let at = start + 1;
  for (let key = nextName(scan, at); key !== -1; key = nextName(scan, at)) {
    const keyEnd = stringEnd(text, key);
    const child = childNamed(walk, wanted, key, keyEnd);
    const value = skipBlanks(text, skipBlanks(text, keyEnd) + 1);
    at = child === undefined ? passed(walk.scan, value) : locateValue(walk, child, value, key, keyEnd);
  }
  return objectEnd(scan, at);
}

/** Most names are told from the wanted ones by their length, without making a string of them. */
function childNamed({ text, scan }: Walk, wanted: Wanted, key: number, keyEnd: number): Wanted | undefined {
  if (hasEscape(scan, key, keyEnd)) return wanted.children.get(stringValue(text, key, keyEnd));
  if (!wanted.lengths.has(keyEnd - key - 2)) return undefined;
  return wanted.children.get(text.slice(key + 1, keyEnd - 1));
}

function locateElements(walk: Walk, wanted: Wanted, start: number): number {
  const { text } = walk;
  const indexes = wantedIndexes(wanted);
  let at = skipBlanks(text, start + 1);
  let index = 0;
  for (const next of indexes) {
    while (index < next && at < text.length && text.charCodeAt(at) !== CLOSE_ARRAY) {
      at = nextItem(text, valueEnd(walk.scan, at));
      index += 1;
    }
    const child = wanted.children.get(String(next));
    if (child === undefined || text.charCodeAt(at) === CLOSE_ARRAY) break;
    at = nextItem(text, locateValue(walk, child, at, -1, -1));
    index += 1;
  }
  return arrayEnd(walk.scan, at);
}

/** The array indexes among the wanted names, ascending; `01` and `-` name no element (RFC 6901 section 4). */
function wantedIndexes(wanted: Wanted): number[] {
  const indexes: number[] = [];
  for (const name of wanted.children.keys()) {
    if (/^(?:0|[1-9][0-9]*)$/.test(name)) indexes.push(Number(name));
  }
  return indexes.toSorted((a, b) => a - b);
}

/** The start of the next member or element, or the closing bracket; `end` is where the one before ended. */
function nextItem(text: string, end: number): number {
  const at = skipBlanks(text, end);
  return text.charCodeAt(at) === COMMA ? skipBlanks(text, at + 1) : at;
}
