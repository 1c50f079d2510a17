import { opensMoreThan } from './opening-brackets.ts';

/** In a text of this many characters or fewer nothing can be made that is too large to hold. */
const SMALL = 256 * 1024;
/** Characters per list or object below which a text holds hardly anything else; exports have about a hundred. */
const FEWEST = 8;

/**
 * Whether a text would be mostly lists and objects as JSON, each of which takes many times the memory of its brackets. To
 * be asked before the text is parsed; brackets in strings count too.
 */
export function isCrowded(text: string): boolean {
  return text.length > SMALL && opensMoreThan(text, text.length / FEWEST);
}
