import type { JsonSpan } from '../text/json-locate.ts';
import { findInJsonc, parseJsonc } from './jsonc.ts';

/**
 * Where a declared fact stands in the text of a configuration, in UTF-16 code units; `keyStart` and `keyEnd` are -1 for
 * list entries and the whole file. Undefined when the text is unreadable or has no such place.
 */
export function configPosition(text: string, pointer: string): JsonSpan | undefined {
  const jsonc = parseJsonc(text);
  return jsonc.ok ? findInJsonc(jsonc, pointer) : undefined;
}
