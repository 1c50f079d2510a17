import { endSentence } from '../message.ts';

/**
 * A text of at most `limit` UTF-16 units that ends as a sentence. A cut leaves neither half a character nor the
 * backslash of an escape behind.
 */
export function fitting(text: string, limit: number): string {
  const sentence = endSentence(text);
  if (sentence.length <= limit) return sentence;
  return `${sentence.slice(0, limit - 2).replace(/[\\\ud800-\udbff]+$/, '')}….`;
}

/** `loop-guard-missing` as `LoopGuardMissing`. */
function pascalCase(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}

/** The name of a rule or a notification from its id: what stands after the family. */
export function nameFrom(id: string): string {
  return pascalCase(id.slice(id.indexOf('/') + 1));
}
