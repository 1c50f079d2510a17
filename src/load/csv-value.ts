import { type Property, type SectionKind, unread } from '../model/index.ts';
import type { CsvField } from '../text/csv.ts';
import type { Located } from '../text/located.ts';
import { type DateOrder, settledDate } from './date-order.ts';
import { type PrintedValue, printedValue } from './format-list-value.ts';
import { holdsFreeText, splitJoined } from './list-entries.ts';
import { propertyNamed } from './property-named.ts';
import { truthOfWord } from './truth-words.ts';

/** What reading a field needs to know of its column. */
export interface CsvColumn {
  readonly name: string;
  readonly kind: SectionKind | undefined;
  readonly type: Property['type'] | undefined;
}

/** The columns of a table of objects of one kind. */
export function columnsOf(names: readonly string[], kind: SectionKind | undefined): readonly CsvColumn[] {
  return names.map((name) => ({ name, kind, type: propertyNamed(name, kind)?.type }));
}

/** What a list or another collection prints as. */
const TYPE_NAME =
  /^(?:Deserialized\.)?(?:System\.(?:[\w.]{1,100}\[\]$|Collections\.)|(?:Microsoft\.Exchange\.Data\.)?[\w.]{0,100}MultiValuedProperty\b)/;

const lost = unread('not-in-format', 'CSV holds the name of the type instead of the entries');
const odd = unread('undetermined', 'quotes within the field leave open what it says');
const joined = unread('undetermined', 'the list is joined to one text, and its entries may hold what joins them');

function readList(text: string, { name, kind }: CsvColumn): PrintedValue {
  const trimmed = text.trim();
  if (trimmed === '') return { value: text };
  if (trimmed.startsWith('{') && trimmed.length === text.length) return printedValue(text, name, kind);
  if (holdsFreeText(name)) return { value: /[\s,;|]/.test(trimmed) ? joined : text };
  const entries = trimmed.length === text.length ? splitJoined(text) : splitJoined(trimmed);
  if (entries === undefined) return { value: joined };
  const shift = text.length - text.trimStart().length;
  return { entries: entries.map((entry) => ({ text: entry.text, at: entry.at + shift })) };
}

function readField({ value, isQuoted, isOdd }: CsvField, column: CsvColumn, order: DateOrder): PrintedValue {
  if (isOdd) return { value: odd };
  if (value === '' && !isQuoted) return { value: null };
  if (TYPE_NAME.test(value)) return { value: lost };
  const { type } = column;
  if (type === 'list') return readList(value, column);
  if (type === 'text') return { value };
  if (value.trim() === '') return { value: type === undefined ? value : null };
  if (type === 'date') return { value: settledDate(value.trim(), order) };
  const isChoice = type === 'choice' || type === 'optional-choice';
  return { value: isChoice || type === 'integer' ? value.trim() : (truthOfWord(value) ?? value) };
}

/**
 * A field with its place; the name of the column stands elsewhere. Nothing between two delimiters is null. A list is split
 * only where no entry can hold what joins them, and a list of which only the type was written is lost.
 */
export function locatedField(field: CsvField, column: CsvColumn, order: DateOrder): Located {
  const { value, start, end, isQuoted } = field;
  const place = { keyStart: -1, keyEnd: -1, start, end };
  const read = readField(field, column, order);
  if (!('entries' in read)) return { ...place, value: read.value };
  const inner = start + (isQuoted ? 1 : 0);
  // Entries keep the place of the field where doubled quotes stand in it.
  const isExact = !value.includes('"');
  const items = read.entries.map(({ text, at }) =>
    isExact ? { ...place, start: inner + at, end: inner + at + text.length, value: text } : { ...place, value: text },
  );
  return { ...place, items };
}
