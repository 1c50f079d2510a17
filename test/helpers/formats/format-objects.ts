import type { Cmdlet } from './cmdlet-sections.ts';
import { listText } from './format-list.ts';
import { printed } from './printed.ts';

const CLASS = 'ClassId2e4f51ef21dd47e99d3c952918aff9cd';

/** `Format-List | ConvertTo-Json -Depth 6`: what would be printed, not the objects (exports.md 4.7). */
export function asFormatObjects(objects: readonly Cmdlet[]): string {
  const field = ([label, value]: readonly [string, unknown]) => ({
    [CLASS]: 'b761477330ce4fb2a665999879324d73',
    label,
    propertyName: null,
    formatPropertyField: {
      [CLASS]: '78b102e894f742aca8c1d6737b6ff86a',
      propertyValue: Array.isArray(value) ? listText(value) : printed(value),
      alignment: 0,
    },
  });
  const entries = objects.map((object) => ({
    [CLASS]: '27c87ef9bbda4f709f6b4002fa4af63c',
    formatEntryInfo: {
      [CLASS]: '47bf408a1d9a4c2b8a8d1e0a0a0a0a0a',
      listViewFieldList: Object.entries(object).map(field),
    },
    outOfBand: false,
  }));
  return JSON.stringify([{ [CLASS]: '033ecb2bc07a4d43b5ef94ed5a35d280' }, ...entries]);
}
