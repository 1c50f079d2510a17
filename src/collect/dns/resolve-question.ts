import type { DnsAnswer } from '../../model/index.ts';
import type { AskLimits, ServerFailure } from './asking.ts';
import { askServers, type ServersResult } from './ask-servers.ts';
import { failedAnswer } from './failed-answer.ts';
import type { Query } from './query.ts';
import { MOST_ALIASES, type ReadAnswer, readAnswer } from './read-answer.ts';
import { readName } from './read-name.ts';
import { type RecordType, typeCodes } from './record-type.ts';
import type { Server } from './server.ts';
import { wireName } from './wire-name.ts';

/** A question that can be sent. */
export interface Sendable {
  readonly name: string;
  readonly type: RecordType;
}

/** What an answer is made of, but for the time. */
export type Resolved = Omit<DnsAnswer, 'at'>;

/** Names of whose characters none is ever escaped. */
const PLAIN = /^[a-z0-9._-]+$/;

type Others = NonNullable<Resolved['others']>;

/** What came of asking for the name, or for one target. */
interface Hop {
  readonly read: ReadAnswer;
  readonly server: string;
  readonly transport: Resolved['transport'];
  readonly flags: Resolved['flags'];
  readonly others: Others;
}

/**
 * Asks some servers one question and follows aliases: when the reply ends at a target of which it says nothing, the
 * target is asked for, all within one deadline. What fails on the way is the outcome; the chain so far is kept.
 */
export async function resolveQuestion(
  question: Sendable,
  servers: readonly Server[],
  limits: AskLimits,
  onSlow: (server: Server) => void,
): Promise<Resolved> {
  const type = typeCodes[question.type];
  const first = queryOf(question.name, type);
  if ('problem' in first) return failedAnswer(question, 'invalid-name', first.problem);
  let hop = readHop(first, await askServers(first, servers, limits, onSlow));
  while (hop.read.unfinished === true) {
    const query = queryOf(hop.read.chain.at(-1) ?? '', type);
    if ('problem' in query) return resolved(question, cutShort(hop, `of an alias ${query.problem}`));
    hop = joined(hop, readHop(query, await askServers(query, servers, limits, onSlow)), question.name);
  }
  return resolved(question, hop);
}

function queryOf(text: string, type: number): Query | { readonly problem: string } {
  const wire = wireName(text);
  if ('problem' in wire) return wire;
  const { name, bytes } = wire;
  const owner = PLAIN.test(name) ? name : (readName(bytes, 0)?.name ?? name);
  return { owner, wire: bytes, type };
}

function readHop(query: Query, { result, failures }: ServersResult): Hop {
  const server = result.server.name;
  const others = failures.map(otherOf);
  if (result.kind === 'failure') {
    const { outcome, detail } = result;
    return {
      read: { outcome, records: [], chain: [], detail },
      server,
      transport: undefined,
      flags: undefined,
      others,
    };
  }
  const { reply, transport, truncated } = result;
  const flags = { ad: reply.ad, aa: reply.aa, tc: truncated };
  return { read: readAnswer(reply, query.owner, query.type), server, transport, flags, others };
}

function otherOf({ server, outcome }: ServerFailure): Others[number] {
  return { server: server.name, outcome, records: [] };
}

/** What the target's reply adds to the alias's. */
function joined(before: Hop, after: Hop, name: string): Hop {
  const chain = [...before.read.chain, ...after.read.chain];
  const whole: Hop = {
    ...after,
    read: { ...after.read, chain, ttl: leastOf(before.read.ttl, after.read.ttl) },
    flags: joinedFlags(before.flags, after.flags),
    others: [...before.others, ...after.others],
  };
  if (new Set([name, ...chain]).size <= chain.length) return cutShort(whole, 'the aliases lead back to an earlier one');
  if (chain.length > MOST_ALIASES) return cutShort(whole, `more than ${MOST_ALIASES} aliases follow each other`);
  return whole;
}

function cutShort(hop: Hop, detail: string): Hop {
  return { ...hop, read: { outcome: 'malformed', records: [], chain: hop.read.chain, detail } };
}

/** AD counts only when every part was validated. */
function joinedFlags(a: Hop['flags'], b: Hop['flags']): Hop['flags'] {
  if (a === undefined || b === undefined) return b;
  return { ad: a.ad && b.ad, aa: a.aa && b.aa, tc: a.tc || b.tc };
}

function leastOf(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : Math.min(a, b);
}

/** Written out, as one object: spreading costs more than the rest. */
function resolved({ name, type }: Sendable, { read, server, transport, flags, others }: Hop): Resolved {
  const { outcome, records, chain, ttl, detail } = read;
  const kept = others.length === 0 ? undefined : others;
  return { name, type, outcome, records, chain, ttl, detail, server, transport, flags, others: kept };
}
