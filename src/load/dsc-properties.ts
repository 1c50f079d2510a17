import {
  actionNames,
  exceptionOf,
  type ExportRecord,
  predicateNames,
  type PropertyTable,
  propertyTables,
  type SectionKind,
  unread,
} from '../model/index.ts';
import { dscAbsence } from './dsc-kinds.ts';
import type { JsonObject } from './json-object.ts';
import { withListsOfOne } from './lists-of-one.ts';

/** Keys of a resource that say how it is applied and who signs in to do so: no part of the tenant, and partly secret. */
const omitted: ReadonlySet<string> = new Set(
  [
    'accesstokens applicationid applicationsecret certificatepassword certificatepath certificatethumbprint credential',
    'globaladminaccount managedidentity tenantid psdscrunascredential dependson ensure issingleinstance',
    'resourceid sourceinfo modulename moduleversion configurationname',
  ].flatMap((names) => names.split(' ')),
);

/** Conditions that no version of the resource exports, or only old ones. */
const neverWritten: ReadonlySet<string> = new Set([
  'ContentMatchesPrompt',
  'ContentMatchesPromptVerdict',
  'MessageContainsAllDataClassifications',
  'MessageContainsDataClassifications',
]);
const predicates = predicateNames.filter((name) => !neverWritten.has(name));

/** Properties that a resource leaves out when the cmdlet gives null for them, and only then. */
const leftOutWhenUnset: Readonly<Partial<Record<SectionKind, readonly string[]>>> = {
  InboundConnector: ['Comment', 'TlsSenderCertificateName'],
  OutboundConnector: ['Comment', 'TlsDomain', 'TlsSettings'],
  RemoteDomain: ['TNEFEnabled', 'CharacterSet', 'NonMimeCharacterSet'],
  TransportRule: [
    'ActivationDate',
    'ExpiryDate',
    'Comments',
    'DlpPolicy',
    ...predicates,
    ...predicates.map((name) => exceptionOf(name)),
    ...actionNames,
  ],
};

/** From this version on the resources have all properties above (change log of Microsoft365DSC, 1.22.1026.1). */
const ALL_PROPERTIES = [1, 22, 1026];
/** From this version on an empty list is written and not left out. */
const EMPTY_LISTS = [1, 25, 0];
/** Versions in between wrote empty lists for mail flow rules that have entries (Microsoft365DSC, issue 5575). */
const LOST_LISTS = [1, 24, 1127];
const FOUND_LISTS = [1, 25, 108];

const tables: Readonly<Record<string, PropertyTable>> = propertyTables;

/** Numbers of a version, for example 1.26.218.1; undefined for a text that is none. */
function numbersOf(version: string | undefined): readonly number[] | undefined {
  return version !== undefined && /^\d{1,6}(?:\.\d{1,6}){1,3}$/.test(version)
    ? version.split('.').map(Number)
    : undefined;
}

function isBefore(version: readonly number[], other: readonly number[]): boolean {
  const index = other.findIndex((number, at) => (version[at] ?? 0) !== number);
  return index !== -1 && (version[index] ?? 0) < (other[index] ?? 0);
}

/**
 * The object that a resource of Microsoft365DSC describes, from its properties. What the resource leaves out because it is
 * unset is null where the version that wrote it is known to leave out nothing else; everything else that is missing is
 * not known.
 */
export function dscObject(
  section: SectionKind,
  properties: JsonObject,
  version: string | undefined,
): Pick<ExportRecord, 'raw' | 'absence'> {
  const said = Object.entries(properties).filter(([name]) => !omitted.has(name.toLowerCase()));
  const numbers = numbersOf(version);
  const raw = withoutLostLists(section, withListsOfOne(section, Object.fromEntries(said)), numbers);
  if (numbers === undefined || isBefore(numbers, ALL_PROPERTIES)) return { raw, absence: dscAbsence };
  const unset = (leftOutWhenUnset[section] ?? []).filter((name) => isUnset(section, raw, name, numbers));
  return { raw: { ...raw, ...Object.fromEntries(unset.map((name) => [name, null])) }, absence: dscAbsence };
}

function isUnset(section: SectionKind, raw: JsonObject, name: string, version: readonly number[]): boolean {
  const property = tables[section]?.[name];
  if (Object.hasOwn(raw, name) || property?.aliases?.some((alias) => Object.hasOwn(raw, alias)) === true) return false;
  return property?.type !== 'list' || isBefore(version, EMPTY_LISTS);
}

function withoutLostLists(section: SectionKind, raw: JsonObject, version: readonly number[] | undefined): JsonObject {
  if (section !== 'TransportRule') return raw;
  const areLost = version !== undefined && !isBefore(version, LOST_LISTS) && isBefore(version, FOUND_LISTS);
  const lost = unread('undetermined', 'this version of Microsoft365DSC writes an empty list where a rule has entries');
  const entries = Object.entries(raw).map(([name, value]) => {
    const isEmpty = Array.isArray(value) && value.length === 0;
    return [name, isEmpty && (areLost || hasHeaderName(raw, name)) ? lost : value] as const;
  });
  return Object.fromEntries(entries);
}

/** Whether the rule names the header whose words or patterns are empty: no rule has one without the other. */
function hasHeaderName(raw: JsonObject, name: string): boolean {
  const header = name.replace(/^(ExceptIf)?(Header(?:Contains|Matches))(?:Words|Patterns)$/, '$1$2MessageHeader');
  return header !== name && typeof raw[header] === 'string' && raw[header] !== '';
}
