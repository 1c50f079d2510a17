import { pointer } from '../text/pointer.ts';
import { elementsOf } from './elements.ts';
import type { JsonFormat } from './format.ts';
import { isObject, own } from './json-object.ts';
import { haveLists } from './lists-of-one.ts';
import { readParts } from './parts.ts';

const PAGE = 'CurrentPage';

/** An answer that the Defender portal shows as a table: one page of a list of objects as the service writes them. */
export const portalPage: JsonFormat = {
  id: 'portal-page',
  sniff: (value) => isObject(value) && Array.isArray(own(value, PAGE)),
  read: (file) => {
    const { items, pointerOf } = elementsOf(pointer(PAGE), isObject(file.value) ? own(file.value, PAGE) : []);
    const part = {
      pointer: pointer(PAGE),
      items: items.map((value, index) => ({ value, pointer: pointerOf(index) })),
      claim: file.claim,
      shortfall: 'the file is one page of the Defender portal, which need not be the only one',
    };
    return readParts(file, [part], haveLists(items));
  },
};
