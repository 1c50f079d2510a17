import type { ExportRecord, SectionKind } from '../model/index.ts';
import { firstText, guidOf } from './identity.ts';
import type { Shapes } from './shapes.ts';

/** The records of one object, in the order of the input. */
export type SameObject = readonly [ExportRecord, ...ExportRecord[]];

interface Group {
  readonly records: [ExportRecord, ...ExportRecord[]];
  guid: string | undefined;
}

/** Kinds of which an organization has exactly one object. */
const singletons: ReadonlySet<SectionKind> = new Set(['ArcConfig', 'OrganizationConfig', 'TransportConfig']);

/**
 * Finds out which records of one kind are the same object: those with the same Guid, and across files, where one has no
 * Guid, those with the same identity. Within a file a shared name says nothing, since mail flow rules may share one.
 */
export function sameObjects(records: readonly ExportRecord[], shapes: Shapes): readonly SameObject[] {
  const groups: Group[] = [];
  const byGuid = new Map<string, Group>();
  const byLabel = new Map<string, Group[]>();
  const labels = isOneFile(records) ? undefined : labelsOf(records, shapes);
  for (const record of records) {
    const guid = guidOf([record], shapes)?.toLowerCase();
    const label = labels?.get(record);
    const same =
      (guid === undefined ? undefined : byGuid.get(guid)) ?? sameLabel(record, guid, byLabel.get(label ?? ''));
    const group = same ?? { records: [record], guid };
    if (same === undefined) {
      groups.push(group);
      if (label !== undefined) {
        byLabel.set(label, [...(byLabel.get(label) ?? []), group]);
      }
    } else {
      same.records.push(record);
      same.guid ??= guid;
    }
    if (guid !== undefined) {
      byGuid.set(guid, group);
    }
  }
  return groups.map((group) => group.records);
}

function isOneFile(records: readonly ExportRecord[]): boolean {
  return records.every(({ source }) => source === records[0]?.source);
}

/** Labels that are unique in their file: what tells objects apart where there is no Guid. */
function labelsOf(records: readonly ExportRecord[], shapes: Shapes): ReadonlyMap<ExportRecord, string> {
  const labeled = records.map((record) => ({ record, label: labelOf(record, shapes) }));
  const counts = new Map<string, number>();
  for (const { record, label } of labeled) {
    const place = `${label} in ${record.source.path}`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const unique = labeled.filter(
    ({ record, label }) => label !== '' && counts.get(`${label} in ${record.source.path}`) === 1,
  );
  return new Map(unique.map(({ record, label }) => [record, label]));
}

function labelOf(record: ExportRecord, shapes: Shapes): string {
  if (singletons.has(record.section)) {
    return record.section;
  }
  const names =
    record.section === 'AcceptedDomain'
      ? ['DomainName', 'Identity', 'Name']
      : ['Identity', 'Name', 'DomainName', 'Group', 'Domain'];
  return (firstText([record], shapes, names) ?? '').trim().toLowerCase();
}

function sameLabel(
  record: ExportRecord,
  guid: string | undefined,
  groups: readonly Group[] | undefined,
): Group | undefined {
  const fitting = (groups ?? []).filter(
    (group) =>
      (guid === undefined || group.guid === undefined) && group.records.every(({ source }) => source !== record.source),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}
