import type { Loaded } from '../../src/load/loaded.ts';

/** What stands in the file at the place of a value: its name, where that is beside it, and the value. */
export function cutOut({ text, notation }: Loaded, pointer: string): readonly string[] {
  const span = notation.spansOf(text, [pointer]).get(pointer);
  if (span === undefined) return ['nowhere'];
  const value = text.slice(span.start, span.end);
  return span.keyStart < 0 ? [value] : [text.slice(span.keyStart, span.keyEnd), value];
}
