import { hasCaseClash } from './case-clash.ts';
import { duplicateNames, type DuplicateName } from './json-duplicates.ts';
import { sameKeys } from './same-keys.ts';

/**
 * What `JSON.parse` does not tell about a text: member names given twice, how deep it is nested (`1` has depth 0), and
 * whether an object has names that differ in letter case only.
 */
export type JsonScan = { duplicates: DuplicateName[]; depth: number; hasCaseClash: boolean };

/** A parsed JSON value below which names are counted. */
type Container = readonly unknown[] | Readonly<Record<string, unknown>>;

/** `usual`: the latest list of names in which no two differ in case only. Objects of one cmdlet have the same. */
type Census = { names: number; depth: number; usual: readonly string[]; hasCaseClash: boolean };

/** V8 keeps objects with more names in a table, which it sorts to list them: looking known names up is much quicker. */
const MOST_LISTED = 128;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BLANK = 0x20;
/** `[` `{` `,` `:` */
const PUNCTUATION: ReadonlySet<number> = new Set([0x5b, 0x7b, 0x2c, 0x3a]);

/**
 * Looks for duplicate member names (RFC 8259 section 4: the result of parsing such an object is unpredictable; of ours,
 * the last one wins) and measures the nesting depth. Only for text that `JSON.parse` accepts; `value` is what it made of
 * it, parsed here when not given.
 *
 * Quick in the usual case: with no name twice, the text has as many names as the value. Only otherwise, and where
 * counting is not as easy, the text is gone through name by name.
 */
export function scanJson(text: string, value: unknown = JSON.parse(text)): JsonScan {
  const written = countNames(text);
  const { names, depth, hasCaseClash: clashes } = census(value, written);
  return { ...(written === names ? { duplicates: [], depth } : duplicateNames(text)), hasCaseClash: clashes };
}

/**
 * Counts member names. A large object that has all names of the one before is first taken to have no others. Where it has,
 * the text has more names than were counted, and all are counted anew.
 */
function census(value: unknown, written: number | undefined): Census {
  const least = written === undefined ? undefined : takeCensus(value, enterAlike);
  return least !== undefined && least.names === written ? least : takeCensus(value, enterObject);
}

type Enter = (members: Readonly<Record<string, unknown>>, below: Container[], counts: Census) => void;

/** Level by level, so that depth costs no stack. */
function takeCensus(value: unknown, enter: Enter): Census {
  const counts: Census = { names: 0, depth: 0, usual: [], hasCaseClash: false };
  let level = isContainer(value) ? [value] : [];
  while (level.length > 0) {
    counts.depth += 1;
    const below: Container[] = [];
    for (const container of level) {
      if (isList(container)) enterList(container, below);
      else enter(container, below, counts);
    }
    level = below;
  }
  return counts;
}

function enterList(items: readonly unknown[], below: Container[]): void {
  for (const item of items) {
    if (isContainer(item)) below.push(item);
  }
}

function enterObject(members: Readonly<Record<string, unknown>>, below: Container[], counts: Census): void {
  // Several times faster than lists of values or entries.
  const names = Object.keys(members);
  for (const name of names) {
    const item = members[name];
    if (isContainer(item)) below.push(item);
  }
  counts.names += names.length;
  if (sameKeys(names, counts.usual)) return;
  if (hasCaseClash(names)) counts.hasCaseClash = true;
  else if (!names.some((name) => name in Object.prototype)) counts.usual = names;
}

/** As {@link enterObject}, without listing the names of a large object that has those of the one before. */
function enterAlike(members: Readonly<Record<string, unknown>>, below: Container[], counts: Census): void {
  const { usual } = counts;
  const start = below.length;
  if (usual.length > MOST_LISTED && hasAll(members, usual, below)) {
    counts.names += usual.length;
    return;
  }
  below.length = start;
  enterObject(members, below, counts);
}

/** Whether an object has all of some names; the containers among their values are added to `below`. */
function hasAll(members: Readonly<Record<string, unknown>>, names: readonly string[], below: Container[]): boolean {
  for (const name of names) {
    const item = members[name];
    // What all objects inherit is not theirs: its names are never taken for usual.
    if (item === undefined) return false;
    if (isContainer(item)) below.push(item);
  }
  return true;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function isList(container: Container): container is readonly unknown[] {
  return Array.isArray(container);
}

/**
 * Counts member names by the colons after them; undefined where a colon may be part of a string or follow a blank.
 * Outside strings a colon follows the closing quote of a name. One in a string does too only when the quote begins that
 * string or is escaped.
 */
function countNames(text: string): number | undefined {
  let count = 0;
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (before <= BLANK) return undefined;
    if (before !== QUOTE) continue;
    if (mayOpenString(text.charCodeAt(at - 2))) return undefined;
    count += 1;
  }
  return count;
}

/** Whether a quote after this character may begin a string, or be part of one. */
function mayOpenString(before: number): boolean {
  return before <= BLANK || before === QUOTE || before === BACKSLASH || PUNCTUATION.has(before);
}
