/**
 * A field of a CSV text (RFC 4180). `start` to `end` is the field as it is written, quotes included. Tokenized here and
 * not by a library, since none says where the fields stand.
 */
export interface CsvField {
  /** What the field says, doubled quotes undone. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
  /** Quotes stand where they must not, so that it cannot be told where the field ends or what it says. */
  readonly isOdd: boolean;
}

/** A record of a CSV text, which may reach over several lines. */
export interface CsvRow {
  /** The fields, but for those past the limit that was asked for. */
  readonly fields: readonly CsvField[];
  /** How many fields there are. */
  readonly count: number;
  /** Offset of the next record. */
  readonly next: number;
  /** Offset of a quote that has no end. */
  readonly unclosed?: number;
}

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

const PLAIN: Readonly<Record<Delimiter, RegExp>> = {
  ',': /[^,\r\n]*/y,
  ';': /[^;\r\n]*/y,
  '\t': /[^\t\r\n]*/y,
};

/** The text up to the next delimiter or the end of the line. */
function plainPart(text: string, at: number, delimiter: Delimiter): string {
  const pattern = PLAIN[delimiter];
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Offset behind the quote that ends a field; undefined when there is none. Two quotes stand for one of the text. */
function quotedEnd(text: string, start: number): number | undefined {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at + 1;
  }
  return undefined;
}

/** The field at an offset; undefined when its quote has no end. */
function fieldAt(text: string, start: number, delimiter: Delimiter): CsvField | undefined {
  if (text[start] === delimiter) return { value: '', start, end: start, isQuoted: false, isOdd: false };
  if (text[start] !== '"') {
    const value = plainPart(text, start, delimiter);
    return { value, start, end: start + value.length, isQuoted: false, isOdd: value.includes('"') };
  }
  const end = quotedEnd(text, start);
  if (end === undefined) return undefined;
  const value = text.slice(start + 1, end - 1).replaceAll('""', '"');
  const rest = plainPart(text, end, delimiter);
  return { value, start, end: end + rest.length, isQuoted: true, isOdd: rest.trim() !== '' };
}

function nextLine(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? at + 2 : Math.min(at + 1, text.length);
}

/** The record at an offset; of its fields at most `limit` are kept. */
export function csvRow(text: string, start: number, delimiter: Delimiter, limit: number): CsvRow {
  const fields: CsvField[] = [];
  let count = 0;
  for (let at = start; ; at += 1) {
    const field = fieldAt(text, at, delimiter);
    if (field === undefined) return { fields, count, next: text.length, unclosed: at };
    if (count < limit) fields.push(field);
    count += 1;
    at = field.end;
    if (text[at] !== delimiter) return { fields, count, next: nextLine(text, at) };
  }
}

/** A part of a CSV text as it is written, then with doubled quotes undone. */
export function* csvReadings(part: string): Generator<string> {
  yield part;
  if (part.includes('""')) yield part.replaceAll('""', '"');
}
