import { literalOfPattern } from '../../mail/pattern-literal.ts';
import { hasAlphanumeric } from '../../text/alphanumeric.ts';
import type { HeaderPair } from './guard.ts';
import { onceEach } from './once-each.ts';

const opening = /^(?:\^|\\A|\\b)/;
const closing = /(?<!\\)(?:\$|\\[zZb])$/;
const bar = /(?<!\\)\|/;
/** The look behind keeps a search through long runs linear. */
const wrapping = /^[\s"'`*\u2018-\u201f]+|(?<![\s"'`*\u2018-\u201f])[\s"'`*\u2018-\u201f]+$/g;

/** The text that a pattern looks for when it is plain text, perhaps between anchors (`^ab-12$`, `\bab\-12\b`). */
export function plainText(pattern: string): string | undefined {
  return literalOfPattern(pattern.replace(opening, '').replace(closing, ''));
}

/**
 * The value that somebody meant with a text of a header pair: without quotes, asterisks, escapes and anchors around it.
 * Undefined for a pattern that is more than plain text, and for a text without a letter or digit.
 */
export function meantValue(text: string, match: HeaderPair['match']): string | undefined {
  const plain = plainText(text) ?? (match === 'words' ? text : undefined);
  const value = plain?.replaceAll(wrapping, '');
  return value !== undefined && hasAlphanumeric(value) ? value : undefined;
}

/**
 * The values that were meant with the texts of a pair; of a pattern that is a choice of plain texts, each one. A pair is
 * read once, and held against values in many ways.
 */
export const meantValues: (pair: Pick<HeaderPair, 'match' | 'texts'>) => readonly string[] = onceEach(
  ({ match, texts }) =>
    texts.flatMap((text) => {
      if (match === 'words') return meantValue(text, match) ?? [];
      const alternatives = text.split(bar).map((one) => meantValue(one, match));
      return alternatives.every((one) => one !== undefined) ? alternatives : [];
    }),
);
