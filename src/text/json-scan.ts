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
  const { names, depth, hasCaseClash: clashes } = takeCensus(value);
  const isPlain = countNames(text, 0, text.length) === names;
  return { ...(isPlain ? { duplicates: [], depth } : duplicateNames(text)), hasCaseClash: clashes };
}

/** Counts the names in a value, level by level, so that depth costs no stack. */
export function takeCensus(value: unknown): Census {
  const counts: Census = { names: 0, depth: 0, usual: [], hasCaseClash: false };
  let level = isContainer(value) ? [value] : [];
  while (level.length > 0) {
    counts.depth += 1;
    const below: Container[] = [];
    for (const container of level) {
      if (isList(container)) enterList(container, below);
      else enterObject(container, below, counts);
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
  else counts.usual = names;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function isList(container: Container): container is readonly unknown[] {
  return Array.isArray(container);
}

/**
 * Counts member names from `start` to `end` by the colons after them; undefined where a colon may be part of a string or follow a blank.
 * Outside strings a colon follows the closing quote of a name. One in a string does too only when the quote begins that
 * string or is escaped.
 */
export function countNames(text: string, start: number, end: number): number | undefined {
  let count = 0;
  for (let at = text.indexOf(':', start); at !== -1 && at < end; at = text.indexOf(':', at + 1)) {
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
