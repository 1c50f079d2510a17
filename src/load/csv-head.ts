import { csvRow, type Delimiter, delimiters } from '../text/csv.ts';
import { kindOf } from './object-kind.ts';
import { propertyNamed } from './property-named.ts';

/** What stands in front of the objects of a table, and what they need to be read. */
export interface CsvHead {
  readonly delimiter: Delimiter;
  /** Names of the columns, as they are written. */
  readonly columns: readonly string[];
  /** Offset of the first object. */
  readonly body: number;
}

/** More columns than any cmdlet has properties. */
const MOST_COLUMNS = 2000;
/** Export-Csv of Windows PowerShell 5.1 begins with the type, Excel may with the delimiter. */
const PREAMBLE = /(?:[ \t]*\r?\n|#TYPE [^\r\n]*(?:\r?\n|$)|sep=[,;\t][,;\t]*(?:\r?\n|$))/y;
const COLUMN = /^[A-Za-z_@][\w@.# -]{0,127}$/;

function afterPreamble(text: string): number {
  let at = 0;
  for (;;) {
    PREAMBLE.lastIndex = at;
    const found = PREAMBLE.exec(text)?.[0];
    if (found === undefined || found === '') return at;
    at += found.length;
  }
}

function isOfCmdlet(columns: readonly string[]): boolean {
  const object = Object.fromEntries(columns.map((name) => [name, null]));
  if (kindOf(object) !== undefined) return true;
  const known = columns.filter((name) => propertyNamed(name) !== undefined);
  return known.length > 1 && known.some((name) => /^(?:Name|Identity|Guid)$/i.test(name));
}

/**
 * The head of a table of objects of a cmdlet; undefined for every other text. Delimiters differ with the culture of the
 * computer: the one counts with which the names of the columns are names.
 */
export function csvHead(text: string): CsvHead | undefined {
  const start = afterPreamble(text);
  for (const delimiter of delimiters) {
    const { fields, count, next, unclosed } = csvRow(text, start, delimiter, MOST_COLUMNS);
    const columns = fields.map(({ value }) => value.trim());
    // What is cut off with the beginning of a text is no name.
    const whole = next === text.length && columns.length > 1 ? columns.slice(0, -1) : columns;
    const isRow = unclosed === undefined || next === text.length;
    const isTable = isRow && count <= MOST_COLUMNS && columns.length > 0 && whole.every((name) => COLUMN.test(name));
    if (isTable && isOfCmdlet(columns)) return { delimiter, columns, body: next };
  }
  return undefined;
}
