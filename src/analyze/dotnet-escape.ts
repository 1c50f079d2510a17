import { readCharacterEscape } from '../mail/pattern-escape.ts';

/** What an escape means inside and outside of a character class: one character, or a set given as members of an RE2 class. */
export type Escape =
  | { readonly kind: 'character'; readonly character: string; readonly end: number }
  | { readonly kind: 'set'; readonly members: string; readonly end: number }
  | { readonly kind: 'non-word'; readonly end: number }
  | { readonly kind: 'unsupported'; readonly reason: string };

/** Members of `\w` in .NET (Microsoft, Character classes in .NET regular expressions). */
export const WORD_MEMBERS = '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}';

const SETS: ReadonlyMap<string, string> = new Map([
  ['d', '\\p{Nd}'],
  ['D', '\\P{Nd}'],
  ['s', '\\t-\\r\\x{85}\\p{Z}'],
  [
    'S',
    '\\x{0}-\\x{8}\\x{e}-\\x{1f}!-\\x{84}\\x{86}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}' +
      '\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{10ffff}',
  ],
  ['w', WORD_MEMBERS],
]);

/** Without Lu, Ll and Lt, which mean little once case is ignored, and the C categories, which RE2 draws differently. */
const CATEGORY = /[pP]\{(?:L[mo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?)\}/y;

/** Reads the escape whose backslash is at `at`; anchors are not escapes in this sense. */
export function readEscape(pattern: string, at: number): Escape {
  const letter = pattern.charAt(at + 1);
  const members = SETS.get(letter);
  if (members !== undefined) {
    return { kind: 'set', members, end: at + 2 };
  }
  if (letter === 'W') {
    return { kind: 'non-word', end: at + 2 };
  }
  CATEGORY.lastIndex = at + 1;
  const category = CATEGORY.exec(pattern)?.[0];
  if (category !== undefined) {
    return { kind: 'set', members: `\\${category}`, end: at + 1 + category.length };
  }
  const read = readCharacterEscape(pattern, at);
  if (read === undefined) {
    return { kind: 'unsupported', reason: unsupported(letter) };
  }
  return { kind: 'character', ...read };
}

/** A literal character in RE2, safe inside and outside of a class. */
export function characterToRe2(character: string): string {
  return /^[A-Za-z0-9]$/.test(character) ? character : `\\x{${codeOf(character).toString(16)}}`;
}

/** True for half of a surrogate pair: .NET matches halves, RE2 whole code points only. */
export function isSurrogate(character: string): boolean {
  return /^[\ud800-\udfff]$/u.test(character);
}

/** Code point of a one-character text. */
export function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function unsupported(letter: string): string {
  if (letter === '') {
    return 'the pattern ends in a backslash';
  }
  if (letter === 'p' || letter === 'P') {
    return 'this Unicode category or block is not supported';
  }
  if (letter === '0') {
    return 'octal escapes are not supported';
  }
  return /[1-9k<']/.test(letter) ? 'back-references are not supported' : 'an escape is unknown';
}
