import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { DnsAnswer, DnsAnswers, DnsOutcome, QuestionType, RecordOf } from '../../../src/model/index.ts';

/** One case of a suite: who connects, and what must come of it. */
export interface SuiteCase {
  readonly name: string;
  readonly helo: string;
  readonly host: string;
  readonly mailFrom: string;
  /** Allowed results, the preferred one first. */
  readonly results: readonly string[];
  readonly explanation?: string;
  readonly lookups?: number;
  readonly voids?: number;
}

export interface Scenario {
  readonly description: string;
  readonly cases: readonly SuiteCase[];
  readonly answers: DnsAnswers;
}

type Raw = Readonly<Record<string, unknown>>;

/**
 * Reads a suite of YAML documents in the form that the community suite for RFC 7208 introduced: `description`, `tests`
 * and `zonedata`. Records of type SPF are served as TXT too where a name has no TXT; `TXT: NONE` keeps that off.
 */
export function readSuite(path: string): readonly Scenario[] {
  return parseAllDocuments(readFileSync(path, 'utf8'), { uniqueKeys: false })
    .map((document) => document.toJS() as unknown)
    .filter((document) => isRaw(document) && isRaw(document['tests']))
    .map((document) => scenarioOf(document as Raw));
}

function scenarioOf(document: Raw): Scenario {
  const tests = isRaw(document['tests']) ? document['tests'] : {};
  const zone = isRaw(document['zonedata']) ? document['zonedata'] : {};
  return {
    description: String(document['description']),
    cases: Object.entries(tests).map(([name, test]) => caseOf(name, isRaw(test) ? test : {})),
    answers: suiteAnswers(zone),
  };
}

function caseOf(name: string, test: Raw): SuiteCase {
  const { result, explanation, lookups, voids } = test;
  return {
    name,
    helo: textOf(test['helo']),
    host: textOf(test['host']),
    mailFrom: textOf(test['mailfrom']),
    results: (Array.isArray(result) ? result : [result]).map(String),
    ...(typeof explanation === 'string' ? { explanation } : {}),
    ...(typeof lookups === 'number' ? { lookups } : {}),
    ...(typeof voids === 'number' ? { voids } : {}),
  };
}

/** The zone of a scenario as answers; aliases are followed, and names have no letter case. */
function suiteAnswers(zone: Raw): DnsAnswers {
  const names = new Map(
    Object.entries(zone).map(([name, entries]) => [plain(name), Array.isArray(entries) ? entries : []]),
  );
  const known = new Map<string, DnsAnswer>();
  return {
    ask: <T extends QuestionType>(name: string, type: T): DnsAnswer<T> => {
      const key = `${type} ${name}`;
      const answer = known.get(key) ?? answerOf(names, name, type);
      known.set(key, answer);
      return answer as DnsAnswer<T>;
    },
  };
}

function answerOf(names: ReadonlyMap<string, readonly unknown[]>, name: string, type: QuestionType): DnsAnswer {
  const chain: string[] = [];
  let entries = names.get(name);
  while (entries !== undefined && chain.length < 10) {
    const alias = valuesOf(entries, 'CNAME')[0];
    if (alias === undefined || type === 'CNAME') break;
    chain.push(plain(textOf(alias)));
    entries = names.get(plain(textOf(alias)));
  }
  const answer = (outcome: DnsOutcome, records: DnsAnswer['records'] = []): DnsAnswer => ({
    name,
    type,
    outcome,
    records,
    chain,
  });
  if (entries === undefined) return answer('nxdomain');
  const records = recordsOf(entries, type);
  if (records.length > 0) return answer('answer', records);
  if (entries.includes('TIMEOUT')) return answer('timeout');
  if (entries.includes('SERVFAIL')) return answer('servfail');
  const copies = type === 'TXT' && valuesOf(entries, 'TXT').length === 0 ? recordsOf(entries, 'SPF') : [];
  return copies.length > 0 ? answer('answer', copies) : answer('nodata');
}

function recordsOf(entries: readonly unknown[], type: QuestionType): readonly RecordOf[QuestionType][] {
  return valuesOf(entries, type).flatMap((value): RecordOf[QuestionType][] => {
    if (type === 'MX') {
      const [preference, exchange] = Array.isArray(value) ? value : [];
      return [{ preference: Number(preference), exchange: plain(textOf(exchange)) }];
    }
    if (type === 'TXT' || type === 'SPF') {
      if (value === 'NONE') return [];
      return [(Array.isArray(value) ? value : [value]).map((text) => bytesOf(textOf(text)))];
    }
    return [type === 'A' || type === 'AAAA' ? textOf(value) : plain(textOf(value))];
  });
}

function valuesOf(entries: readonly unknown[], type: string): unknown[] {
  return entries.flatMap((entry) => (isRaw(entry) && type in entry ? [entry[type]] : []));
}

/** One character per byte. */
function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
