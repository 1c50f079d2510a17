import {
  type Asking,
  type FromServer,
  remainingMs,
  sendQuery,
  type ServerFailure,
  type ServerReply,
} from './asking.ts';
import { nextEvent } from './inbox.ts';
import type { QueryShape } from './query.ts';
import { type Reply, rcodes } from './reply.ts';
import type { Server } from './server.ts';
import { typeCodes } from './record-type.ts';

/** How much longer than a datagram an answer over a connection may take: it needs several round trips. */
const STREAM_PATIENCE = 3;

/**
 * Sends the query to a server and waits for what comes of it, `waitMs` for a datagram, longer for a connection. A reply
 * that does not fit is asked for again over TCP, one that refuses the OPT record without it (RFC 6891, section 7).
 */
export async function tryServer(
  asking: Asking,
  server: Server,
  shape: QueryShape,
  waitMs: number,
): Promise<ServerReply | ServerFailure> {
  asking.overTcp = undefined;
  asking.noise = undefined;
  sendQuery(asking, server, shape);
  let until = performance.now() + waitMs * (server.isStream ? STREAM_PATIENCE : 1);
  for (;;) {
    const event = await nextEvent(asking.inbox, Math.min(until - performance.now(), remainingMs(asking)));
    if (event === undefined) return silence(asking, server);
    const result = take(asking, event);
    // What fails at a server asked before must not end the wait for this one.
    const isOlder = result !== 'wait' && result !== 'again' && result.kind === 'failure' && result.server !== server;
    if (result === 'again') until = performance.now() + waitMs * STREAM_PATIENCE;
    else if (result !== 'wait' && !isOlder) return result;
  }
}

function silence(asking: Asking, server: Server): ServerFailure {
  const { noise } = asking;
  if (noise?.server === server) return { kind: 'failure', server, outcome: 'malformed', detail: noise.detail };
  const detail = asking.overTcp === server ? 'the reply is too long for a datagram and none came over TCP' : undefined;
  return { kind: 'failure', server, outcome: 'timeout', detail };
}

function take(asking: Asking, { server, shape, event }: FromServer): ServerReply | ServerFailure | 'wait' | 'again' {
  if (event.kind !== 'failed' || event.outcome === 'malformed') server.isHeard = true;
  if (event.kind === 'noise') {
    asking.noise = { server, detail: event.detail };
    return 'wait';
  }
  if (event.kind === 'failed') {
    return { kind: 'failure', server, outcome: event.outcome, detail: event.detail };
  }
  server.hasReplied = true;
  server.silentFor = 0;
  const { reply, transport } = event;
  if (reply.tc && transport === 'udp') return overTcp(asking, server, shape);
  if (reply.tc) return { kind: 'failure', server, outcome: 'malformed', detail: 'a reply is cut off over TCP too' };
  if (isNotUnderstood(reply) && shape.edns) {
    sendQuery(asking, server, { ...shape, edns: false }, transport === 'tcp' ? 'tcp' : undefined);
    return 'again';
  }
  const failure = refusal(reply);
  if (failure !== undefined) return { kind: 'failure', server, ...failure };
  return { kind: 'reply', server, reply, transport, truncated: transport === 'tcp', unchecked: shape.unchecked };
}

function overTcp(asking: Asking, server: Server, shape: QueryShape): 'wait' | 'again' {
  if (asking.overTcp === server) return 'wait';
  asking.overTcp = server;
  sendQuery(asking, server, shape, 'tcp');
  return 'again';
}

function isNotUnderstood({ rcode }: Reply): boolean {
  return rcode === rcodes.formErr || rcode === rcodes.notImp || rcode === rcodes.badVers;
}

/** What a reply means that says nothing about the name. */
function refusal(reply: Reply): Pick<ServerFailure, 'outcome' | 'detail'> | undefined {
  if (isNotUnderstood(reply)) return { outcome: 'notimp/formerr' };
  if (reply.rcode === rcodes.refused) return { outcome: 'refused' };
  if (reply.rcode === rcodes.servFail) return { outcome: 'servfail' };
  if (reply.rcode !== rcodes.noError && reply.rcode !== rcodes.nxDomain) {
    return { outcome: 'servfail', detail: `the server answered with response code ${reply.rcode}` };
  }
  return isReferral(reply) ? { outcome: 'refused', detail: 'the server refers to other servers' } : undefined;
}

/** RFC 2308, section 2.2: without an SOA record, NS records say who would know, not that there is no record. */
function isReferral({ rcode, answers, authorities }: Reply): boolean {
  if (rcode !== rcodes.noError || answers.length > 0) return false;
  const types = new Set(authorities.map(({ type }) => type));
  return types.has(typeCodes.NS) && !types.has(typeCodes.SOA);
}
