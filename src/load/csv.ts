import { type Diagnostic, unread } from '../model/index.ts';
import { csvReadings, csvRow, type CsvField } from '../text/csv.ts';
import { lineTable, position } from '../text/lines.ts';
import { type Located, placesIn, plainMembers } from '../text/located.ts';
import { pointer, segments } from '../text/pointer.ts';
import type { Span } from '../text/span.ts';
import { csvHead, type CsvHead } from './csv-head.ts';
import { lostCharacters } from './csv-lost-characters.ts';
import { columnsOf, type CsvColumn, locatedField } from './csv-value.ts';
import { type DateOrder, noteDate } from './date-order.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import type { Reading, Refusal, TextFile, TextFormat } from './format.ts';
import { type Item, readObjects } from './objects.ts';
import { kindOf } from './object-kind.ts';
import { beginsDocument, exportAgain, severalDocuments } from './second-document.ts';

/** What `Export-Csv` and `ConvertTo-Csv` write (RFC 4180), also after Excel: one row per object of one cmdlet. */
export const csv: TextFormat = {
  id: 'csv',
  sniff: (head) => csvHead(head) !== undefined,
  read: readCsv,
  notation: { spansOf: csvSpans, readings: csvReadings },
};

/** A row as an object, or as a text that is none. */
interface Row {
  readonly members: ReadonlyMap<string, Located> | undefined;
  readonly start: number;
  readonly end: number;
  /** Fields more than columns; negative for fewer. */
  readonly surplus: number;
}

type Trouble = { readonly kind: 'unclosed' | 'second' | 'many'; readonly offset: number };

/** More objects than a tenant has of any kind that is read. */
const MOST_ROWS = 50_000;

const shifted = unread('undetermined', 'the row has more fields than the table has columns');
const twice = unread('conflict', 'the table has the column twice');

function isBlank(fields: readonly CsvField[]): boolean {
  return fields.every(({ value, isQuoted }) => value.trim() === '' && !isQuoted);
}

/** Whether a row repeats the names of the columns, or begins something else, as in files that were put together. */
function beginsAnother({ columns }: CsvHead, fields: readonly CsvField[]): boolean {
  const isHead =
    fields.length === columns.length && fields.every(({ value }, index) => value.trim() === columns[index]);
  return isHead || beginsDocument(fields[0]?.value ?? '');
}

function* rowsOf(text: string, { delimiter, columns, body }: CsvHead): Generator<ReturnType<typeof csvRow>> {
  let count = 0;
  for (let at = body; at < text.length && count <= MOST_ROWS;) {
    const row = csvRow(text, at, delimiter, columns.length);
    at = row.next;
    if (row.unclosed === undefined && row.count <= columns.length && isBlank(row.fields)) continue;
    count += 1;
    yield row;
  }
}

function orderOf(text: string, head: CsvHead): DateOrder {
  const order = { dayFirst: false, monthFirst: false };
  for (const { fields } of rowsOf(text, head)) {
    for (const { value } of fields) noteDate(order, value);
  }
  return order;
}

function membersOf(columns: readonly CsvColumn[], fields: readonly CsvField[], order: DateOrder): Map<string, Located> {
  const members = new Map<string, Located>();
  for (const [index, column] of columns.entries()) {
    const field = fields[index];
    if (field === undefined) break;
    const value = locatedField(field, column, order);
    members.set(column.name, members.has(column.name) ? { ...value, value: twice } : value);
  }
  return members;
}

/** Of a row with too many fields nobody can say which belongs to which column. */
function withoutValues(members: ReadonlyMap<string, Located>): ReadonlyMap<string, Located> {
  return new Map(
    Array.from(members, ([name, { keyStart, keyEnd, start, end }]) => [
      name,
      { keyStart, keyEnd, start, end, value: shifted },
    ]),
  );
}

