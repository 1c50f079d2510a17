import type { Diagnostic, SectionKind, Source } from '../model/index.ts';
import { visible } from '../text/visible.ts';
import type { SameObject } from './merge.ts';
import type { SourcedCollection } from './section-of.ts';

/** When an export was taken, milliseconds since 1970 UTC; undefined where the file does not say it. */
export type TakenOf = (source: Source) => number | undefined;

/** The newest of several; undefined where the time of one is not known or two are of the same time. */
export function newestOf<T extends { readonly source: Source }>(items: readonly T[], takenOf: TakenOf): T | undefined {
  const timed = items.flatMap((item) => {
    const taken = takenOf(item.source);
    return taken === undefined ? [] : [{ item, taken }];
  });
  if (timed.length < items.length) return undefined;
  const [first, second] = timed.toSorted((a, b) => b.taken - a.taken);
  return first === undefined || first.taken === second?.taken ? undefined : first.item;
}

/**
 * What is left of the objects of a kind, where files that each have all of them are of known times: those that the newest
 * one lacks are gone from the tenant.
 */
export function withoutGone(
  kind: SectionKind,
  objects: readonly SameObject[],
  collections: readonly SourcedCollection[],
  takenOf: TakenOf,
): { readonly objects: readonly SameObject[]; readonly diagnostics: readonly Diagnostic[] } {
  const whole = collections.filter(({ state }) => state === 'complete');
  const newest = new Set(whole.map(({ source }) => source)).size < 2 ? undefined : newestOf(whole, takenOf);
  if (newest === undefined) return { objects, diagnostics: [] };
  const older = new Set(whole.map(({ source }) => source).filter((source) => source !== newest.source));
  const gone = objects.filter((records) => records.every(({ source }) => older.has(source)));
  const [first] = gone;
  if (first === undefined) return { objects, diagnostics: [] };
  const [record] = first;
  const count = gone.length === 1 ? '1 object' : `${gone.length} objects`;
  const message = `${kind}: ${count} of ${visible(record.source.path)} ${gone.length === 1 ? 'is' : 'are'} not in ${visible(newest.source.path)}, which is newer, and ${gone.length === 1 ? 'was' : 'were'} left out.`;
  const at = { kind: 'object', record } as const;
  const left = objects.filter((records) => !gone.includes(records));
  return { objects: left, diagnostics: [{ id: 'input/older', level: 'note', message, at }] };
}
