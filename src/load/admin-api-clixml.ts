import { pointer } from '../text/pointer.ts';
import type { JsonFile } from './format.ts';
import { isObject, ownText } from './json-object.ts';
import type { Item } from './objects.ts';

const PAYLOAD = '_clixml';

/**
 * Answers to requests that asked for CLIXML hold it as a text: `value[0]._clixml`. Its objects stand where the text
 * stands, since their own places are inside a value of the file. `problem`: why it could not be read to its end.
 */
export function unpackedClixml(
  items: readonly Item[],
  clixmlObjects: JsonFile['clixmlObjects'],
): { readonly items: readonly Item[]; readonly problem?: string } {
  const unpacked: Item[] = [];
  let problem: string | undefined;
  for (const item of items) {
    const text = isObject(item.value) ? ownText(item.value, PAYLOAD) : undefined;
    if (text === undefined) {
      unpacked.push(item);
      continue;
    }
    const read = clixmlObjects?.(text);
    for (const value of read?.objects ?? []) unpacked.push({ value, pointer: item.pointer + pointer(PAYLOAD) });
    if (read?.isWhole !== true) problem = 'the CLIXML in the answer of the service cannot be read to its end';
  }
  return problem === undefined ? { items: unpacked } : { items: unpacked, problem };
}
