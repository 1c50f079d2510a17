import type { ListedProperty } from '../text/list-text.ts';

/** The longest lines of a text, and the properties of which such a line breaks within a word. */
export interface LongestLines {
  length: number;
  names: Set<string>;
}

/** Evidence of the width: so many properties break within a word at the same column, which no text of their own explains. */
const LEAST_PROPERTIES = 2;

/** Where a line of a value ends, in characters from where the name starts. */
export function lineEnd({ start, inner }: ListedProperty, text: string): number {
  return inner + 1 - start + text.length;
}

/** Adds what one property says about the width of the console. */
export function noteLines(longest: LongestLines, property: ListedProperty): void {
  for (const [index, { text }] of property.lines.entries()) {
    const length = lineEnd(property, text);
    if (length > longest.length) {
      longest.length = length;
      longest.names = new Set();
    }
    const isBroken = index < property.lines.length - 1 && /[^\s-]$/.test(text);
    if (isBroken && length === longest.length) longest.names.add(property.name);
  }
}

/**
 * The width at which the console broke lines, also within words that are longer; undefined when nothing shows it. A line
 * break of a text of its own lies there by chance only.
 */
export function consoleWidth({ length, names }: LongestLines): number | undefined {
  return names.size >= LEAST_PROPERTIES ? length : undefined;
}
