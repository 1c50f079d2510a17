import { Packet, type Resource } from 'dns2';
import type { QuestionType } from '../../../src/model/index.ts';
import type { Zone, ZoneName } from './zone.ts';

const TTL = 300;

/** Numbers of the record types that a zone holds (IANA, DNS parameters). */
export const typeNumbers = { A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SPF: 99 } as const;

type RecordType = keyof typeof typeNumbers;

/** Records of the answer section, aliases first, with the response code (RFC 1035, section 4.1.1). */
export interface ZoneReply {
  readonly code: number;
  readonly answers: readonly Resource[];
}

/** Name of the type, or undefined when no zone holds such records. */
export function typeNamed(number: number): RecordType | undefined {
  return Object.entries(typeNumbers).find(([, one]) => one === number)?.[0] as RecordType | undefined;
}

/** The strings of a TXT record as bytes; an empty text is one empty string, since no data at all is no TXT record. */
export function stringsOf(record: string | readonly string[]): readonly Buffer[] {
  const strings = typeof record === 'string' ? (record.match(/[^]{1,255}/g) ?? ['']) : record;
  return strings.map((one) => Buffer.from(one, 'latin1'));
}

function contents(entry: ZoneName, type: RecordType): readonly Partial<Resource>[] {
  switch (type) {
    case 'A':
    case 'AAAA':
      return (entry[type] ?? []).map((address) => ({ address }));
    case 'NS':
      return (entry.NS ?? []).map((ns) => ({ ns }));
    case 'PTR':
      return (entry.PTR ?? []).map((domain) => ({ domain }));
    case 'CNAME':
      return entry.CNAME === undefined ? [] : [{ domain: entry.CNAME }];
    case 'MX':
      return (entry.MX ?? []).map(([priority, exchange]) => ({ priority, exchange }));
    case 'TXT':
    case 'SPF':
      // The codec takes bytes for each string, which its types do not say.
      return (entry[type] ?? []).map((record) => ({ data: stringsOf(record) as unknown as string[] }));
    case 'SOA':
      return [];
  }
}

/** The records of a name, owned by the name as it was asked. */
function resourcesAt(entry: ZoneName, name: string, type: RecordType): readonly Resource[] {
  return contents(entry, type).map(
    (content) => new Packet.Resource({ name, type: typeNumbers[type], class: 1, ttl: TTL, ...content }),
  );
}

function entryOf(zone: Zone, name: string): ZoneName | undefined {
  return Object.hasOwn(zone, name) ? zone[name] : undefined;
}

/** Whether the name is in the zone or above one that is: an empty non-terminal exists (RFC 8020). */
function isInZone(zone: Zone, name: string): boolean {
  return Object.hasOwn(zone, name) || Object.keys(zone).some((one) => one.endsWith(`.${name}`));
}

/**
 * What an authoritative server says of a question (RFC 1034, section 4.3.2). Aliases are followed until they leave the
 * zone or come back; the code is that of the last name (RFC 6604). A type that no zone holds is like one without records.
 */
export function zoneReply(zone: Zone, asked: string, type: RecordType | undefined): ZoneReply {
  const answers: Resource[] = [];
  const seen = new Set<string>();
  for (let owner = asked; ;) {
    const name = owner.toLowerCase();
    if (seen.has(name)) return { code: 0, answers };
    seen.add(name);
    const entry = entryOf(zone, name);
    if (entry === undefined) return { code: isInZone(zone, name) ? 0 : 3, answers };
    if (entry.CNAME === undefined || type === 'CNAME') {
      return { code: 0, answers: type === undefined ? answers : [...answers, ...resourcesAt(entry, owner, type)] };
    }
    answers.push(...resourcesAt(entry, owner, 'CNAME'));
    owner = entry.CNAME;
  }
}

/** The SOA that a negative answer carries (RFC 2308, section 3): of the domain, or of the name if it is shorter. */
export function soaFor(name: string): Resource {
  const apex = name.split('.').slice(-2).join('.');
  return new Packet.Resource({
    name: apex,
    type: typeNumbers.SOA,
    class: 1,
    ttl: TTL,
    primary: `ns.${apex}`,
    admin: `hostmaster.${apex}`,
    serial: 1,
    refresh: 3600,
    retry: 600,
    expiration: 86_400,
    minimum: 60,
  });
}

/** Outcome that the zone wants for the name, in place of an answer. */
export function failureAt(zone: Zone, name: string, type: QuestionType | undefined): string | undefined {
  const fails = entryOf(zone, name)?.fails;
  if (typeof fails === 'string' || fails === undefined) return fails;
  return type === undefined ? undefined : fails[type];
}
