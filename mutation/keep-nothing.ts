/** Stands in for `src/analyze/recognize/once-each.ts`: every answer is worked out anew. */
import type { Place } from '../src/analyze/recognize/once-each.ts';

export function placeIn<K extends object, V>(): Place<K, V> {
  return { get: () => undefined, set: () => undefined };
}

export function onceEach<K extends object, V>(read: (object: K) => V): (object: K) => V {
  return read;
}
