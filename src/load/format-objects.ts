import { pointer } from '../text/pointer.ts';
import { type DateOrder, noteDate, settledDate } from './date-order.ts';
import { elementsOf } from './elements.ts';
import { readListValue } from './format-list-value.ts';
import type { JsonFile, JsonFormat } from './format.ts';
import { type JsonObject, isObject, own, ownText } from './json-object.ts';
import { kindOf } from './object-kind.ts';
import { type Item, readObjects } from './objects.ts';
import { propertyNamed } from './property-named.ts';

/** Names the class of every object that a formatting cmdlet hands on (PowerShell, FormatInfoData). */
const CLASS = 'ClassId2e4f51ef21dd47e99d3c952918aff9cd';

/**
 * `Format-List | ConvertTo-Json`: not the objects, but what would be printed of them, one list of labels and texts per
 * object. Only with enough depth; without it, and behind Format-Table, nothing is left to be read.
 */
export const formatObjects: JsonFormat = {
  id: 'format-objects',
  isNested: true,
  sniff: (value) => entriesOf(value).some(({ fields }) => fields.length > 0),
  read: (file) => {
    const entries = entriesOf(file.value);
    const order = orderOf(entries);
    return readObjects(
      file,
      entries.map((entry) => itemOf(entry, order, file)),
    );
  },
};

interface Entry {
  /** Label and printed text of each property; the text is undefined where it was lost. */
  readonly fields: readonly (readonly [string, string | undefined])[];
  readonly at: string;
}

function entriesOf(value: unknown): readonly Entry[] {
  const { items, pointerOf } = elementsOf('', value);
  return items.flatMap((item, index): readonly Entry[] => {
    const info = isObject(item) && Object.hasOwn(item, CLASS) ? own(item, 'formatEntryInfo') : undefined;
    if (!isObject(info)) return [];
    const list = elementsOf('', own(info, 'listViewFieldList'));
    const fields = list.items.flatMap((field) => (isObject(field) ? fieldOf(field) : []));
    const at = pointerOf(index) + pointer('formatEntryInfo', 'listViewFieldList');
    return [{ fields, at }];
  });
}

function fieldOf(field: JsonObject): Entry['fields'] {
  const label = ownText(field, 'propertyName') ?? ownText(field, 'label');
  const printed = own(field, 'formatPropertyField');
  const text = isObject(printed) ? own(printed, 'propertyValue') : undefined;
  return label === undefined ? [] : [[label.trim(), typeof text === 'string' ? text : undefined]];
}

/** Which of day and month the culture puts first, as far as the texts tell. */
function orderOf(entries: readonly Entry[]): DateOrder {
  const order: DateOrder = { dayFirst: false, monthFirst: false };
  for (const [, text] of entries.flatMap(({ fields }) => fields)) {
    if (text !== undefined) noteDate(order, text);
  }
  return order;
}

/** The object as far as its texts tell; of a text that was lost the property is left out, so that it is not known. */
function itemOf({ fields, at }: Entry, order: DateOrder, { claim }: JsonFile): Item {
  const kind = kindOf(Object.fromEntries(fields)) ?? claim;
  const raw = fields.flatMap(([name, text]) => {
    if (text === undefined) return [];
    const value = readListValue(text, name, kind);
    const isDate = typeof value === 'string' && propertyNamed(name, kind)?.type === 'date';
    return [[name, isDate ? settledDate(value, order) : value] as const];
  });
  return { value: Object.fromEntries(raw), pointer: at };
}
