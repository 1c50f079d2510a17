import { isAlphanumeric } from '../text/alphanumeric.ts';
import type { Secret } from './secret.ts';

/** Values shorter than this are common words as often as not, so they count only as whole words. */
const SHORT = 8;

/** Of a longer value the beginning is looked for, and the rest of its line goes with it: patterns have a limit. */
const LONG = 256;

/** Values in one pattern. */
const BATCH = 20;

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
  const among = finder(sorted(values));
  return (text) => among(text).some((batch) => patternOf(batch).test(text));
}

type Entry = readonly [text: string, secret: Secret];

/** Longest first, so that a value inside a longer one does not leave the rest of it standing. */
function sorted(values: ReadonlyMap<string, Secret>): Entry[] {
  const entries = [...values].filter(([text]) => text !== '');
  return entries.toSorted(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
}

function replacing(entries: readonly Entry[]): Redact {
  const among = finder(entries);
  return (text) =>
    among(text).reduce(
      (clean, batch) =>
        clean.replace(patternOf(batch), (_match: string, ...groups: (string | undefined)[]) => labelOf(batch, groups)),
      text,
    );
}

/**
 * The values that a text may hold, in batches that fit into a pattern: a tenant can have hundreds, and a pattern of all
 * of them would take long on each text. No output writes letters and digits otherwise, so their runs must be there.
 */
function finder(entries: readonly Entry[]): (text: string) => readonly (readonly Entry[])[] {
  const known = entries.map((entry) => ({ entry, runs: runsOf(entry[0]) }));
  return (text) => {
    const lower = text.toLowerCase();
    const found = known.flatMap(({ entry, runs }) => (runs.every((run) => lower.includes(run)) ? [entry] : []));
    const batches: (readonly Entry[])[] = [];
    for (let at = 0; at < found.length; at += BATCH) batches.push(found.slice(at, at + BATCH));
    return batches;
  };
}

function runsOf(text: string): readonly string[] {
  const runs =
    text
      .slice(0, LONG)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return runs.toSorted((a, b) => b.length - a.length);
}

function labelOf(entries: readonly Entry[], groups: readonly (string | undefined)[]): string {
  const found = groups.findIndex((group) => group !== undefined);
  return entries[found]?.[1].label ?? 'value';
}

/** One group per value, in their order. */
function patternOf(entries: readonly Entry[]): RegExp {
  return new RegExp(entries.map(([text]) => `(${valuePattern(text)})`).join('|'), 'giu');
}

function valuePattern(text: string): string {
  const beginning = Array.from(text).slice(0, LONG);
  const inside = beginning.map((character) => characterPattern(character)).join('');
  if (text.length > LONG) return String.raw`${inside}[^\n]*`;
  if (text.length >= SHORT) return inside;
  return String.raw`(?<![\p{L}\p{N}_])${inside}(?![\p{L}\p{N}_])`;
}

/** The quotation marks that PowerShell takes for single quotes; a literal holds each of them twice. */
const QUOTES = /['\u2018-\u201b]/;

function characterPattern(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (isAlphanumeric(code)) return character;
  const digits = code.toString(16);
  const itself = QUOTES.test(character) ? QUOTES.source : String.raw`\u{${digits}}`;
  const written = String.raw`(?:\\{0,3}${itself}|\\{1,2}u\\?\{${digits}\\?\})`;
  return QUOTES.test(character) ? `${written}{1,2}` : written;
}
