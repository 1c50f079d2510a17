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
  const name = spokenName(given).replaceAll(/\s+/g, '');
  if (name === wanted || name.replaceAll(separators, '') === wanted.replaceAll(separators, '')) return true;
  if (name.length * 2 >= wanted.length && wanted.startsWith(name)) return true;
  return editDistance(name, wanted, mostEdits(wanted)) <= mostEdits(wanted);
}

/**
 * The part of a header name that may be shown: what stands before a colon. Behind it, somebody who pasted a whole header
 * line has left the value.
 */
export function spokenName(header: string): string {
  const name = header.replace(/^[\s:]+/, '');
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(0, colon);
}

/** The text that somebody pasted behind the name of a header; undefined when there is none. */
export function pastedValue(header: string): string | undefined {
  const name = header.replace(/^[\s:]+/, '');
  const colon = name.indexOf(':');
  const value = colon === -1 ? '' : name.slice(colon + 1).trim();
  return value === '' ? undefined : value;
}
