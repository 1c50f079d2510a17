import { type Diagnostic, type ExportRecord, sectionKinds } from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import { pointer } from '../text/pointer.ts';
import { visible } from '../text/visible.ts';
import { instantOf } from './export-header.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import type { JsonFile, JsonFormat, Reading, Refusal } from './format.ts';
import { type JsonObject, isObject, own, ownText } from './json-object.ts';
import type { Collection } from './loaded.ts';
import { areOfService } from './lists-of-one.ts';
import { repaired } from './scubagear-repair.ts';
import { scubaAbsence, scubaCommands, scubaState } from './scubagear-state.ts';
import { scubaKeys } from './section-name.ts';
import { type SectionRecords, readSection } from './section-records.ts';
import { assumedState } from './section-state.ts';

/**
 * ScubaGear's provider export, `ProviderSettingsExport*.json`. Source: cisagov/ScubaGear, ExportEXOProvider.psm1. Its DNS
 * records are left out: recorded answers take the place of live ones, and ScubaGear asks for TXT records of the accepted
 * domains only, so that whatever else the checks look up would stay unknown.
 */
export const scubaGear: JsonFormat = {
  id: 'scubagear',
  sniff: isProviderExport,
  read: (file) => readProviderExport(file, isObject(file.value) ? file.value : {}, ''),
};

/** ScubaGear's results, `ScubaResults_*.json`: verdicts, and the provider export they were made from under `Raw`. */
export const scubaResults: JsonFormat = {
  id: 'scuba-results',
  sniff: (value) => isObject(value) && isObject(own(value, 'Raw')) && isObject(own(value, 'MetaData')),
  read: (file) => {
    const raw = isObject(file.value) ? own(file.value, 'Raw') : undefined;
    return readProviderExport(file, isObject(raw) ? raw : {}, '/Raw');
  },
};

const headerKeys = ['baseline_version', 'module_version', 'timestamp_zulu', 'tenant_details', 'scuba_config'];
/** The first version that leaves backslashes and quotes in texts alone. */
const FAITHFUL_VERSION = [1, 5];
/** Objects in one answer of the service. */
const PAGE_SIZE = 1000;

function isProviderExport(value: unknown): boolean {
  return isObject(value) && headerKeys.filter((key) => Object.hasOwn(value, key)).length >= 2;
}

function readProviderExport(file: JsonFile, raw: JsonObject, base: string): Reading | Refusal {
  const { source } = file;
  const version = ownText(raw, 'module_version');
  if (!hasExchangeData(raw)) {
    const message =
      'ScubaGear ran without the product `exo`, so the file holds nothing of Exchange Online. Run it again: `Invoke-SCuBA -ProductNames exo`.';
    return { refused: [fileDiagnostic(source.path, 'input/no-exchange-data', 'error', message)] };
  }
  const commands = scubaCommands(raw);
  const sections: SectionRecords[] = [];
  const collections: Collection[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const section of sectionKinds) {
    const key = scubaKeys[section];
    if (key === undefined || !Object.hasOwn(raw, key)) {
      collections.push(scubaAbsence(section, base, version, commands));
    } else {
      const at = `${base}${pointer(key)}`;
      const read = readSection(source, section, at, withoutPlaceholder(raw[key]));
      sections.push(read);
      diagnostics.push(...read.diagnostics);
      collections.push(scubaState(pagedState(assumedState(section, at, read), read), read.count, commands));
    }
  }
  const found = sections.flatMap(({ records }): readonly ExportRecord[] => records);
  const unfaithful = version !== undefined && isUnfaithful(version) ? visible(version, 20) : undefined;
  const { records, texts } = unfaithful === undefined ? { records: found, texts: 0 } : repaired(found, unfaithful);
  if (unfaithful !== undefined) {
    diagnostics.push(fileDiagnostic(source.path, 'input/altered-texts', 'warning', alteredMessage(unfaithful, texts)));
  }
  return {
    records,
    collections,
    diagnostics,
    organization: organizationOf(raw),
    taken: instantOf(own(raw, 'timestamp_zulu')),
  };
}

function alteredMessage(version: string, texts: number): string {
  const where = texts === 1 ? '1 text' : `${texts} texts`;
  const mended = texts === 0 ? '' : ` In ${where}, u003c, u003e, u0026 and u0027 were read as <, >, & and ' again.`;
  return `ScubaGear ${version} deletes every backslash from texts, so names are not always what the tenant has, and patterns count as unknown.${mended} Export again with ScubaGear 1.8 or newer.`;
}

/** Versions that ask the service itself follow no link to a next page, so that a full page may not be all. */
function pagedState(assumed: Collection, { records, count }: SectionRecords): Collection {
  if (assumed.state !== 'complete' || count !== PAGE_SIZE || !areOfService(records.map(({ raw }) => raw))) {
    return assumed;
  }
  const detail = 'exactly 1,000 objects, which is one page of the service, and ScubaGear asks for no other';
  const why = { reason: 'partial', command: exportCommand(assumed.section), detail } as const;
  return { ...assumed, state: 'partial', why };
}

function hasExchangeData(raw: JsonObject): boolean {
  return (
    Object.hasOwn(raw, 'exo_successful_commands') ||
    Object.hasOwn(raw, 'exo_unsuccessful_commands') ||
    Object.values(scubaKeys).some((key) => Object.hasOwn(raw, key))
  );
}

/** ScubaGear writes `{}` or an empty text where a command returned nothing, besides `[null]`. */
function withoutPlaceholder(value: unknown): unknown {
  return value === '' || (isObject(value) && Object.keys(value).length === 0) ? [] : value;
}

/** The initial domain, which never changes, before the default domain. */
function organizationOf(raw: JsonObject): string | undefined {
  const domains = own(raw, 'accepted_domains');
  for (const domain of Array.isArray(domains) ? (domains as readonly unknown[]) : []) {
    if (isObject(domain) && own(domain, 'InitialDomain') === true) {
      return ownText(domain, 'DomainName');
    }
  }
  const details = own(raw, 'tenant_details');
  const first: unknown = Array.isArray(details) ? details[0] : details;
  return isObject(first) ? ownText(first, 'DomainName') : undefined;
}

function isUnfaithful(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [faithfulMajor = 0, faithfulMinor = 0] = FAITHFUL_VERSION;
  return major < faithfulMajor || (major === faithfulMajor && minor < faithfulMinor);
}
