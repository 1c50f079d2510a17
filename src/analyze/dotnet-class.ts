import { characterToRe2, codeOf, isSurrogate, readEscape, WORD_MEMBERS } from './dotnet-escape.ts';
import type { Escape } from './dotnet-escape.ts';

/** RE2 text, or why there is none. */
export type ClassTranslation = { readonly text: string } | { readonly reason: string };

/** A class up to its first closing bracket that is neither escaped nor in first place. */
const CLASS = /\[\^?\]?(?:\\.|[^\\\]])*\]/suy;
const BACKSPACE = '\b';

/** The source text of the character class that opens at `at`; undefined when it never closes. */
export function findClass(pattern: string, at: number): string | undefined {
  CLASS.lastIndex = at;
  return CLASS.exec(pattern)?.[0];
}

/**
 * Rewrites one .NET character class for RE2. Subtraction (`[a-z-[aeiou]]`), `&&` and POSIX names have another meaning
 * there and are refused, as is a negated class with `\W`, which RE2 cannot say.
 */
export function classToRe2(source: string): ClassTranslation {
  const negated = source.startsWith('[^');
  const body = source.slice(negated ? 2 : 1, -1);
  let members = '';
  let nonWord = false;
  let at = 0;
  while (at < body.length) {
    const item = readItem(body, at);
    if (item.kind === 'unsupported') {
      return { reason: item.reason };
    }
    nonWord ||= item.kind === 'non-word';
    members += item.kind === 'set' ? item.members : '';
    at = item.end;
  }
  if (body === '') {
    return { reason: 'a character class is not closed' };
  }
  if (!nonWord) {
    return { text: `[${negated ? '^' : ''}${members}]` };
  }
  if (negated) {
    return { reason: 'a negated character class with \\W is not supported' };
  }
  return { text: members === '' ? `[^${WORD_MEMBERS}]` : `(?:[${members}]|[^${WORD_MEMBERS}])` };
}

/** One member or range. A single character comes back as a set of one. */
function readItem(body: string, at: number): Exclude<Escape, { kind: 'character' }> {
  const first = readMember(body, at);
  if (first.kind !== 'character') {
    return first;
  }
  const isRange = body.charAt(first.end) === '-' && first.end + 1 < body.length;
  if (!isRange) {
    return { kind: 'set', members: characterToRe2(first.character), end: first.end };
  }
  if (body.charAt(first.end + 1) === '[') {
    return { kind: 'unsupported', reason: 'character class subtraction is not supported' };
  }
  const last = readMember(body, first.end + 1);
  if (last.kind === 'unsupported') {
    return last;
  }
  if (last.kind !== 'character' || codeOf(last.character) < codeOf(first.character)) {
    return { kind: 'unsupported', reason: 'a range in a character class is not valid' };
  }
  const members = `${characterToRe2(first.character)}-${characterToRe2(last.character)}`;
  return { kind: 'set', members, end: last.end };
}

function readMember(body: string, at: number): Escape {
  const character = String.fromCodePoint(body.codePointAt(at) ?? 0);
  const pair = body.slice(at, at + 2);
  if (pair === '\\b') {
    return { kind: 'character', character: BACKSPACE, end: at + 2 };
  }
  if (character === '\\') {
    return basicPlane(readEscape(body, at));
  }
  if (pair === '-[') {
    return { kind: 'unsupported', reason: 'character class subtraction is not supported' };
  }
  if (pair === '&&') {
    return { kind: 'unsupported', reason: '&& in a character class is not supported' };
  }
  if (pair === '[:') {
    return { kind: 'unsupported', reason: 'POSIX character classes are not supported' };
  }
  return basicPlane({ kind: 'character', character, end: at + character.length });
}

/** In a .NET class a character outside the basic plane is its two halves. */
function basicPlane(member: Escape): Escape {
  if (member.kind !== 'character' || (member.character.length === 1 && !isSurrogate(member.character))) {
    return member;
  }
  return { kind: 'unsupported', reason: 'characters outside the basic plane in a character class are not supported' };
}
