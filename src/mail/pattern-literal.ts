import { readCharacterEscape } from './pattern-escape.ts';

const METACHARACTERS = '\\*+?|{[()^$.';

/**
 * The text a .NET regular expression stands for when it is only an escaped text, as `[regex]::Escape` or a careful hand
 * writes it: `ab\-12\.cd` gives `ab-12.cd`. Undefined when any metacharacter is left unescaped: then it is a real pattern.
 */
export function literalOfPattern(pattern: string): string | undefined {
  const { literal, found } = readLiteral(pattern);
  return found.length === 0 ? literal : undefined;
}

/**
 * Each metacharacter of .NET that stands unescaped in the text, once, in the order of appearance; empty exactly when the
 * text is the escaped form of a literal. A backslash is reported when the escape is more than one plain character.
 */
export function metacharacters(text: string): string[] {
  return readLiteral(text).found;
}

function readLiteral(pattern: string): { literal: string; found: string[] } {
  const found = new Set<string>();
  let literal = '';
  let at = 0;
  while (at < pattern.length) {
    const character = pattern.charAt(at);
    const escaped = character === '\\' ? readCharacterEscape(pattern, at) : undefined;
    if (escaped === undefined && METACHARACTERS.includes(character)) {
      found.add(character);
    }
    literal += escaped?.character ?? character;
    at = escaped?.end ?? at + 1;
  }
  return { literal, found: [...found] };
}
