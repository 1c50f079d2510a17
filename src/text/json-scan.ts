import { duplicateNames, type DuplicateName } from './json-duplicates.ts';

/** What `JSON.parse` does not tell about a text: member names given twice, and how deep it is nested (`1` has depth 0). */
export type JsonScan = { duplicates: DuplicateName[]; depth: number };

/** A parsed JSON value below which names and strings are counted. */
type Container = readonly unknown[] | Readonly<Record<string, unknown>>;

type Census = { strings: number; depth: number };

/**
 * Looks for duplicate member names (RFC 8259 section 4: the result of parsing such an object is unpredictable; of ours,
 * the last one wins) and measures the nesting depth. Only for text that `JSON.parse` accepts; `value` is what it made of
 * it, parsed here when not given.
 *
 * Quick in the usual case: with no name twice, the text has exactly two quotes for each name and each string of the
 * value. Only otherwise is the text gone through name by name.
 */
export function scanJson(text: string, value: unknown = JSON.parse(text)): JsonScan {
  const { strings, depth } = census(value);
  if (countDelimiters(text) === 2 * strings) return { duplicates: [], depth };
  return duplicateNames(text);
}

/** Counts member names and string values, level by level, so that depth costs no stack. */
function census(value: unknown): Census {
  let strings = typeof value === 'string' ? 1 : 0;
  let depth = 0;
  let level = isContainer(value) ? [value] : [];
  while (level.length > 0) {
    depth += 1;
    const below: Container[] = [];
    for (const container of level) {
      strings += isList(container) ? countItems(container, below) : countMembers(container, below);
    }
    level = below;
  }
  return { strings, depth };
}

function countItems(items: readonly unknown[], below: Container[]): number {
  let strings = 0;
  for (const item of items) {
    if (typeof item === 'string') strings += 1;
    else if (isContainer(item)) below.push(item);
  }
  return strings;
}

function countMembers(members: Readonly<Record<string, unknown>>, below: Container[]): number {
  let strings = 0;
  // Parsed objects inherit nothing enumerable, and for…in is several times faster than lists of keys or entries.
  for (const name in members) {
    const item = members[name];
    strings += typeof item === 'string' ? 2 : 1;
    if (isContainer(item)) below.push(item);
  }
  return strings;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function isList(container: Container): container is readonly unknown[] {
  return Array.isArray(container);
}

/** Counts the quotes that begin or end a string, that is, all but the escaped ones. */
function countDelimiters(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count += 1;
  let escape = text.indexOf('\\');
  while (escape !== -1) {
    if (text.charCodeAt(escape + 1) === 0x22) count -= 1;
    escape = text.indexOf('\\', escape + 2);
  }
  return count;
}
