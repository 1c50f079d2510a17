import type { Cmdlet } from './cmdlet-sections.ts';
import { printed } from './printed.ts';

/** What stands behind the fourth entry of a list: dots in Windows PowerShell 5.1, one character in PowerShell 7. */
export type Ellipsis = '...' | '…';

/** `{a, b, c, d...}`: at most four entries. */
export function listText(entries: readonly unknown[], ellipsis: Ellipsis = '...'): string {
  const shown = entries.slice(0, 4).map(printed).join(', ');
  return `{${shown}${entries.length > 4 ? ellipsis : ''}}`;
}

/** Breaks one line behind blanks and hyphens, and a word that is too long where the line ends. */
function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.match(/[^ -]*[ -]|[^ -]+$/g) ?? ['']) {
    if (word.length <= width) {
      if (current.length + word.length > width) {
        lines.push(current);
        current = '';
      }
      current += word;
      continue;
    }
    for (const character of word) {
      if (current.length === width) {
        lines.push(current);
        current = '';
      }
      current += character;
    }
  }
  return [...lines, current];
}

/** `Format-List *`, with lines as long as the console is wide (exports.md 4.7). */
export function asFormatList(objects: readonly Cmdlet[], width = 80, ellipsis: Ellipsis = '...'): string {
  const blocks = objects.map((object) => {
    const pad = Math.max(...Object.keys(object).map((name) => name.length));
    const lines = Object.entries(object).map(([name, value]) => {
      const text = Array.isArray(value) ? listText(value, ellipsis) : printed(value);
      const wrapped = text.split(/\r?\n/).flatMap((line) => wrapLine(line, Math.max(width - pad - 3, 10)));
      return `${name.padEnd(pad)} : ${wrapped.join(`\r\n${' '.repeat(pad + 3)}`)}`;
    });
    return lines.join('\r\n');
  });
  return `\r\n\r\n${blocks.join('\r\n\r\n')}\r\n\r\n\r\n`;
}
