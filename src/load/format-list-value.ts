import { type SectionKind, type Unread, unread } from '../model/index.ts';
import { type Entry, holdsFreeText, isPlainEntry } from './list-entries.ts';
import { propertyNamed } from './property-named.ts';

/** A value that `Format-List` printed: a list as its entries with their places in the text. */
export type PrintedValue =
  | { readonly entries: readonly Entry[] }
  | { readonly value: boolean | number | string | null | Unread };

/** `$FormatEnumerationLimit`: so many entries are shown and then `...` or an ellipsis, also one read in another encoding. */
const SHOWN_ENTRIES = 4;
const CUT = /(?:\.\.\.|…|â€¦|ΓÇª)\}?$/;
/** What the ellipsis becomes in a code page that lacks it. */
const CUT_LOST = /[?.]\}$/;

/** Types of properties that print as `True` and `False`. */
const TRUTH: ReadonlySet<string> = new Set(['bool', 'flag', 'tristate']);

const cutList = unread('partial', 'Format-List shows the first four entries only');
const cutText = unread('partial', 'the text is cut off');
const notClosed = unread('undetermined', 'the list has no end');
const commaBlank = unread(
  'undetermined',
  'Format-List puts a comma and a blank between entries, which entries may hold themselves',
);
const bareBlanks = unread('undetermined', 'blanks stand between the entries, which entries may hold themselves');

/** Entries of a list in braces. */
function readBraces(text: string, name: string): PrintedValue {
  if (CUT.test(text)) return { value: cutList };
  if (!text.endsWith('}')) return { value: notClosed };
  const inner = text.slice(1, -1);
  if (inner === '') return { entries: [] };
  const parts = inner.split(', ');
  if (parts.length >= SHOWN_ENTRIES && CUT_LOST.test(text)) return { value: cutList };
  const isCertain = parts.length === 1 || (!holdsFreeText(name) && parts.every(isPlainEntry));
  if (!isCertain) return { value: commaBlank };
  let at = 1;
  return {
    entries: parts.map((part) => {
      const entry = { text: part, at };
      at += part.length + 2;
      return entry;
    }),
  };
}

function truthOf(text: string): boolean | string {
  const word = text.toLowerCase();
  return word === 'true' || word === 'false' ? word === 'true' : text;
}

function numberOf(text: string): number | string {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

/** By its look: for properties that no table has. */
function readUnnamed(text: string, name: string): PrintedValue {
  if (text.startsWith('{') && text.endsWith('}')) return readBraces(text, name);
  const truth = truthOf(text);
  return { value: typeof truth === 'boolean' ? truth : numberOf(text) };
}

/**
 * Reads a value as `Format-List` prints it, without the blanks around it; `name` is the property and `kind` its kind,
 * where they are known. Nothing printed means null. Lists are split at a comma and a blank only where no entry can hold
 * them; what is cut off, or cannot be told, is `Unread`. Dates stay texts.
 */
export function printedValue(text: string, name = '', kind?: SectionKind): PrintedValue {
  const type = propertyNamed(name, kind)?.type;
  if (text === '') return { value: null };
  if (type === 'list' && text.startsWith('{')) return readBraces(text, name);
  if (type === undefined && text.startsWith('{') && CUT.test(text)) return { value: cutList };
  if (CUT.test(text)) return { value: cutText };
  if (type === undefined) return readUnnamed(text, name);
  if (type === 'list') return { value: /[^,\s]\s+[^,\s]/.test(text) ? bareBlanks : text };
  if (type === 'integer') return { value: numberOf(text) };
  return { value: TRUTH.has(type) ? truthOf(text) : text };
}

/** The same as a raw value of a record: a list as the texts of its entries. */
export function readListValue(text: string, name?: string, kind?: SectionKind): unknown {
  const read = printedValue(text.trim(), name, kind);
  return 'entries' in read ? read.entries.map((entry) => entry.text) : read.value;
}
