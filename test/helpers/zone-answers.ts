import type { DnsAnswer, DnsAnswers, DnsOutcome, QuestionType, RecordOf } from '../../src/model/index.ts';
import type { Zone, ZoneName } from './dns/zone.ts';

const MOST_ALIASES = 10;
/** What is kept of a policy, as a fetch keeps it. */
const LARGEST_BODY = 64 * 1024;

function failureOf(entry: ZoneName | undefined, type: QuestionType): DnsOutcome | undefined {
  return typeof entry?.fails === 'string' ? entry.fails : entry?.fails?.[type];
}

function strings(record: string | readonly string[]): readonly string[] {
  if (typeof record !== 'string') return record;
  return record.match(/[^]{1,255}/g) ?? [''];
}

function httpsRecords({ https }: ZoneName): readonly RecordOf['https'][] {
  if (https === undefined) return [];
  const { status = 200, contentType = 'text/plain', body } = https;
  return [{ status, contentType, body: body.slice(0, LARGEST_BODY), cut: body.length > LARGEST_BODY }];
}

function recordsAt(entry: ZoneName, type: QuestionType): readonly RecordOf[QuestionType][] {
  switch (type) {
    case 'MX':
      return (entry.MX ?? []).map(([preference, exchange]) => ({ preference, exchange }));
    case 'TXT':
    case 'SPF':
      return (entry[type] ?? []).map(strings);
    case 'CNAME':
      return entry.CNAME === undefined ? [] : [entry.CNAME];
    case 'https':
      return httpsRecords(entry);
    case 'SOA':
      return [];
    case 'A':
    case 'AAAA':
    case 'NS':
    case 'PTR':
      return entry[type] ?? [];
  }
}

const above = new WeakMap<Zone, ReadonlySet<string>>();

/** The names above those of a zone, collected once: a zone may hold thousands. */
function namesAbove(zone: Zone): ReadonlySet<string> {
  const known = above.get(zone);
  if (known !== undefined) return known;
  const names = new Set<string>();
  for (const name of Object.keys(zone)) {
    for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) names.add(name.slice(dot + 1));
  }
  above.set(zone, names);
  return names;
}

/** Whether the name is in the zone, or is above one that is. */
function exists(zone: Zone, name: string): boolean {
  return Object.hasOwn(zone, name) || namesAbove(zone).has(name);
}

function lookUp(zone: Zone, name: string, type: QuestionType): DnsAnswer {
  const chain: string[] = [];
  for (let at = name; ;) {
    const entry = Object.hasOwn(zone, at) ? zone[at] : undefined;
    const outcome = failureOf(entry, type);
    if (outcome !== undefined) return { name, type, outcome, records: [], chain };
    const alias = type === 'CNAME' || type === 'https' ? undefined : entry?.CNAME;
    if (alias === undefined) {
      const records = entry === undefined ? [] : recordsAt(entry, type);
      const empty = exists(zone, at) ? 'nodata' : 'nxdomain';
      return { name, type, outcome: records.length > 0 ? 'answer' : empty, records, chain };
    }
    if (chain.length === MOST_ALIASES) return { name, type, outcome: 'malformed', records: [], chain };
    chain.push(alias);
    at = alias;
  }
}

/** The answer with what another resolver says, and whether it was cut. */
function withTransport(zone: Zone, answer: DnsAnswer): DnsAnswer {
  const { name, type } = answer;
  const entry = Object.hasOwn(zone, name) ? zone[name] : undefined;
  if (type !== 'TXT' || (entry?.elsewhere === undefined && entry?.cut === undefined)) return answer;
  const flags = { ad: false, aa: false, tc: entry.cut === true };
  if (entry.elsewhere === undefined) return { ...answer, flags };
  const { outcome, records } = lookUp({ [name]: entry.elsewhere }, name, type);
  const others = [{ server: '198.51.100.53:53', outcome, records }];
  return { ...answer, flags, server: '192.0.2.53:53', others };
}

/** A DNS that holds the zone and nothing else: every question is answered at once. */
export function zoneAnswers(zone: Zone): DnsAnswers {
  return {
    ask: <T extends QuestionType>(name: string, type: T) =>
      withTransport(zone, lookUp(zone, name, type)) as DnsAnswer<T>,
  };
}
