import { stringWidth } from '../../text/width.ts';
import { hasUnseen, visible } from '../../text/visible.ts';

/** A stretch of a text: offsets, `end` not included. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** One character as it is shown. */
interface Cell {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Longer records are cut: nobody reads more, and no receiver has to (RFC 7208, section 3.4, advises 450 octets). */
const SHOWN = 4000;

function cellsOf(record: string, marks: readonly Mark[]): readonly Cell[] {
  const cells: Cell[] = [];
  for (let at = 0; at < Math.min(record.length, SHOWN); at += 1) {
    const isMarked = marks.some(({ start, end }) => at >= start && at < Math.max(end, start + 1));
    const character = record.charAt(at);
    // Runners of CI jobs read commands behind `##`.
    const isCommand = character === '#' && record.charAt(at - 1) === '#';
    const text = isCommand || hasUnseen(character) || character > '~' ? byteText(character) : character;
    for (const one of text) cells.push({ text: one, isMarked });
  }
  return record.length > SHOWN ? [...cells, { text: '…', isMarked: false }] : cells;
}

/** A byte by its number: `\xe2`. */
function byteText(character: string): string {
  const code = character.charCodeAt(0);
  return code > 0xff ? visible(character) : `\\x${code.toString(16).padStart(2, '0')}`;
}

/** Words of at most `width` columns: what is longer is cut. */
function wordsOf(cells: readonly Cell[], width: number): readonly (readonly Cell[])[] {
  const words: Cell[][] = [];
  let word: Cell[] = [];
  for (const cell of cells) {
    if (cell.text === ' ') {
      if (word.length > 0) words.push(word);
      word = [];
      continue;
    }
    if (word.length === width) {
      words.push(word);
      word = [];
    }
    word.push(cell);
  }
  return word.length > 0 ? [...words, word] : words;
}

function linesOf(words: readonly (readonly Cell[])[], width: number): readonly (readonly Cell[])[] {
  const lines: Cell[][] = [];
  let line: Cell[] = [];
  for (const word of words) {
    if (line.length > 0 && line.length + 1 + word.length > width) {
      lines.push(line);
      line = [];
    }
    line = line.length === 0 ? [...word] : [...line, { text: ' ', isMarked: false }, ...word];
  }
  return line.length > 0 ? [...lines, line] : lines;
}

/** A line that begins with `::` would be a command for GitHub. */
function withoutCommand(line: readonly Cell[]): readonly Cell[] {
  const [first, second, ...others] = line;
  if (first?.text !== ':' || second?.text !== ':') return line;
  const cells = Array.from(byteText(':'), (text) => ({ text, isMarked: first.isMarked }));
  return [...cells, second, ...others];
}

/** A line of a record, and the carets under what is marked in it; empty when nothing is. */
export interface MarkedLine {
  readonly text: string;
  readonly carets: string;
}

/**
 * A record, one character per byte, in lines of at most `width` columns that break at blanks, with carets under the marks.
 * Bytes that are no visible ASCII are shown by their number.
 */
export function markedRecord(record: string, marks: readonly Mark[], width: number): readonly MarkedLine[] {
  const room = Math.max(width - byteText(':').length, 8);
  return linesOf(wordsOf(cellsOf(record, marks), room), room)
    .map(withoutCommand)
    .map((cells) => ({
      text: cells.map(({ text }) => text).join(''),
      carets: cells
        .map(({ text, isMarked }) => (isMarked ? '^' : ' ').repeat(stringWidth(text)))
        .join('')
        .trimEnd(),
    }));
}
