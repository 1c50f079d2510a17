import { formatTitle } from './load/format-docs.ts';
import { loadFiles } from './load/load-files.ts';
import type { InputFile, Records, Refused } from './load/loaded.ts';
import { exportToFile } from './model/export-command.ts';
import {
  type Fact,
  type Section,
  type SectionKind,
  type TenantObject,
  type UnknownReason,
  propertyTables,
  sectionKinds,
} from './model/index.ts';
import { normalize } from './normalize/normalize.ts';
import type { InspectedFile, InspectedKind, InspectedSection, Inspection, Unreadable } from './report/inspection.ts';

/** Reasons that another export with the same command would not mend by itself, and that hold for most objects of old exports. */
const expected: ReadonlySet<UnknownReason> = new Set(['property-absent', 'not-in-format']);

function kindsOf({ records, collections }: Records): readonly InspectedKind[] {
  const counts = Map.groupBy(records, ({ section }) => section);
  const said = collections.map(({ section, state, why }): InspectedKind => {
    return { section, objects: counts.get(section)?.length ?? 0, state, ...(why === undefined ? {} : { why }) };
  });
  const unsaid = [...counts].filter(([section]) => !collections.some((collection) => collection.section === section));
  return [
    ...said,
    ...unsaid.map(([section, found]) => ({ section, objects: found.length, state: 'partial' as const })),
  ];
}

function fileOf(records: Records): InspectedFile {
  const { source, answers = [], organization, taken } = records;
  return {
    source,
    title: formatTitle(source.format),
    kinds: kindsOf(records),
    answers: answers.length,
    organization,
    taken,
  };
}

function propertiesOf(section: SectionKind): readonly string[] {
  return section === 'DistributionGroupMember' ? ['Group', 'Members'] : Object.keys(propertyTables[section]);
}

/** The properties of a kind that are not known of some of its objects. */
function unknownOf(section: SectionKind, objects: readonly TenantObject[]): readonly Unreadable[] {
  const found = new Map<string, Unreadable>();
  for (const object of objects) {
    for (const property of propertiesOf(section)) {
      // A view has a fact under the name of every property of its table.
      const fact = Reflect.get(object, property) as Fact<unknown>;
      if (fact.known) continue;
      const { reason, detail } = fact.why;
      const isInExport = fact.at?.kind === 'property';
      const key = `${property} ${reason} ${isInExport}`;
      const why = detail === undefined ? { reason } : { reason, detail };
      const before = found.get(key) ?? { property, ...why, isInExport, objects: 0 };
      found.set(key, { ...before, objects: before.objects + 1 });
    }
  }
  return [...found.values()].toSorted((a, b) => b.objects - a.objects || (a.property < b.property ? -1 : 1));
}

function sectionOf(kind: SectionKind, section: Section<TenantObject>): InspectedSection {
  const objects = section.state === 'missing' ? [] : section.objects;
  const unknown = unknownOf(kind, objects);
  const isWhole =
    section.state === 'complete' && unknown.every(({ reason, isInExport }) => !isInExport && expected.has(reason));
  return {
    section: kind,
    state: section.state,
    objects: objects.length,
    ...(section.state === 'complete' ? {} : { why: section.why }),
    unknown,
    ...(isWhole ? {} : { command: exportToFile(kind) }),
  };
}

/** Reads the files of an input as an audit does, and says what they hold. */
export async function inspect(files: AsyncIterable<InputFile | Refused>): Promise<Inspection> {
  const { loaded, refused } = await loadFiles(files);
  const { tenant, organizations, diagnostics } = normalize(loaded);
  const sections = sectionKinds.map((kind) => sectionOf(kind, tenant[kind]));
  return {
    files: loaded.map(fileOf),
    refused,
    sections,
    organizations,
    diagnostics: [...loaded.flatMap((one) => one.diagnostics), ...diagnostics()],
  };
}
