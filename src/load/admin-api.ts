import type { SectionKind } from '../model/index.ts';
import { pointer } from '../text/pointer.ts';
import { visible } from '../text/visible.ts';
import { unpackedClixml } from './admin-api-clixml.ts';
import { elementsOf } from './elements.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { EXPORT_AS_JSON, foreignMessage } from './foreign-tool.ts';
import type { JsonFile, JsonFormat, Reading, Refusal } from './format.ts';
import { type JsonObject, isObject, own } from './json-object.ts';
import { haveLists } from './lists-of-one.ts';
import { sectionOfObject } from './objects.ts';
import { type Part, readParts } from './parts.ts';
import { sectionOfCommandOrKey } from './section-name.ts';

/** The answer to one request: its objects are in `value`, and what is said about it begins with `@`. */
interface Envelope extends JsonObject {
  readonly value: readonly unknown[];
}

/**
 * Answers of the service to `InvokeCommand` as they came over HTTP: one, a list of them, or an object whose keys name the
 * commands. An answer may be incomplete although the request succeeded: its warnings and the link to a next page say so.
 */
export const adminApi: JsonFormat = {
  id: 'admin-api',
  isNested: true,
  sniff: (value) => placedIn(value).some(({ content }) => isEnvelope(content)),
  read: readAdminApi,
};

/** Whether a value is one answer of the service. */
export function isEnvelope(value: unknown): value is Envelope {
  if (!isObject(value) || !Array.isArray(own(value, 'value'))) return false;
  return Object.keys(value).some((key) => /^@(?:odata|adminapi)\./.test(key));
}

/** Keys of the tenant export, which may hold answers of the service among other things. */
const exportOnly = ['mxlint', 'DnsAnswer'] as const;

interface Placed {
  readonly content: unknown;
  readonly at: string;
  readonly claim: SectionKind | undefined;
}

/** What may be answers in a file, without looking into it any deeper; `claim` is what the file's name claims. */
function placedIn(value: unknown, claim?: SectionKind): readonly Placed[] {
  if (isEnvelope(value)) return [{ content: value, at: '', claim }];
  if (Array.isArray(value)) {
    return (value as readonly unknown[]).map((content, index) => ({ content, at: pointer(index), claim }));
  }
  if (!isObject(value) || exportOnly.some((key) => Object.hasOwn(value, key))) return [];
  return Object.entries(value).map(([key, content]) => ({
    content,
    at: pointer(key),
    claim: sectionOfCommandOrKey(key),
  }));
}

/** One answer as a part of a file; `claim` is what the file calls it. */
function partOf(
  content: unknown,
  at: string,
  claim: SectionKind | undefined,
  clixmlObjects?: JsonFile['clixmlObjects'],
): Part {
  if (!isEnvelope(content)) {
    const { items, pointerOf } = elementsOf(at, content);
    return { pointer: at, claim, items: items.map((value, index) => ({ value, pointer: pointerOf(index) })) };
  }
  const packed = content.value.map((value, index) => ({ value, pointer: at + pointer('value', index) }));
  const { items, problem } = unpackedClixml(packed, clixmlObjects);
  const shortfall = shortfallOf(content) ?? problem;
  const confirmed = shortfall === undefined && Object.hasOwn(content, '@adminapi.warnings');
  return { pointer: at, claim, items, shortfall, confirmed };
}

/** Why an answer may not be all there is, without a full stop. The link itself is not shown: it holds the name of the tenant and an id of the session. */
export function shortfallOf(envelope: Envelope): string | undefined {
  const link = own(envelope, '@odata.nextLink');
  if (link !== undefined && link !== null && link !== '') {
    return 'the answer of the service is one page of several (@odata.nextLink)';
  }
  const { items } = elementsOf('', own(envelope, '@adminapi.warnings') ?? []);
  const warning = items.find((item) => item !== null && item !== '');
  if (warning === undefined) return undefined;
  return typeof warning === 'string' ? `the service warned: ${visible(warning.trim())}` : 'the service warned';
}

/** Answers to other commands, and what else may stand in a file beside answers, are left out. */
function readAdminApi(file: JsonFile): Reading | Refusal {
  const parts = placedIn(file.value, file.claim).map(({ content, at, claim }) =>
    partOf(content, at, claim, file.clixmlObjects),
  );
  const isKnown = ({ items, claim }: Part): boolean =>
    items.some(({ value }) => isObject(value) && sectionOfObject(value, claim) !== undefined);
  if (parts.some(({ items }) => items.length > 0) && !parts.some(isKnown)) {
    const what =
      'an answer of the Exchange admin API or of Microsoft Graph that holds none of the objects that mxlint reads';
    const message = foreignMessage(what, EXPORT_AS_JSON);
    return { refused: [fileDiagnostic(file.source.path, 'input/unsupported', 'error', message)] };
  }
  const used = parts.filter((part) => part.claim !== undefined || isKnown(part));
  return readParts(file, used, haveLists(used.flatMap(({ items }) => items.map(({ value }) => value))));
}
