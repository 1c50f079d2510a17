import { visible } from '../text/visible.ts';
import { pointer } from '../text/pointer.ts';
import { cippRows, isRow } from './cipp-rows.ts';
import { elementsOf } from './elements.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { EXPORT_AS_JSON, foreignMessage } from './foreign-tool.ts';
import type { JsonFile, JsonFormat, Reading, Refusal } from './format.ts';
import { type JsonObject, isObject, own, ownText } from './json-object.ts';
import { kindOf } from './object-kind.ts';
import type { Item } from './objects.ts';
import { type Part, readParts } from './parts.ts';
import { haveLists } from './lists-of-one.ts';

const MOST_TENANTS = 5;
/** What a rule has once it is there, in lower case. */
const onlyGotten: ReadonlySet<string> = new Set(['identity', 'state', 'priority', 'distinguishedname']);

/**
 * What the CIPP portal hands out (KelvinTegelaar/CIPP-API): answers of its API, `{ "Results": […] }` or a bare list of
 * connectors; rows of its cache and of its templates; single templates of mail flow rules.
 */
export const cipp: JsonFormat = {
  id: 'cipp',
  isNested: true,
  sniff: (value) => {
    if (isObject(value) && Array.isArray(own(value, 'Results'))) return true;
    const first = elementsOf('', value).items.find((item) => isObject(item));
    return (
      isObject(first) &&
      (isRow(first) || Object.hasOwn(first, 'cippconnectortype') || isTemplate(first) || isTenants(first))
    );
  },
  read: readCipp,
};

/** An object of an endpoint that was asked for all tenants. */
function isTenants(object: JsonObject): boolean {
  return ownText(object, 'Tenant') !== undefined && kindOf(object) !== undefined;
}

/** A template has the parameters of New-TransportRule, with two of them in lower case, and nothing that a rule gets. */
function isTemplate(object: JsonObject): boolean {
  if (typeof own(object, 'name') !== 'string' || kindOf(object) !== 'TransportRule') return false;
  return !Object.keys(object).some((key) => onlyGotten.has(key.toLowerCase()));
}

function readCipp(file: JsonFile): Reading | Refusal {
  const { value } = file;
  const first = elementsOf('', value).items.find((item) => isObject(item));
  if (isObject(first) && isRow(first)) {
    const { parts, tenants, absent } = cippRows(value);
    return readAll(file, parts.map(templatesOf), tenants, absent);
  }
  const isAnswer = isObject(value) && Array.isArray(own(value, 'Results'));
  const { items, pointerOf } = isAnswer ? elementsOf(pointer('Results'), own(value, 'Results')) : elementsOf('', value);
  const found = items.map((item, index) => itemOf(item, pointerOf(index)));
  const queue = isAnswer ? queueMessage(value) : undefined;
  if (queue !== undefined && found.every((item) => item.value === null)) return stillLoading(file, queue);
  const shortfall = queue === undefined ? undefined : `CIPP says: ${visible(queue)}`;
  const part: Part = { pointer: isAnswer ? pointer('Results') : '', items: found, claim: file.claim, shortfall };
  const tenants = items.flatMap((item) => (isObject(item) ? (ownText(item, 'Tenant') ?? []) : []));
  return readAll(file, [templatesOf(part)], tenants, []);
}

/** `ListExchangeConnectors` puts both kinds into one list and says of each which it is. */
function itemOf(value: unknown, at: string): Item {
  const type = isObject(value) ? ownText(value, 'cippconnectortype')?.toLowerCase() : undefined;
  if (type === 'inbound') return { value, pointer: at, claim: 'InboundConnector' };
  return type === 'outbound' ? { value, pointer: at, claim: 'OutboundConnector' } : { value, pointer: at };
}

/** Templates are not the rules of a tenant: there may be others, and what they leave out was never written down. */
function templatesOf(part: Part): Part {
  if (!part.items.some(({ value }) => isObject(value) && isTemplate(value))) return part;
  const absence = { reason: 'not-in-format', detail: 'templates of CIPP leave out what is not set' } as const;
  return {
    ...part,
    items: part.items.map((item) => ({ ...item, absence })),
    shortfall: part.shortfall ?? 'templates of CIPP are not all rules of a tenant',
  };
}

function queueMessage(answer: JsonObject): string | undefined {
  const metadata = own(answer, 'Metadata');
  return isObject(metadata) ? ownText(metadata, 'QueueMessage') : undefined;
}

function stillLoading({ source }: JsonFile, said: string): Refusal {
  const message = `CIPP had not loaded the data yet: ${visible(said).replace(/[.\s]+$/, '')}. Ask it again in a few minutes, for one tenant.`;
  return { refused: [fileDiagnostic(source.path, 'input/empty', 'error', message)] };
}

function readAll(
  file: JsonFile,
  parts: readonly Part[],
  named: readonly string[],
  absent: Reading['collections'],
): Reading | Refusal {
  const tenants = [...new Set(named.map((name) => name.trim().toLowerCase()))].toSorted();
  if (tenants.length > 1) return severalTenants(file, tenants);
  if (parts.length === 0) return otherRows(file);
  const values = parts.flatMap(({ items }) => items.map(({ value }) => value));
  const reading = readParts(file, parts, haveLists(values));
  if ('refused' in reading) return reading;
  const seen = new Set(reading.collections.map(({ section }) => section));
  const organization = tenants.find((name) => name.includes('.'));
  return {
    ...reading,
    collections: [...reading.collections, ...absent.filter(({ section }) => !seen.has(section))],
    ...(organization === undefined ? {} : { organization }),
  };
}

function otherRows({ source }: JsonFile): Refusal {
  const what = 'a table of CIPP without the types of its cache that hold mail flow settings';
  const message = foreignMessage(what, EXPORT_AS_JSON);
  return { refused: [fileDiagnostic(source.path, 'input/unsupported', 'error', message)] };
}

function severalTenants({ source }: JsonFile, tenants: readonly string[]): Refusal {
  const shown = tenants.slice(0, MOST_TENANTS).map((name) => visible(name, 60));
  const more = tenants.length > MOST_TENANTS ? ` and ${tenants.length - MOST_TENANTS} more` : '';
  const message = `The file of CIPP holds objects of several tenants: ${shown.join(', ')}${more}. Ask CIPP for one tenant (tenantFilter) instead of all, and audit one at a time.`;
  return { refused: [fileDiagnostic(source.path, 'input/several-organizations', 'error', message)] };
}
