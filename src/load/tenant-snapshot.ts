import type { ExportRecord, SectionKind, Why } from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import { pointer } from '../text/pointer.ts';
import { visible } from '../text/visible.ts';
import { dscAbsence, sectionOfResource } from './dsc-kinds.ts';
import { dscObject } from './dsc-properties.ts';
import { instantOf } from './export-header.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { exportInstead, foreignMessage } from './foreign-tool.ts';
import type { JsonFile, JsonFormat, Reading, Refusal } from './format.ts';
import { type JsonObject, isObject, own, ownText } from './json-object.ts';
import { haveLists } from './lists-of-one.ts';
import type { Collection } from './loaded.ts';
import { assumedState } from './section-state.ts';

/**
 * A snapshot of tenant configuration management of Microsoft Graph: a list `resources` whose `properties` are those of
 * Microsoft365DSC. Its header may be the job that took it.
 */
export const tenantSnapshot: JsonFormat = {
  id: 'tenant-snapshot',
  sniff: (value) => resourcesOf(value).some(({ resource }) => typeof own(resource, 'resourceType') === 'string'),
  read: readSnapshot,
};

interface Resource {
  readonly resource: JsonObject;
  readonly at: string;
}

function resourcesOf(value: unknown): readonly Resource[] {
  const resources = isObject(value) ? own(value, 'resources') : undefined;
  if (!Array.isArray(resources)) return [];
  return (resources as readonly unknown[]).flatMap((resource, index) =>
    isObject(resource) ? [{ resource, at: pointer('resources', index) }] : [],
  );
}

function readSnapshot(file: JsonFile): Reading | Refusal {
  const value = isObject(file.value) ? file.value : {};
  const resources = resourcesOf(value);
  const areWhole = haveLists(resources.map(({ resource }) => own(resource, 'properties')));
  const records = resources.flatMap((one) => recordOf(file, one, areWhole));
  if (records.length === 0) {
    const what = 'a snapshot of tenant configuration management without mail flow settings of Exchange Online';
    const message = foreignMessage(what, `Add the Exchange resources to it. ${exportInstead(undefined)}`);
    return { refused: [fileDiagnostic(file.source.path, 'input/no-exchange-data', 'error', message)] };
  }
  const problem = unfinished(value);
  const bySection = Map.groupBy(records, ({ section }) => section);
  const collections = [...bySection].map(([section, some]) => stateOf(section, some, problem));
  return { records, collections, diagnostics: [], taken: instantOf(own(value, 'completedDateTime')) };
}

/** The object of a resource; none for other resources and for those that say that something is not there. */
function recordOf({ source }: JsonFile, { resource, at }: Resource, areWhole: boolean): readonly ExportRecord[] {
  const section = sectionOfResource(ownText(resource, 'resourceType') ?? '');
  const properties = own(resource, 'properties');
  if (section === undefined || !isObject(properties)) return [];
  if (ownText(properties, 'Ensure')?.toLowerCase() === 'absent') return [];
  // Where no list is left at all, PowerShell may have joined the lists, and a text is not taken for a list of one.
  const object = areWhole ? dscObject(section, properties, undefined) : { raw: properties, absence: dscAbsence };
  return [{ section, source, pointer: at + pointer('properties'), ...object }];
}

/** A job that did not succeed for all resources leaves the missing ones out. */
function unfinished(value: JsonObject): string | undefined {
  const status = ownText(value, 'status');
  if (status === undefined || status.toLowerCase() === 'succeeded') return undefined;
  return `the job that took the snapshot ended as ${visible(status, 40)}`;
}

function stateOf(section: SectionKind, records: readonly ExportRecord[], detail: string | undefined): Collection {
  const problem: Why | undefined =
    detail === undefined ? undefined : { reason: 'partial', command: exportCommand(section), detail };
  const read = { records, count: records.length, diagnostics: [], ...(problem === undefined ? {} : { problem }) };
  return assumedState(section, pointer('resources'), read);
}
