import { editDistance } from '../../text/edit-distance.ts';

const separators = /[-_\s\u2010-\u2015]+/g;

/** Two edits, one in a short name: there, more would reach names that have nothing to do with it. */
function mostEdits(known: string): number {
  return known.length < 8 ? 1 : 2;
}

/**
 * Whether the name of a header is nearly, but not exactly, `known`: with blanks around or inside, with a colon (and
 * perhaps the value) behind it, cut short by up to half, with other separators, or one or two edits away. Letter case
 * does not count, as in RFC 5322; a header predicate compares the whole name, so that each of these never matches.
 */
export function isNearMiss(header: string, known: string): boolean {
  const wanted = known.toLowerCase();
  const given = header.toLowerCase();
  if (wanted === '' || given === wanted) return false;
  const name = given.slice(0, endOfName(given)).replaceAll(/[\s:]+/g, '');
  if (name === wanted || name.replaceAll(separators, '') === wanted.replaceAll(separators, '')) return true;
  if (name.length * 2 >= wanted.length && wanted.startsWith(name)) return true;
  return editDistance(name, wanted, mostEdits(wanted)) <= mostEdits(wanted);
}

/** Where the name of a header ends: at a colon, when somebody pasted a whole header line. */
function endOfName(header: string): number {
  const start = header.search(/[^\s:]/);
  const colon = start === -1 ? -1 : header.indexOf(':', start);
  return colon === -1 ? header.length : colon;
}

/** A header name as it may be shown: without what stands behind a colon, which would be the value. */
export function shownName(header: string): string {
  return header.slice(0, endOfName(header) + 1);
}

/** The text that somebody pasted behind the name of a header; undefined when there is none. */
export function pastedValue(header: string): string | undefined {
  const value = header.slice(endOfName(header) + 1).trim();
  return value === '' ? undefined : value;
}
