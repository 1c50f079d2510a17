import { type Located, placesIn, plain, plainMembers } from '../text/located.ts';
import { pointer, segments } from '../text/pointer.ts';
import type { Span } from '../text/span.ts';
import { lineTable, position } from '../text/lines.ts';
import { visible } from '../text/visible.ts';
import { scanClixml } from './clixml-tree.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { exportInstead } from './foreign-tool.ts';
import type { ClixmlObjects, Reading, Refusal, TextFile, TextFormat } from './format.ts';
import { isObject } from './json-object.ts';
import { type Item, readObjects } from './objects.ts';
import { kindInText, kindOf } from './object-kind.ts';
import { xmlReadings } from '../text/xml-readings.ts';

/** `Export-Clixml`: one element per pipeline item (MS-PSRP 2.2.5); the objects of cmdlets, or an object that collects them. */
export const clixml: TextFormat = {
  id: 'clixml',
  sniff: (head) => /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<Objs\b/.test(head),
  read: readClixml,
  notation: { spansOf: clixmlSpans, readings: xmlReadings },
};

/** What an item holds: the item itself, or the objects in its members, where tools put the output of several cmdlets. */
function itemsOf(item: Located, at: string): readonly Item[] {
  if (item.members === undefined || item.items !== undefined) return listed(item, at);
  const object = plainMembers(item.members);
  const isCollection =
    kindOf(object) === undefined && [...item.members.values()].some((member) => holdsObjects(member));
  return isCollection
    ? [...item.members].flatMap(([name, member]) =>
        listed(member, at + pointer(name)).filter(({ value }) => isObject(value)),
      )
    : [{ value: object, pointer: at }];
}

/** A list as its items, an object as itself, and nothing else of what may stand beside them. */
function listed(value: Located, at: string): readonly Item[] {
  if (value.items === undefined) return [{ value: objectOf(value), pointer: at }];
  return value.items.map((item, index) => ({ value: objectOf(item), pointer: at + pointer(index) }));
}

function objectOf(value: Located): unknown {
  return value.members === undefined ? plain(value) : plainMembers(value.members);
}

function holdsObjects({ items, members }: Located): boolean {
  const objects = items ?? (members === undefined ? [] : [{ members }]);
  return objects.some((one) => one.members !== undefined && kindOf(plainMembers(one.members)) !== undefined);
}

function readClixml(file: TextFile): Reading | Refusal {
  const items: Item[] = [];
  let count = 0;
  const problem = scanClixml(file.text, (item) => {
    items.push(...itemsOf(item, pointer(count)));
    count += 1;
  });
  if (problem === undefined) return readObjects(file, items);
  const place = position(lineTable(file.text), problem.offset);
  const message = `The file is output of Export-Clixml, but cannot be read: ${visible(problem.problem)} (line ${place.line}, column ${place.column}). ${exportInstead(file.claim ?? kindInText(file.text.slice(0, 100_000)))}`;
  return { refused: [fileDiagnostic(file.source.path, 'input/not-xml', 'error', message, place)] };
}

/** The objects of a text that another format holds, without their places. */
export function clixmlObjects(text: string): ClixmlObjects {
  const objects: unknown[] = [];
  const problem = scanClixml(text, (item) => {
    for (const { value } of itemsOf(item, '')) objects.push(value);
  });
  return { objects, isWhole: problem === undefined };
}

function clixmlSpans(text: string, pointers: Iterable<string>): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  const wanted = Map.groupBy(pointers, (one) => segments(one)[0] ?? '');
  let count = 0;
  scanClixml(text, (item) => {
    for (const [one, span] of placesIn(item, wanted.get(String(count)) ?? [], 1)) spans.set(one, span);
    count += 1;
  });
  return spans;
}
