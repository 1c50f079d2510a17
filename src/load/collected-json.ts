import { pointer } from '../text/pointer.ts';
import { elementsOf } from './elements.ts';
import type { JsonFile, JsonFormat, Reading, Refusal } from './format.ts';
import { isObject } from './json-object.ts';
import { kindOf } from './object-kind.ts';
import { type Part, readParts } from './parts.ts';
import { sectionOfCommand, sectionOfCommandOrKey } from './section-name.ts';

/**
 * An object that somebody made to hold the output of several cmdlets under names of their own, such as
 * `@{ inbound = (Get-InboundConnector) } | ConvertTo-Json`. It costs one level of depth, so lists may be joined texts.
 */
export const collectedJson: JsonFormat = {
  id: 'collected-json',
  sniff: (value) =>
    isObject(value) &&
    !Object.hasOwn(value, 'mxlint') &&
    kindOf(value) === undefined &&
    Object.entries(value).some(([key, content]) => holdsObjects(content) || isEmptyOutput(key, content)),
  read: readCollected,
};

function holdsObjects(value: unknown): boolean {
  return elementsOf('', value).items.some((item) => isObject(item) && kindOf(item) !== undefined);
}

/** A command by its name, with nothing that it returned. */
function isEmptyOutput(key: string, content: unknown): boolean {
  return sectionOfCommand(key) !== undefined && elementsOf('', content).items.every((item) => item === null);
}

/** The objects under each key; what stands beside them, such as a date or a version, is none. */
function readCollected(file: JsonFile): Reading | Refusal {
  const members = isObject(file.value) ? Object.entries(file.value) : [];
  const parts = members.flatMap(([key, content]): readonly Part[] => {
    const claim = sectionOfCommandOrKey(key);
    if (claim === undefined && !holdsObjects(content)) return [];
    const { items, pointerOf } = elementsOf(pointer(key), content);
    const placed = items.map((value, index) => ({ value, pointer: pointerOf(index) }));
    return [{ pointer: pointer(key), claim, items: placed }];
  });
  return readParts(file, parts);
}
