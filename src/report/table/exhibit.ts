import type { Exhibit } from '../../analyze/rules/finding.ts';
import { stringWidth } from '../../text/width.ts';
import { block } from './layout.ts';
import type { Page } from './page.ts';

/** Rows that are shown; the file formats have all. */
const SHOWN_ROWS = 40;
const CELL = 400;
const GAP = '  ';
/** What stands at the left of each line: the bar of the finding and the margin. */
const BAR = 4;
const MARGIN = '  ';
/** With less room than this for the first column, a row is written as a sentence. */
const LEAST_ROOM = 24;

interface Cells {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table under its title: the first column, of which long texts go on below, and the others, which are short. */
export function exhibitLines(exhibit: Exhibit, page: Page): readonly string[] {
  if (exhibit.rows.length === 0) return block(`${exhibit.title}.`, page.width - BAR, '');
  const cells = escaped(exhibit, page);
  const shown = { ...cells, rows: cells.rows.slice(0, SHOWN_ROWS) };
  const more = cells.rows.length - shown.rows.length;
  return [
    ...block(`${exhibit.title}:`, page.width - BAR, ''),
    ...grid(shown, page),
    ...(more > 0 ? [`${MARGIN}and ${more} more`] : []),
  ];
}

function escaped({ columns, rows }: Exhibit, { sink }: Page): Cells {
  const text = (cell: string): string => ' '.repeat(levelOf(cell)) + sink.text(cell.trimStart(), CELL);
  return { columns, rows: rows.map((row) => row.map(text)) };
}

function levelOf(cell: string): number {
  return cell.length - cell.trimStart().length;
}

function grid({ columns, rows }: Cells, { width, style }: Page): readonly string[] {
  const widths = columns.map((column, index) =>
    Math.max(stringWidth(column), ...rows.map((row) => stringWidth(row[index] ?? ''))),
  );
  const right = widths.slice(1).reduce((sum, one) => sum + one + GAP.length, 0);
  const free = width - BAR - MARGIN.length - right;
  if (free < Math.min(LEAST_ROOM, widths[0] ?? 0)) return rows.flatMap((row) => sentence(columns, row, width - BAR));
  const layout = [Math.min(widths[0] ?? 0, free), ...widths.slice(1)];
  const head = gridLine(columns, layout).map((line) => style.faint(line));
  return [...head, ...rows.flatMap((row) => gridLine(row, layout))];
}

function gridLine(row: readonly string[], [room = 0, ...widths]: readonly number[]): readonly string[] {
  const [first = '', ...others] = row;
  const indent = MARGIN + ' '.repeat(levelOf(first));
  const [head = '', ...more] = block(first.trimStart(), MARGIN.length + room, indent);
  const cells = others.map((cell, index) => padded(cell, widths[index] ?? 0));
  return [[padded(head, MARGIN.length + room), ...cells].join(GAP).trimEnd(), ...more];
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(width - stringWidth(text), 0));
}

function sentence(
  columns: readonly string[],
  [first = '', ...others]: readonly string[],
  width: number,
): readonly string[] {
  const facts = others.flatMap((cell, index) => (cell === '' ? [] : [`${columns[index + 1] ?? ''} ${cell}`]));
  return block(`${first.trimStart()}: ${facts.join(', ')}`, width, MARGIN + ' '.repeat(levelOf(first)));
}
