import { lineTable, position } from './lines.ts';
import { hasUnseen } from './visible.ts';

/** The first thing that is wrong with a JSON text: where (UTF-16 offset, at most its length) and what, no full stop. */
export type JsonError = { offset: number; problem: string };

/** Says that something else was expected than what stands at the offset, and why where the mistake is a common one. */
export function unexpected(text: string, at: number, expected: string): string {
  const character = text.charAt(at);
  if (character === '#' || /^\/[/*]/.test(text.slice(at, at + 2))) return 'comments are not allowed in JSON';
  if (/['`\u2018-\u201f]/.test(character)) {
    return `expected ${expected}, found ${character}: JSON takes only the double quote " (U+0022) around texts`;
  }
  const word = /^\w+/.exec(text.slice(at, at + 16))?.[0] ?? '';
  if (/^(?:nan|infinity|undefined|none)$/i.test(word)) return `expected ${expected}: JSON has no ${word}`;
  if (/^(?:true|false|null)$/i.test(word)) return `expected ${expected}: JSON writes ${word} in lower case`;
  return `expected ${expected}, found ${found(text, at)}`;
}

/**
 * What stands at the offset: a punctuation character in quotes, an unseen character by its code point. Words and numbers
 * are not repeated, because they could be part of a secret that has lost its quotes.
 */
export function found(text: string, at: number): string {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (/[0-9]/.test(character)) return 'a number';
  if (/[\w$]/.test(character)) return 'a text without quotes';
  return shownCharacter(character);
}

/** One character in quotes, or its code point when it would not be seen. */
export function shownCharacter(character: string): string {
  if (!hasUnseen(character) && !/\s/.test(character)) return `'${character}'`;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The end of a sentence about something that the text breaks off in. */
export function startsAt(text: string, what: string, start: number): string {
  const { line, column } = position(lineTable(text), start);
  return `${what} that starts at line ${line}, column ${column}: the file is truncated`;
}
