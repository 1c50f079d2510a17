import { classToRe2, findClass } from './dotnet-class.ts';
import { characterToRe2, isSurrogate, readEscape, WORD_MEMBERS } from './dotnet-escape.ts';
import { patternShape } from './pattern-shape.ts';
import type { PieceKind } from './pattern-shape.ts';

/** A pattern in RE2 syntax, or why there is none. */
export type Translation =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/** One element: its RE2 text, how often a repetition repeats at most, and where the pattern goes on. */
type Piece = { readonly kind: PieceKind; readonly text: string; readonly end: number; readonly repeats?: number };
type Read = Piece | { readonly reason: string };

const END_OF_TEXT = '(?:\\n?\\z)';
const ANCHORS: ReadonlyMap<string, { readonly kind: PieceKind; readonly text: string }> = new Map([
  ['A', { kind: 'atom', text: '\\A' }],
  ['b', { kind: 'atom', text: '\\b' }],
  ['B', { kind: 'atom', text: '\\B' }],
  ['z', { kind: 'atom', text: '\\z' }],
  ['Z', { kind: 'end', text: END_OF_TEXT }],
]);

const REPEAT = /(?:[*+?]|\{(?<least>\d+)(?<open>,(?<most>\d*))?\})(?<lazy>\??)/y;
const GROUP = /\((?!\?)|\(\?(?::|<\w+>|'\w+')/y;
const OPTIONS = /\(\?(?:[is]+(?:-[is]+)?|-[is]+)(?<close>[:)])/y;
const UNSUPPORTED_GROUPS: readonly (readonly [RegExp, string])[] = [
  [/\(\?[=!]/y, 'lookahead is not supported'],
  [/\(\?<[=!]/y, 'lookbehind is not supported'],
  [/\(\?>/y, 'atomic groups are not supported'],
  [/\(\?#/y, 'comments are not supported'],
  [/\(\?\(/y, 'conditional groups are not supported'],
  [/\(\?[<'][\w-]*-/y, 'balancing groups are not supported'],
  [/\(\?[imnsx-]+[:)]/iy, 'inline options other than i and s are not supported'],
];

/**
 * Rewrites a .NET regular expression (options: IgnoreCase alone) for RE2. What the two read differently is spelled out:
 * `$` and `\Z` allow one final line feed, `\d`, `\s` and `\w` are the Unicode sets, literals become code points, groups
 * do not capture. What RE2 cannot express gives a reason. A character outside the basic plane counts as one, not as two.
 */
export function toRe2(pattern: string): Translation {
  const shape = patternShape();
  let text = '';
  let at = 0;
  while (at < pattern.length) {
    const piece = readPiece(pattern, at);
    if ('reason' in piece) {
      return { ok: false, reason: piece.reason };
    }
    const problem = shape.add(piece.kind, piece.repeats ?? 1);
    if (problem !== undefined) {
      return { ok: false, reason: problem };
    }
    text += piece.text;
    at = piece.end;
  }
  return { ok: true, text };
}

function readPiece(pattern: string, at: number): Read {
  const end = at + 1;
  switch (pattern.charAt(at)) {
    case '\\':
      return readBackslash(pattern, at);
    case '[':
      return readClass(pattern, at);
    case '(':
      return readGroup(pattern, at);
    case ')':
      return { kind: 'close', text: ')', end };
    case '|':
      return { kind: 'bar', text: '|', end };
    case '.':
      return { kind: 'atom', text: '.', end };
    case '^':
      return { kind: 'atom', text: '\\A', end };
    case '$':
      return { kind: 'end', text: END_OF_TEXT, end };
    default:
      return readRepeat(pattern, at) ?? readLiteral(pattern, at);
  }
}

function readBackslash(pattern: string, at: number): Read {
  const anchor = ANCHORS.get(pattern.charAt(at + 1));
  if (anchor !== undefined) {
    return { ...anchor, end: at + 2 };
  }
  const escape = readEscape(pattern, at);
  switch (escape.kind) {
    case 'unsupported':
      return { reason: escape.reason };
    case 'set':
      return { kind: 'atom', text: `[${escape.members}]`, end: escape.end };
    case 'non-word':
      return { kind: 'atom', text: `[^${WORD_MEMBERS}]`, end: escape.end };
    case 'character':
      return literal(escape.character, escape.end);
  }
}

function readClass(pattern: string, at: number): Read {
  const source = findClass(pattern, at);
  if (source === undefined) {
    return { reason: 'a character class is not closed' };
  }
  const translated = classToRe2(source);
  return 'reason' in translated ? translated : { kind: 'atom', text: translated.text, end: at + source.length };
}

function readGroup(pattern: string, at: number): Read {
  const group = matchAt(GROUP, pattern, at);
  if (group !== null) {
    return { kind: 'open', text: '(?:', end: at + group[0].length };
  }
  const options = matchAt(OPTIONS, pattern, at);
  if (options !== null) {
    const kind = options.groups?.['close'] === ':' ? 'open' : 'option';
    return { kind, text: options[0], end: at + options[0].length };
  }
  const known = UNSUPPORTED_GROUPS.find(([syntax]) => matchAt(syntax, pattern, at) !== null);
  return { reason: known?.[1] ?? 'a kind of group is unknown' };
}

/** A brace that opens no repetition is a plain character, as in .NET. Leading zeros are dropped because RE2 takes them for text. */
function readRepeat(pattern: string, at: number): Piece | undefined {
  const match = matchAt(REPEAT, pattern, at);
  if (match === null) {
    return undefined;
  }
  const { least, open, most, lazy = '' } = match.groups ?? {};
  const end = at + match[0].length;
  if (least === undefined) {
    return { kind: 'repeat', text: match[0], end };
  }
  const upper = most === undefined || most === '' ? '' : String(Number(most));
  const text = `{${Number(least)}${open === undefined ? '' : `,${upper}`}}${lazy}`;
  return { kind: 'repeat', text, end, repeats: Math.max(1, Number(least), Number(upper)) };
}

function readLiteral(pattern: string, at: number): Read {
  const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  return literal(character, at + character.length);
}

function literal(character: string, end: number): Read {
  if (isSurrogate(character)) {
    return { reason: 'halves of surrogate pairs are not supported' };
  }
  return { kind: 'atom', text: characterToRe2(character), end };
}

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}
