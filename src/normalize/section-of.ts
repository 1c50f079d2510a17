import type { Location, ObjectOf, Section, SectionKind, Source, Why } from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import type { Collection } from '../load/loaded.ts';

/** What one file says about a section. */
export interface SourcedCollection extends Collection {
  readonly source: Source;
}

/** Order in which files are believed: one that has the whole section before one that has a part, and so on. */
const trust = ['complete', 'partial', 'failed', 'absent'] as const;

/**
 * The section of a tenant: whole when one file has the whole of it, and missing only when no file has anything of it.
 * `first`: the file that is shown for a section that no file speaks of.
 */
export function sectionOf<K extends SectionKind>(
  kind: K,
  collections: readonly SourcedCollection[],
  objects: readonly ObjectOf[K][],
  first: Source | undefined,
): Section<ObjectOf[K]> {
  const best = bestOf(collections);
  const at: Location = {
    kind: 'section',
    section: kind,
    source: best?.source ?? first,
    pointer: best?.pointer ?? '',
  };
  if (best?.state === 'complete') {
    return { state: 'complete', objects, at };
  }
  const why = withCommand(kind, best?.why ?? { reason: best === undefined ? 'not-exported' : 'undetermined' });
  return best?.state === 'partial' || objects.length > 0
    ? { state: 'partial', objects, at, why }
    : { state: 'missing', why, at };
}

/** The collection that decides about a section; of equally good ones the first. */
export function bestOf(collections: readonly SourcedCollection[]): SourcedCollection | undefined {
  for (const state of trust) {
    const candidates = collections.filter((collection) => collection.state === state);
    const found = candidates.find(({ confirmed }) => confirmed === true) ?? candidates[0];
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function withCommand(kind: SectionKind, why: Why): Why {
  return why.command === undefined ? { ...why, command: exportCommand(kind) } : why;
}
