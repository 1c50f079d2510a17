import { literalOfPattern } from '../../mail/pattern-literal.ts';
import type { HeaderPair } from './guard.ts';

const opening = /^(?:\^|\\A|\\b)/;
const closing = /(?<!\\)(?:\$|\\[zZb])$/;
const bar = /(?<!\\)\|/;

/** The text that a pattern looks for when it is plain text, perhaps between anchors (`^ab-12$`, `\bab\-12\b`). */
export function plainText(pattern: string): string | undefined {
  return literalOfPattern(pattern.replace(opening, '').replace(closing, ''));
}

/**
 * The texts of a pair that can stand for a value, trimmed, none blank: words as they are; patterns that are plain text,
 * each alternative of one by itself. A pattern that is more than that stands for no value.
 */
export function valueTexts(pair: Pick<HeaderPair, 'match' | 'texts'>): readonly string[] {
  const texts = pair.texts.flatMap((text) => {
    if (pair.match === 'words') return [text];
    const alternatives = text.split(bar).map(plainText);
    return alternatives.every((one) => one !== undefined) ? alternatives : [];
  });
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}
