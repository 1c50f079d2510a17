import type { DnsOutcome } from '../../model/index.ts';
import { typeCodes } from './record-type.ts';
import { type Reply, type ReplyRecord, rcodes } from './reply.ts';

/** What a reply says of one name and type. */
export interface ReadAnswer {
  readonly outcome: DnsOutcome;
  readonly records: readonly ReplyRecord['content'][];
  /** Targets of the aliases followed, in order. */
  readonly chain: readonly string[];
  readonly ttl?: number | undefined;
  readonly detail?: string | undefined;
  /** The aliases end at a name of whose records the reply says nothing: it has to be asked for. */
  readonly unfinished?: boolean;
}

/** Aliases that are followed in one reply and over all (as usual among resolvers; RFC 1034 has no number). */
export const MOST_ALIASES = 10;
const CONTRADICTION = 'a reply says that the name does not exist and has records of it';

/**
 * Follows the aliases of a reply by owner (RFC 1034, section 3.6.2) and takes the records of the type at their end.
 * NODATA is a reply without error and without such a record; NXDOMAIN is about the last target (RFC 6604, section 3).
 */
export function readAnswer(reply: Reply, name: string, type: number): ReadAnswer {
  const chain: string[] = [];
  let owner = name;
  let ttl = Infinity;
  for (let alias = aliasOf(reply, owner, type); alias !== undefined; alias = aliasOf(reply, owner, type)) {
    const target = typeof alias.content === 'string' ? alias.content : '';
    const isLoop = target === name || chain.includes(target);
    if (isLoop) return broken(chain, `the aliases lead back to ${target}`);
    if (chain.length === MOST_ALIASES) return broken(chain, `more than ${MOST_ALIASES} aliases follow each other`);
    chain.push(target);
    ttl = Math.min(ttl, alias.ttl);
    owner = target;
  }
  const records: ReplyRecord['content'][] = [];
  for (const record of reply.answers) {
    if (record.type !== type || record.owner !== owner) continue;
    records.push(record.content);
    ttl = Math.min(ttl, record.ttl);
  }
  if (records.length === 0) return absence(reply, owner, chain, ttl);
  if (reply.rcode !== rcodes.noError) return broken(chain, CONTRADICTION);
  return { outcome: 'answer', records, chain, ttl, detail: undefined };
}

function aliasOf({ answers }: Reply, owner: string, type: number): ReplyRecord | undefined {
  if (type === typeCodes.CNAME) return undefined;
  for (const record of answers) if (record.type === typeCodes.CNAME && record.owner === owner) return record;
  return undefined;
}

/** RFC 2308, section 5: an absence holds for the lesser of the TTL and the minimum of the SOA record. */
function absence(reply: Reply, owner: string, chain: readonly string[], aliasTtl: number): ReadAnswer {
  const zone = reply.authorities.find((record) => record.type === typeCodes.SOA && isAt(owner, record.owner));
  const least = zone === undefined ? aliasTtl : Math.min(aliasTtl, zone.ttl, zone.minimum ?? zone.ttl);
  const ttl = least === Infinity ? undefined : least;
  if (reply.rcode === rcodes.nxDomain) return { outcome: 'nxdomain', records: [], chain, ttl };
  return { outcome: 'nodata', records: [], chain, ttl, unfinished: chain.length > 0 && zone === undefined };
}

function broken(chain: readonly string[], detail: string): ReadAnswer {
  return { outcome: 'malformed', records: [], chain, detail };
}

function isAt(name: string, zone: string): boolean {
  return zone === '' || name === zone || name.endsWith(`.${zone}`);
}
