import { elementsOf } from './elements.ts';
import type { JsonFormat } from './format.ts';
import { isObject } from './json-object.ts';
import { readObjects, sectionOfObject } from './objects.ts';

/** What `Get-X | ConvertTo-Json` prints: a list, one bare object, or `{ "value": […], "Count": n }`. */
export const cmdletJson: JsonFormat = {
  id: 'cmdlet-json',
  sniff: (value, claim) => {
    const { items } = elementsOf('', value);
    const objects = items.filter(isObject);
    return objects.length === 0
      ? items.every((item) => item === null)
      : objects.some((object) => sectionOfObject(object, claim) !== undefined);
  },
  read: (file) => {
    const { items, pointerOf } = elementsOf('', file.value);
    return readObjects(
      file,
      items.map((value, index) => ({ value, pointer: pointerOf(index) })),
    );
  },
};
