import { isPrintableAscii, stringWidth } from './width.ts';

/**
 * Breaks a text into lines of at most `width` terminal columns: at line breaks, else at blanks (which are then dropped),
 * else inside a word that is longer than a line. Blanks between words of one line are kept as they are. A character
 * wider than `width` still gets a line of its own. At least one line comes back. The text holds no escape sequences.
 */
export function wrap(text: string, width: number): string[] {
  return text.split(/\r?\n/).flatMap((line) => wrapLine(line, width));
}

function wrapLine(text: string, width: number): string[] {
  // Nearly all lines are, and each has a dozen words.
  const widthOf = isPrintableAscii(text) ? (part: string) => part.length : stringWidth;
  if (widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  let blanks = '';
  // Blanks part what takes more or less room together, so the widths of words add up.
  let used = 0;
  for (const token of text.split(/( +)/)) {
    if (token.startsWith(' ')) {
      blanks = token;
      continue;
    }
    const longer = used + blanks.length + widthOf(token);
    if (longer <= width) {
      line += blanks + token;
      used = longer;
    } else {
      if (line !== '') lines.push(line);
      const parts = cut(token, width);
      line = parts.pop() ?? '';
      lines.push(...parts);
      used = widthOf(line);
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** Cuts a word into parts of at most `width` columns; what takes no column stays with the character before it. */
function cut(word: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    const longer = part + character;
    if (part !== '' && stringWidth(longer) > width) {
      parts.push(part);
      part = character;
    } else {
      part = longer;
    }
  }
  return [...parts, part];
}
