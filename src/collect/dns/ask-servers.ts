import type { DnsOutcome } from '../../model/index.ts';
import {
  type Asking,
  type AskLimits,
  endAsking,
  remainingMs,
  type ServerFailure,
  type ServerReply,
  startAsking,
} from './asking.ts';
import type { Query } from './query.ts';
import type { Server } from './server.ts';
import { countSilence, givenUp, isGivenUp, isWorthRetrying } from './server-patience.ts';
import { tryServer } from './try-server.ts';

/** The reply that decides, or of failures the one that says most; with what the other servers did before. */
export interface ServersResult {
  readonly result: ServerReply | ServerFailure;
  readonly failures: readonly ServerFailure[];
}

const ROUNDS = 3;
/** A lone server may fail for a moment. */
const MOST_SERVFAILS = 2;
const normal = { edns: true, unchecked: false } as const;
/** From what says most about the name to what says least. */
const ranks: readonly DnsOutcome[] = ['servfail', 'notimp/formerr', 'refused', 'malformed', 'timeout', 'unreachable'];

/** Asks the servers in their order, in rounds of growing patience, until one says something about the name. */
export async function askServers(
  query: Query,
  servers: readonly Server[],
  limits: AskLimits,
  onSlow: (server: Server) => void,
): Promise<ServersResult> {
  const asking = startAsking(query, limits);
  try {
    return await askInRounds(asking, servers, limits.tryMs, onSlow);
  } finally {
    endAsking(asking);
  }
}

async function askInRounds(
  asking: Asking,
  servers: readonly Server[],
  tryMs: number,
  onSlow: (server: Server) => void,
): Promise<ServersResult> {
  const failures: ServerFailure[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const server of inOrder(servers)) {
      if (remainingMs(asking) <= 0) break;
      if (!isWorthTrying(server, failures, servers.length)) continue;
      const result = isGivenUp(server) ? givenUp(server) : await tryServer(asking, server, normal, tryMs * 2 ** round);
      if (result.kind === 'reply') return decided(result, failures);
      failures.push(result);
      if (result.outcome === 'timeout') onSlow(server);
    }
  }
  countSilence(oneOfEach(failures));
  const worst = mostTelling(oneOfEach(failures)) ?? outOfTime(servers);
  const isOver = worst.outcome !== 'servfail' || remainingMs(asking) <= 0;
  return decided(isOver ? worst : await withoutValidation(asking, worst, tryMs), failures);
}

/** The user's order, but for servers that left a query unanswered. */
function inOrder(servers: readonly Server[]): readonly Server[] {
  if (servers.length === 1) return servers;
  return [...servers.filter(({ isSlow }) => !isSlow), ...servers.filter(({ isSlow }) => isSlow)];
}

function isWorthTrying(server: Server, failures: readonly ServerFailure[], count: number): boolean {
  const before = failures.filter((failure) => failure.server === server);
  const outcome = before.at(-1)?.outcome;
  if (outcome === undefined) return true;
  if (outcome === 'servfail') return count === 1 && before.filter(isServfail).length < MOST_SERVFAILS;
  if (outcome !== 'timeout' && outcome !== 'malformed') return false;
  return isWorthRetrying(server);
}

function isServfail({ outcome }: ServerFailure): boolean {
  return outcome === 'servfail';
}

/** What each server did last, but for silence after something else, in the order in which they were first asked. */
function oneOfEach(failures: readonly ServerFailure[]): readonly ServerFailure[] {
  const ofServers = new Map<Server, ServerFailure>();
  for (const failure of failures) {
    if (failure.outcome !== 'timeout' || !ofServers.has(failure.server)) ofServers.set(failure.server, failure);
  }
  return [...ofServers.values()];
}

function outOfTime(servers: readonly Server[]): ServerFailure {
  const [server] = servers;
  if (server === undefined) throw new Error('there is no server to ask');
  return { kind: 'failure', server, outcome: 'timeout', detail: 'no time was left to ask' };
}

function mostTelling(failures: readonly ServerFailure[]): ServerFailure | undefined {
  return failures.toSorted((a, b) => ranks.indexOf(a.outcome) - ranks.indexOf(b.outcome))[0];
}

/** Tells a broken signature from other trouble: with CD set the server answers without validating (RFC 4035, 3.2.2). */
async function withoutValidation(
  asking: Asking,
  failure: ServerFailure,
  tryMs: number,
): Promise<ServerReply | ServerFailure> {
  const result = await tryServer(asking, failure.server, { edns: true, unchecked: true }, tryMs);
  if (result.kind === 'failure') return failure;
  // A late reply to an earlier query may come instead, which was validated as ever.
  if (!result.unchecked) return result;
  return { ...failure, detail: 'DNSSEC validation fails: the server answers when it is told not to validate' };
}

function decided(result: ServersResult['result'], failures: readonly ServerFailure[]): ServersResult {
  if (failures.length === 0) return { result, failures };
  return { result, failures: oneOfEach(failures).filter(({ server }) => server !== result.server) };
}
