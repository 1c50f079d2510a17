import type { Secret } from '../analyze/secret.ts';

/** Values shorter than this are common words as often as not, so they count only as whole words. */
const SHORT = 8;

/** Replaces each header value in a text by the label under which outputs name it. */
export type Redact = (text: string) => string;

/**
 * A function that lets no header value through. Values are found without regard to case, because guards match that
 * way, also with backslashes before their punctuation (patterns, Markdown) and with characters shown as `\u{…}`.
 * Values under 8 characters are found as whole words only.
 */
export function redact(values: ReadonlyMap<string, Secret>): Redact {
  return replacing(sorted(values));
}

/**
 * As {@link redact}, for a finished text with words of our own in it: only values of at least 8 characters, so that a
 * value such as `high` does not rewrite the report. Texts from the input went through `redact` before.
 */
export function redactFinished(values: ReadonlyMap<string, Secret>): Redact {
  return replacing(sorted(values).filter(([text]) => text.length >= SHORT));
}

/** Says whether a text holds a header value, found as by {@link redact}. */
export function holdsSecret(values: ReadonlyMap<string, Secret>): (text: string) => boolean {
  const pattern = patternOf(sorted(values));
  if (pattern === undefined) return () => false;
  return (text) => text.search(pattern) !== -1;
}

type Entry = readonly [text: string, secret: Secret];

/** Longest first, so that a value inside a longer one does not leave the rest of it standing. */
function sorted(values: ReadonlyMap<string, Secret>): Entry[] {
  const entries = [...values].filter(([text]) => text !== '');
  return entries.toSorted(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
}

function replacing(entries: readonly Entry[]): Redact {
  const pattern = patternOf(entries);
  if (pattern === undefined) return (text) => text;
  return (text) =>
    text.replace(pattern, (_match: string, ...groups: (string | undefined)[]) => labelOf(entries, groups));
}

function labelOf(entries: readonly Entry[], groups: readonly (string | undefined)[]): string {
  const found = groups.findIndex((group) => group !== undefined);
  return entries[found]?.[1].label ?? 'value';
}

/** One group per value, in their order. */
function patternOf(entries: readonly Entry[]): RegExp | undefined {
  if (entries.length === 0) return undefined;
  return new RegExp(entries.map(([text]) => `(${valuePattern(text)})`).join('|'), 'giu');
}

function valuePattern(text: string): string {
  const inside = Array.from(text, (character) => characterPattern(character)).join('');
  if (text.length >= SHORT) return inside;
  return String.raw`(?<![\p{L}\p{N}_])${inside}(?![\p{L}\p{N}_])`;
}

function characterPattern(character: string): string {
  if (/[\p{L}\p{N}]/u.test(character)) return character;
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return String.raw`(?:\\{0,3}\u{${code}}|\\{1,2}u\\?\{${code}\\?\})`;
}
