import { literalOfPattern } from '../../mail/pattern-literal.ts';
import type { Secret, Secrets } from '../secret.ts';
import type { HeaderPair } from './guard.ts';
import { isPlaceholder } from './placeholder.ts';
import { meantValue, meantValues, plainText } from './value-texts.ts';

/** In what way a guard fails to match the value, the nearest to it first. */
const kinds = [
  'quoted',
  'escaped',
  'metacharacters',
  'wildcard',
  'part',
  'other',
  'pattern',
  'placeholder',
  'empty',
] as const;

/**
 * `quoted`: the value in quotes · `escaped`: a word with the escapes or anchors of a pattern · `metacharacters`: a
 * pattern that is the value with its metacharacters unescaped · `wildcard`: a word with `*`, which is an ordinary
 * character · `part`: a piece of the value · `other`: another text · `pattern`: a real pattern that the value does not
 * match · `placeholder`: what a guide prints in place of the value · `empty`: no text at all.
 */
type FlawKind = (typeof kinds)[number];

export interface GuardFlaw {
  readonly kind: FlawKind;
  /** What was meant with the texts that are wrong in this way, as far as they stand for a value. */
  readonly values: readonly Secret[];
}

function same(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}

/** Whether a text would match the value if `*` stood for anything. */
function isGlobOf(text: string, value: string): boolean {
  const searched = value.toLowerCase();
  let at = 0;
  for (const piece of text.toLowerCase().split('*')) {
    const found = searched.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.includes('*');
}

function isPartOf(text: string | undefined, value: string): boolean {
  return text !== undefined && !same(text, value) && value.toLowerCase().includes(text.toLowerCase());
}

/** In what way a word that is in no header with the value is wrong. */
function wordFlaw(word: string, value: string): FlawKind {
  const meant = meantValue(word, 'words');
  if (isGlobOf(word, value)) return 'wildcard';
  if (same(meant, value)) return same(plainText(word), value) ? 'escaped' : 'quoted';
  return isPartOf(meant, value) ? 'part' : 'other';
}

/** In what way a pattern that the value does not match is wrong. */
function patternFlaw(pattern: string, value: string): FlawKind {
  if (same(pattern, value)) return 'metacharacters';
  const meant = meantValue(pattern, 'patterns');
  if (meant === undefined) return 'pattern';
  if (same(meant, value)) return 'quoted';
  return isPartOf(meant, value) ? 'part' : 'other';
}

function flawOf(text: string, match: HeaderPair['match'], value: string, placeholders: readonly string[]): FlawKind {
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  const literal = match === 'words' ? trimmed : (literalOfPattern(trimmed) ?? trimmed);
  if (isPlaceholder(literal, placeholders)) return 'placeholder';
  return match === 'words' ? wordFlaw(trimmed, value) : patternFlaw(trimmed, value);
}

/**
 * Why a pair of header and texts does not match the value: the flaw of the text that is nearest to it. Only for a pair
 * of which that is known; `expected` undefined when nothing is known to compare with.
 */
export function guardFlaw(
  pair: HeaderPair,
  expected: Secret | undefined,
  secrets: Secrets,
  placeholders: readonly string[],
): GuardFlaw {
  const found = pair.texts.map((text) => {
    let kind: FlawKind = 'empty';
    const judge = (value: string): boolean => {
      kind = flawOf(text, pair.match, value, placeholders);
      return true;
    };
    if (expected === undefined) judge('');
    else secrets.test(expected, judge);
    return { text, kind };
  });
  const nearest = kinds.find((kind) => found.some((one) => one.kind === kind)) ?? 'empty';
  const texts = found.filter(({ kind }) => kind === nearest).map(({ text }) => text);
  const values = meantValues({ match: pair.match, texts }).map((value) => secrets.of(value));
  return { kind: nearest, values: [...new Set(values)] };
}
