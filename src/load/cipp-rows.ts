import type { SectionKind } from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import { parseJson } from '../text/json-parse.ts';
import { pointer } from '../text/pointer.ts';
import { scanJson } from '../text/json-scan.ts';
import { elementsOf } from './elements.ts';
import { type JsonObject, isObject, own, ownText } from './json-object.ts';
import type { Collection } from './loaded.ts';
import type { Item } from './objects.ts';
import type { Part } from './parts.ts';
import { sectionOfKey } from './section-name.ts';

/** As deep as other files are read. */
const MOST_DEPTH = 256;

/** Properties in which tables hold objects, as a rule as JSON in a text: the cache, the older cache of rules, templates. */
const payloads = ['Data', 'TransportRule', 'JSON'] as const;

/** Kinds of which the cache has no type. */
const neverCached: readonly SectionKind[] = [
  'ArcConfig',
  'DistributionGroupMember',
  'HostedConnectionFilterPolicy',
  'OutboundConnector',
];

interface Rows {
  readonly parts: readonly Part[];
  readonly tenants: readonly string[];
  readonly absent: readonly Collection[];
}

interface Row {
  readonly row: JsonObject;
  readonly at: string;
  /** Name of what is cached, such as `ExoTransportRules`. */
  readonly type: string;
}

/** Whether an object is a row of one of CIPP's tables. */
export function isRow(object: JsonObject): boolean {
  return typeof own(object, 'PartitionKey') === 'string' && typeof own(object, 'RowKey') === 'string';
}

/**
 * The objects in rows of CIPP's tables, one part per type; rows of types that are none of a tenant's mail flow are left
 * out. A row with a count says how many objects there were, since rows of objects that are gone may be left.
 */
export function cippRows(value: unknown): Rows {
  const { items, pointerOf } = elementsOf('', value);
  const rows = items.flatMap((row, index): readonly Row[] =>
    isObject(row) && isRow(row) ? [{ row, at: pointerOf(index), type: typeOf(row) }] : [],
  );
  const used = rows.filter(({ row, type }) => sectionOfType(type) !== undefined || hasRule(row));
  const byType = Map.groupBy(used, ({ type }) => type.toLowerCase());
  const isCache = used.some(({ type }) => /^exo/i.test(type));
  return {
    parts: [...byType.values()].flatMap(partOf),
    tenants: used.flatMap(({ row, type }) => ownText(row, /^exo/i.test(type) ? 'PartitionKey' : 'Tenant') ?? []),
    absent: isCache ? neverCached.map(absence) : [],
  };
}

function hasRule(row: JsonObject): boolean {
  return Object.hasOwn(row, 'TransportRule') || own(row, 'PartitionKey') === 'TransportTemplate';
}

/** The column `Type`, else what stands in front of the id of the object. */
function typeOf(row: JsonObject): string {
  return ownText(row, 'Type') ?? (ownText(row, 'RowKey') ?? '').split('-', 1)[0] ?? '';
}

function sectionOfType(type: string): SectionKind | undefined {
  const noun = /^exo(\w+)$/i.exec(type)?.[1];
  return noun === undefined ? undefined : (sectionOfKey(noun) ?? sectionOfKey(noun.replace(/s$/, '')));
}

function partOf(rows: readonly Row[]): readonly Part[] {
  const [first] = rows;
  if (first === undefined) return [];
  const items = rows.flatMap(itemsOf);
  const count = rows.map(({ row }) => own(row, 'DataCount')).find((one) => typeof one === 'number');
  const claim = sectionOfType(first.type) ?? 'TransportRule';
  const shortfall =
    count === undefined || count === items.length
      ? undefined
      : `CIPP counts ${String(count)} objects, its rows hold ${items.length}`;
  return [{ pointer: first.at, items, claim, shortfall, confirmed: count !== undefined && shortfall === undefined }];
}

/** Objects in a text stand where the text stands, since their own places are inside a value of the file. */
function itemsOf({ row, at }: Row): readonly Item[] {
  const name = payloads.find((one) => Object.hasOwn(row, one));
  if (name === undefined) return [];
  const place = at + pointer(name);
  const data = row[name];
  if (typeof data !== 'string') {
    const { items, pointerOf } = elementsOf(place, data);
    return items.map((value, index) => ({ value, pointer: pointerOf(index) }));
  }
  const parsed = parseJson(data);
  if (!parsed.ok || scanJson(data, parsed.value).depth > MOST_DEPTH) return [{ value: data, pointer: place }];
  return elementsOf(place, parsed.value).items.map((value) => ({ value, pointer: place }));
}

function absence(section: SectionKind): Collection {
  const detail = 'the cache of CIPP does not hold it';
  const why = { reason: 'not-in-format', command: exportCommand(section), detail } as const;
  return { section, pointer: '', state: 'absent', why };
}
