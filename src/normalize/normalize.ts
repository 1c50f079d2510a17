import {
  type Diagnostic,
  type ExportRecord,
  type ObjectOf,
  type Section,
  type SectionKind,
  type Source,
  type Tenant,
  sectionKinds,
} from '../model/index.ts';
import type { Records } from '../load/loaded.ts';
import { caseClashes, clashDiagnostics } from './case-clashes.ts';
import { membershipDisagreement, objectDisagreement } from './disagreements.ts';
import { withDoubts } from './empty-sections.ts';
import type { ReadContext } from './field.ts';
import { type SameObject, sameObjects } from './merge.ts';
import { type TakenOf, withoutGone } from './newest.ts';
import { organizationsOf } from './organizations.ts';
import { type SourcedCollection, sectionOf } from './section-of.ts';
import { createShapes } from './shapes.ts';
import { createTroubles } from './troubles.ts';
import { viewOf } from './view.ts';
import { withheldRules } from './withheld.ts';

/** The tenant that the files describe together. */
export interface Normalized {
  readonly tenant: Tenant;
  /** Organizations that the input is from, in lower case and sorted; more than one must not be judged together. */
  readonly organizations: readonly string[];
  /** When the newest export was taken, milliseconds since 1970 UTC; undefined when no file says it. */
  readonly taken: number | undefined;
  /**
   * What could not be understood, without the diagnostics of loading. Properties are read when they are first asked
   * for, so the answer grows until analysis is done.
   */
  readonly diagnostics: () => readonly Diagnostic[];
}

interface Input {
  readonly loaded: readonly Records[];
  readonly records: ReadonlyMap<SectionKind, readonly ExportRecord[]>;
  readonly collections: ReadonlyMap<SectionKind, readonly SourcedCollection[]>;
  readonly context: ReadContext;
}

interface Built<K extends SectionKind> {
  readonly section: Section<ObjectOf[K]>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes one tenant of the records of all files: each object once, as a lazily typed view, and each section with what is
 * known about its completeness. Reads no property but those that identify objects and the list of actions of mail flow
 * rules. Never throws.
 */
export function normalize(loaded: readonly Records[]): Normalized {
  const troubles = createTroubles();
  const records = loaded.flatMap((one) => one.records);
  const clashes = caseClashes(loaded);
  const shapes = createShapes(clashes);
  const times = new Map(loaded.map(({ source, taken }) => [source, taken]));
  const takenOf = (source: Source): number | undefined => times.get(source);
  const input: Input = {
    loaded,
    records: Map.groupBy(records, ({ section }) => section),
    collections: Map.groupBy(
      loaded.flatMap(({ source, collections }) => collections.map((collection) => ({ ...collection, source }))),
      ({ section }) => section,
    ),
    context: { shapes, troubles, takenOf, withheld: withheldRules(records, shapes) },
  };
  const built = sectionKinds.map((kind) => [kind, buildSection(kind, input)] as const);
  // One entry per kind, each made for that kind.
  const sections = Object.fromEntries(built.map(([kind, { section }]) => [kind, section])) as unknown as Tenant;
  const { tenant, diagnostics } = withDoubts(sections, input.collections);
  const found = [...clashDiagnostics(clashes, shapes), ...built.flatMap(([, one]) => one.diagnostics), ...diagnostics];
  return {
    tenant,
    organizations: organizationsOf(loaded),
    taken: newest(loaded),
    diagnostics: () => [...found, ...troubles.diagnostics()],
  };
}

function buildSection<K extends SectionKind>(kind: K, { loaded, records, collections, context }: Input): Built<K> {
  const said = collections.get(kind) ?? [];
  const all = sameObjects(records.get(kind) ?? [], context.shapes);
  const { objects: same, diagnostics } = withoutGone(kind, all, said, context.takenOf);
  const objects = same.map((one) => viewOf(kind, one, context));
  return {
    section: sectionOf(kind, said, objects, loaded[0]?.source),
    diagnostics: [...diagnostics, ...disagreements(kind, same, objects, said, context.takenOf)],
  };
}

function disagreements<K extends SectionKind>(
  kind: K,
  same: readonly SameObject[],
  objects: readonly ObjectOf[K][],
  collections: readonly SourcedCollection[],
  takenOf: TakenOf,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [index, records] of same.entries()) {
    const view = objects[index];
    const difference = view === undefined || records.length === 1 ? undefined : objectDisagreement(kind, view, records);
    if (difference !== undefined) {
      found.push(difference);
    }
  }
  const membership = membershipDisagreement(kind, same, collections, takenOf);
  return membership === undefined ? found : [...found, membership];
}

function newest(loaded: readonly Records[]): number | undefined {
  const times = loaded.map(({ taken }) => taken).filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.max(...times);
}
