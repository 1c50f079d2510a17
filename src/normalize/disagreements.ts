import { type Diagnostic, type ObjectOf, type SectionKind } from '../model/index.ts';
import { visible } from '../text/visible.ts';
import { fieldsOf } from './field.ts';
import type { SameObject } from './merge.ts';
import { newestOf, type TakenOf } from './newest.ts';
import type { SourcedCollection } from './section-of.ts';

/** Generated prose in the language of whoever exported. */
const prose: ReadonlySet<string> = new Set(['Description']);
const MOST_NAMES = 5;

/** What to say about an object that several records describe: nothing where they agree. */
export function objectDisagreement<K extends SectionKind>(
  kind: K,
  view: ObjectOf[K],
  records: SameObject,
): Diagnostic | undefined {
  const names = fieldsOf(kind)
    .map(({ name }) => name)
    .filter((name) => !prose.has(name) && isConflict(Reflect.get(view, name)));
  if (records.length === 1 || names.length === 0) {
    return undefined;
  }
  const shown = `${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ' …' : ''}`;
  const message = `${kind} ${visible(view.name, 60)} differs between ${pathsOf(records)} in ${shown}, which count as unknown. Pass the newest export only.`;
  return { id: 'input/conflict', level: 'warning', message, at: { kind: 'object', record: records[0] } };
}

function isConflict(fact: unknown): boolean {
  // The view has a fact under the name of every field.
  const { known, why } = fact as { known: boolean; why?: { reason: string } };
  return !known && why?.reason === 'conflict';
}

function pathsOf(records: SameObject): string {
  return [...new Set(records.map(({ source }) => visible(source.path)))].join(' and ');
}

/** What to say when two files both claim to hold all objects of a kind, one has objects that the other has not, and nobody knows which is newer. */
export function membershipDisagreement(
  kind: SectionKind,
  objects: readonly SameObject[],
  collections: readonly SourcedCollection[],
  takenOf: TakenOf,
): Diagnostic | undefined {
  const complete = collections.filter(({ state }) => state === 'complete');
  const whole = new Set(complete.map(({ source }) => source));
  if (whole.size < 2 || newestOf(complete, takenOf) !== undefined) {
    return undefined;
  }
  const stray = objects.find((records) => {
    const sources = new Set(records.map(({ source }) => source));
    return [...whole].some((source) => !sources.has(source));
  });
  if (stray === undefined) {
    return undefined;
  }
  const [record] = stray;
  const lacking = [...whole].find((source) => stray.every((one) => one.source !== source));
  const message = `${kind}: ${visible(record.source.path)} has objects that ${visible(lacking?.path ?? '')} has not, though both seem whole. All are taken; pass the newest export only.`;
  return { id: 'input/conflict', level: 'warning', message, at: { kind: 'object', record } };
}
