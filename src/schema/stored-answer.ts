import {
  dnsOutcomes,
  questionTypes,
  type DnsAnswer,
  type DnsOutcome,
  type HttpsResponse,
  type MxRecord,
  type QuestionType,
  type RecordOf,
  type ServerOutcome,
} from '../model/dns-answer.ts';
import { isoInstant } from '../text/instant.ts';

type Json = Readonly<Record<string, unknown>>;
type AnyRecord = RecordOf[QuestionType];

const transports = ['udp', 'tcp', 'doh', 'https'] as const;
const flagNames = ['ad', 'aa', 'tc'] as const;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(object: Json, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function storedRecord(record: AnyRecord): unknown {
  if (typeof record === 'string' || Array.isArray(record)) return record;
  if ('preference' in record) return { Preference: record.preference, Exchange: record.exchange };
  if (!('status' in record)) return [];
  const { status, contentType, body, cut } = record;
  return { Status: status, ContentType: contentType, Body: body, Cut: cut };
}

function storedOther({ server, outcome, records }: ServerOutcome): Json {
  return { Server: server, Outcome: outcome, Records: records.map(storedRecord) };
}

/** An answer as exports and answers files hold it; what is not known is left out. */
export function storedAnswer(answer: DnsAnswer): Json {
  const { name, type, outcome, records, chain, ttl, detail, server, transport, at, flags, others = [] } = answer;
  const raised = flagNames.filter((flag) => flags?.[flag] === true);
  const fields: Readonly<Record<string, unknown>> = {
    Name: name,
    Type: type,
    Outcome: outcome,
    Records: records.length === 0 ? undefined : records.map(storedRecord),
    Chain: chain.length === 0 ? undefined : chain,
    Ttl: ttl,
    Detail: detail,
    Server: server,
    Transport: transport,
    Time: at === undefined ? undefined : isoInstant(at),
    Flags: flags === undefined ? undefined : raised,
    Others: others.length === 0 ? undefined : others.map(storedOther),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function textOf(object: Json, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === 'string' ? value : undefined;
}

function listOf(object: Json, key: string): readonly unknown[] {
  const value = own(object, key);
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Names of DNS are compared without case; a final dot says nothing. */
function nameOf(text: string): string {
  return text.toLowerCase().replace(/(?<!^|\\)\.$/, '');
}

function readMx(value: unknown): MxRecord | undefined {
  if (!isJson(value)) return undefined;
  const preference = own(value, 'Preference');
  const exchange = textOf(value, 'Exchange');
  if (typeof preference !== 'number' || !Number.isInteger(preference) || exchange === undefined) return undefined;
  return { preference, exchange: exchange === '.' ? '' : nameOf(exchange) };
}

function readHttps(value: unknown): HttpsResponse | undefined {
  if (!isJson(value)) return undefined;
  const status = own(value, 'Status');
  const body = textOf(value, 'Body');
  if (typeof status !== 'number' || body === undefined) return undefined;
  return { status, contentType: textOf(value, 'ContentType') ?? '', body, cut: own(value, 'Cut') === true };
}

function readStrings(value: unknown): readonly string[] | undefined {
  const strings: readonly unknown[] = Array.isArray(value) ? value : [value];
  return strings.every((one) => typeof one === 'string') ? strings : undefined;
}

function readRecord(type: QuestionType, value: unknown): AnyRecord | undefined {
  if (type === 'MX') return readMx(value);
  if (type === 'https') return readHttps(value);
  if (type === 'TXT' || type === 'SPF') return readStrings(value);
  return typeof value === 'string' ? nameOf(value) : undefined;
}

function readRecords(type: QuestionType, object: Json): readonly AnyRecord[] | undefined {
  const records = listOf(object, 'Records').map((value) => readRecord(type, value));
  return records.every((record) => record !== undefined) ? records : undefined;
}

function outcomeOf(object: Json): DnsOutcome | undefined {
  const text = textOf(object, 'Outcome');
  return dnsOutcomes.find((outcome) => outcome === text);
}

function readOther(type: QuestionType, value: unknown): readonly ServerOutcome[] {
  if (!isJson(value)) return [];
  const [server, outcome, records] = [textOf(value, 'Server'), outcomeOf(value), readRecords(type, value)];
  return server === undefined || outcome === undefined || records === undefined ? [] : [{ server, outcome, records }];
}

/** What an entry says beside its records. */
function detailsOf(type: QuestionType, value: Json): Partial<DnsAnswer> {
  const ttl = own(value, 'Ttl');
  const time = Date.parse(textOf(value, 'Time') ?? '');
  const flags = listOf(value, 'Flags');
  const others = listOf(value, 'Others').flatMap((other) => readOther(type, other));
  return {
    ttl: typeof ttl === 'number' ? ttl : undefined,
    detail: textOf(value, 'Detail'),
    server: textOf(value, 'Server'),
    transport: transports.find((transport) => transport === textOf(value, 'Transport')),
    at: Number.isNaN(time) ? undefined : time,
    flags: Object.hasOwn(value, 'Flags')
      ? { ad: flags.includes('ad'), aa: flags.includes('aa'), tc: flags.includes('tc') }
      : undefined,
    others: others.length === 0 ? undefined : others,
  };
}

/** Reads an entry of a section `DnsAnswer`; what is wrong with it as a text without full stop. */
export function readStoredAnswer(value: unknown): DnsAnswer | string {
  if (!isJson(value)) return 'it is no object';
  const name = textOf(value, 'Name');
  const type = questionTypes.find((one) => one.toLowerCase() === textOf(value, 'Type')?.toLowerCase());
  const outcome = outcomeOf(value);
  if (name === undefined) return 'it has no `Name`';
  if (type === undefined) return `its \`Type\` is none of ${questionTypes.join(', ')}`;
  if (outcome === undefined) return `its \`Outcome\` is none of ${dnsOutcomes.join(', ')}`;
  const records = readRecords(type, value);
  if (records === undefined) return `its \`Records\` are not those of type ${type}`;
  if ((outcome === 'answer') !== records.length > 0) {
    return `its \`Outcome\` is ${outcome}, its \`Records\` say otherwise`;
  }
  const chain = listOf(value, 'Chain').filter((one) => typeof one === 'string');
  return { name: nameOf(name), type, outcome, records, chain: chain.map(nameOf), ...detailsOf(type, value) };
}
