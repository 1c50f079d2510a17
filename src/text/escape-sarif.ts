import { SHOWN_LENGTH, visible } from './visible.ts';

/**
 * Escapes a text from an export for `message.text` of a SARIF result, so that it cannot form an embedded link
 * (SARIF 2.1.0, 3.11.6): backslashes and square brackets get a backslash, and so does `(` after `]`.
 */
export function escapeSarif(text: string, limit: number = SHOWN_LENGTH): string {
  return visible(text, limit).replace(/[[\]\\]|(?<=\])\(/g, '\\$&');
}