function scanRows(text: string, head: CsvHead, onRow: (row: Row) => void): Trouble | undefined {
  const order = orderOf(text, head);
  const columns = columnsOf(head.columns, kindOf(Object.fromEntries(head.columns.map((name) => [name, null]))));
  const many = columns.length;
  let count = 0;
  for (const { fields, count: found, unclosed } of rowsOf(text, head)) {
    if (unclosed !== undefined) return { kind: 'unclosed', offset: unclosed };
    const start = fields[0]?.start ?? 0;
    count += 1;
    if (count > MOST_ROWS) return { kind: 'many', offset: start };
    if (beginsAnother(head, fields)) return { kind: 'second', offset: start };
    const surplus = found - many;
    const isObject = many === 1 || fields.length > 1;
    const read = isObject ? membersOf(columns, fields, order) : undefined;
    const members = read !== undefined && surplus > 0 ? withoutValues(read) : read;
    onRow({ members, start, end: fields.at(-1)?.end ?? start, surplus });
  }
  return undefined;
}

function readCsv(file: TextFile): Reading | Refusal {
  const head = csvHead(file.text);
  if (head === undefined) return unknownColumns(file);
  const items: Item[] = [];
  const ragged: number[] = [];
  const trouble = scanRows(file.text, head, ({ members, start, surplus }) => {
    if (surplus !== 0) ragged.push(start);
    items.push({ value: members === undefined ? '' : plainMembers(members), pointer: pointer(items.length) });
  });
  if (trouble !== undefined) return refusedTable(file, trouble);
  const reading = readObjects(file, items);
  if ('refused' in reading) return reading;
  if (reading.records.length === 0 && items.length > 0) return unknownColumns(file);
  const hints = [...raggedRows(file, ragged), ...lostCharacters(file, reading.records)];
  return { ...reading, diagnostics: [...reading.diagnostics, ...hints] };
}

function refusedTable(file: TextFile, { kind, offset }: Trouble): Refusal {
  if (kind === 'second') return severalDocuments(file, 'a table of Export-Csv', offset);
  if (kind === 'many') {
    const message = `The file is a table with more than ${MOST_ROWS} rows, which is more than a tenant has objects of any kind. ${exportAgain(file)}`;
    return { refused: [fileDiagnostic(file.source.path, 'input/too-large', 'error', message)] };
  }
  const place = position(lineTable(file.text), offset);
  const message = `The file is a table of Export-Csv, but the quote in line ${place.line}, column ${place.column} has no end. ${exportAgain(file)}`;
  return { refused: [fileDiagnostic(file.source.path, 'input/not-csv', 'error', message, place)] };
}

function unknownColumns(file: TextFile): Refusal {
  const message = `The file is a table, but its columns are those of no kind that mxlint reads. ${exportAgain(file)}`;
  return { refused: [fileDiagnostic(file.source.path, 'input/not-recognized', 'error', message)] };
}

function raggedRows(file: TextFile, ragged: readonly number[]): readonly Diagnostic[] {
  const [first] = ragged;
  if (first === undefined) return [];
  const place = position(lineTable(file.text), first);
  const many = ragged.length === 1 ? '1 row has' : `${ragged.length} rows have`;
  const message = `${many} another number of fields than the table has columns, the first in line ${place.line}. ${exportAgain(file)}`;
  return [fileDiagnostic(file.source.path, 'input/ragged-rows', 'warning', message, place)];
}

function csvSpans(text: string, pointers: Iterable<string>): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  const head = csvHead(text);
  if (head === undefined) return spans;
  const wanted = Map.groupBy(pointers, (one) => segments(one)[0] ?? '');
  let count = 0;
  scanRows(text, head, ({ members, start, end }) => {
    const row = { keyStart: -1, keyEnd: -1, start, end, ...(members === undefined ? {} : { members }) };
    for (const [one, span] of placesIn(row, wanted.get(String(count)) ?? [], 1)) spans.set(one, span);
    count += 1;
  });
  return spans;
}
