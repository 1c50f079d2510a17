import { pointer as join } from '../text/pointer.ts';
import { isCountedArray } from './json-object.ts';

/** Where the list of objects is: `ConvertTo-Json` prints one object bare and may wrap a list. */
export interface Elements {
  readonly items: readonly unknown[];
  /** JSON Pointer of an item in its file. */
  readonly pointerOf: (index: number) => string;
}

/** The items of a list, of `{ "value": […], "Count": n }`, or the one bare value; `pointer` is where the value stands. */
export function elementsOf(pointer: string, value: unknown): Elements {
  if (Array.isArray(value)) {
    return { items: value, pointerOf: (index) => `${pointer}${join(index)}` };
  }
  if (isCountedArray(value)) {
    return { items: value.value, pointerOf: (index) => `${pointer}${join('value', index)}` };
  }
  return { items: [value], pointerOf: () => pointer };
}
