import { type Diagnostic, type ExportRecord, unread } from '../model/index.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { exportInstead } from './foreign-tool.ts';
import { withListsOfOne } from './lists-of-one.ts';
import type { Records } from './loaded.ts';

/** The same in every part of the program: what reads files has this file once more. */
const TEMPLATE: unique symbol = Symbol.for('mxlint.template');

/** A text with the name of the organization in it, which another file says: pieces between which the name stands. */
interface Template {
  readonly [TEMPLATE]: readonly string[];
}

/** Stands for a text of which only the name of the organization is missing; unread until that is known. */
export function withoutOrganization(pieces: readonly string[]): object {
  const detail = 'it holds $OrganizationName, which ConfigurationData.psd1 says; pass ConfigurationData.psd1 too';
  const template: Template = { [TEMPLATE]: pieces };
  return { ...unread('undetermined', detail), ...template };
}

function isTemplate(value: unknown): value is Template {
  return typeof value === 'object' && value !== null && TEMPLATE in value;
}

/**
 * The files with the name of the organization in every text that lacks it. The name is the one that the file itself says,
 * else the one of the files in its folder, else the one of all files; where these say several, nothing is filled in.
 */
export function withOrganizationNames(loaded: readonly Records[]): readonly Records[] {
  if (!loaded.some(({ records }) => records.some(hasTemplate))) return loaded;
  return loaded.map((file) => {
    const name = nameFor(file, loaded);
    if (name === undefined || !file.records.some(hasTemplate)) return file;
    return { ...file, records: file.records.map((record) => (hasTemplate(record) ? completed(record, name) : record)) };
  });
}

/**
 * Why files are no input of an audit: only the data beside a configuration of Microsoft365DSC was passed. Empty when any
 * file has more.
 */
export function configurationDataAlone(loaded: readonly Records[]): readonly Diagnostic[] {
  const isData = ({ organizationName, records, collections, answers }: Records): boolean =>
    organizationName !== undefined && records.length === 0 && collections.length === 0 && answers === undefined;
  if (!loaded.every(isData)) return [];
  return loaded.map(({ source }) => {
    const message = `The file holds the data beside a configuration of Microsoft365DSC and no settings. Pass the configuration too, for example M365TenantConfig.ps1. ${exportInstead(undefined)}`;
    return fileDiagnostic(source.path, 'input/no-exchange-data', 'error', message);
  });
}

function nameFor(file: Records, loaded: readonly Records[]): string | undefined {
  if (file.organizationName !== undefined) return file.organizationName;
  const folder = folderOf(file);
  return onlyName(loaded.filter((other) => folderOf(other) === folder)) ?? onlyName(loaded);
}

function folderOf({ source }: Records): string {
  return source.path.slice(0, source.path.lastIndexOf('/') + 1);
}

function onlyName(files: readonly Records[]): string | undefined {
  const names = new Set(files.map(({ organizationName }) => organizationName).filter((name) => name !== undefined));
  return names.size === 1 ? [...names][0] : undefined;
}

function hasTemplate({ raw }: ExportRecord): boolean {
  return Object.values(raw).some((value) => isTemplate(value) || (Array.isArray(value) && value.some(isTemplate)));
}

function completed(record: ExportRecord, name: string): ExportRecord {
  const fill = (value: unknown): unknown => (isTemplate(value) ? value[TEMPLATE].join(name) : value);
  const raw = Object.entries(record.raw).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map(fill) : fill(value),
  ]);
  const filled = Object.fromEntries(raw) as ExportRecord['raw'];
  return { ...record, raw: withListsOfOne(record.section, filled) };
}
