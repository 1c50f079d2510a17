import { type Property, type SectionKind, unread } from '../model/index.ts';
import type { Located } from '../text/located.ts';
import type { ListedProperty, Sign } from '../text/list-text.ts';
import { lineEnd } from './console-width.ts';
import { type DateOrder, settledDate } from './date-order.ts';
import { printedValue } from './format-list-value.ts';
import type { Entry } from './list-entries.ts';
import { propertyNamed } from './property-named.ts';

/** What reading a value needs to know beside it. */
export interface ListContext {
  readonly kind: SectionKind | undefined;
  readonly sign: Sign;
  readonly order: DateOrder;
  /** Width of the console, where it shows. */
  readonly width: number | undefined;
}

const torn = unread('undetermined', 'text that may belong to the value has lost its place in the file');
const wrapped = unread('undetermined', 'the value is printed over several lines, and what joins them cannot be told');
const edited = unread('undetermined', 'the colons of the file were replaced by equals signs');

interface Wrapping {
  readonly width: number | undefined;
  /** A list or a GUID, in which a comma at the end of a line had a blank behind it and a hyphen none. */
  readonly isPieces: boolean;
}

/** The lines of a value as one text, and the offset in the file of each part. */
interface Joined {
  readonly text: string;
  readonly offsetOf: (at: number) => number;
}

/** What a line contributes to the whole; undefined where it cannot be told what joins it to the next line. */
function pieceOf(property: ListedProperty, text: string, { width, isPieces }: Wrapping): string | undefined {
  const isFull = lineEnd(property, text) === width;
  if (isPieces && /,\s*$/.test(text)) return isFull && text.endsWith(',') ? undefined : `${text.trimEnd()} `;
  const isWrap = /\S $/.test(text.slice(-2)) || (isPieces && text.endsWith('-'));
  const isBroken = isFull && (isPieces ? /\S$/ : /^\S+$/).test(text);
  return isWrap || isBroken ? text : undefined;
}

/**
 * Undoes the wrapping of a console, which breaks lines behind blanks and hyphens, and at its width within words that are
 * longer. Undefined where a line may end with a line break of the text itself.
 */
function joinLines(property: ListedProperty, wrapping: Wrapping): Joined | undefined {
  const starts: { readonly from: number; readonly start: number }[] = [];
  const pieces: string[] = [];
  let length = 0;
  for (const [index, { text, start }] of property.lines.entries()) {
    const isLast = index === property.lines.length - 1;
    const piece = isLast ? text.trimEnd() : pieceOf(property, text, wrapping);
    if (piece === undefined) return undefined;
    starts.push({ from: length, start });
    pieces.push(piece);
    length += piece.length;
  }
  return { text: pieces.join(''), offsetOf: (at) => offsetIn(starts, at) };
}

/** Where a character of a joined text stands in the file. */
function offsetIn(starts: readonly { readonly from: number; readonly start: number }[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const line = starts[low];
  return line === undefined ? at : line.start + at - line.from;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

function placeOf(property: ListedProperty): Located {
  const { name, start: keyStart, inner, lines } = property;
  const first = lines.find(({ text }) => text.trim() !== '');
  const last = lines.findLast(({ text }) => text.trim() !== '');
  const end = last === undefined ? inner : last.start + last.text.trimEnd().length;
  const start = first === undefined ? inner : first.start + indentOf(first.text);
  return { keyStart, keyEnd: keyStart + name.length, start, end };
}

/** A property with its place. What is lost, torn or ambiguous is `Unread`. */
export function locatedValue(property: ListedProperty, { kind, sign, order, width }: ListContext): Located {
  const place = placeOf(property);
  if (property.isTorn) return { ...place, value: torn };
  const definition = propertyNamed(property.name, kind);
  const isPieces = property.lines[0]?.text.trimStart().startsWith('{') === true || /Guid$/i.test(property.name);
  const joined = joinLines(property, { width, isPieces });
  if (joined === undefined) return { ...place, value: wrapped };
  const text = joined.text.trim();
  if (definition?.type === 'date') return { ...place, value: text === '' ? null : settledDate(text, order) };
  if (sign === '=' && text.includes('=')) return { ...place, value: edited };
  const read = printedValue(text, property.name, kind);
  if ('entries' in read) return { ...place, items: itemsOf(read.entries, joined) };
  // Blanks at the beginning of a text are a part of it; those at its end may be the console's.
  return { ...place, value: read.value === text ? exactText(joined.text, definition?.type) : read.value };
}

function exactText(text: string, type: Property['type'] | undefined): string {
  return type === 'text' ? text.trimEnd() : text.trim();
}

function itemsOf(entries: readonly Entry[], { text, offsetOf }: Joined): readonly Located[] {
  const shift = indentOf(text);
  return entries.map((entry) => {
    const start = offsetOf(shift + entry.at);
    const end = Math.max(start, offsetOf(shift + entry.at + entry.text.length - 1) + 1);
    return { keyStart: -1, keyEnd: -1, start, end, value: entry.text };
  });
}

/** Whether a property that stands in an object twice has the same plain value both times. */
export function sameLine(one: Located, other: Located): boolean {
  return one.items === undefined && other.items === undefined && one.value === other.value;
}
