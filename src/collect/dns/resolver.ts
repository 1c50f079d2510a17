import type { Diagnostic, DnsAnswer, Question } from '../../model/index.ts';
import { rememberAnswers } from './answer-memory.ts';
import type { AskLimits } from './asking.ts';
import { compareServers } from './compare-servers.ts';
import { failedAnswer } from './failed-answer.ts';
import { createLimit } from './limit.ts';
import { resolvePolicy } from './resolve-policy.ts';
import { type Resolved, resolveQuestion, type Sendable } from './resolve-question.ts';
import type { ResolverAddress } from './resolver-address.ts';
import { createServer, type Server } from './server.ts';
import { serverDiagnostics } from './server-diagnostics.ts';
import { wireName } from './wire-name.ts';

/** What asking needs from outside, and its limits. */
export interface ResolverOptions {
  /** Tried in this order. None: every answer is `unreachable`. */
  readonly resolvers: readonly ResolverAddress[];
  /** Milliseconds since 1970 UTC; only for the time of an answer, waiting has a clock of its own. */
  readonly now: () => number;
  /** Milliseconds for one question over everything, from when it is first sent; 10 seconds unless given. */
  readonly deadlineMs?: number;
  /** Milliseconds that the first datagram waits for its reply, later ones longer; 1.5 seconds unless given. */
  readonly tryMs?: number;
  /** Questions in flight at once; 32 unless given. */
  readonly inFlight?: number;
  /** Ask every resolver for TXT records and keep what each one said. */
  readonly compare?: boolean;
  /** Where policies are fetched from, for tests: port (443 unless given) and certificate authorities. */
  readonly https?: { readonly port?: number; readonly ca?: string | Buffer };
}

/** Asks the DNS, each question once in a run. */
export interface Resolver {
  /** Never rejects. A question that was asked before gets the same answer. */
  readonly ask: (question: Question) => Promise<DnsAnswer>;
  /** All answers so far, sorted by name, then by type. */
  readonly answered: () => readonly DnsAnswer[];
  /** What the user should know of the servers. */
  readonly diagnostics: () => readonly Diagnostic[];
  /** Ends everything that keeps the process running; questions still open become `timeout`. */
  readonly close: () => Promise<void>;
}

const DEADLINE_MS = 10_000;
const TRY_MS = 1500;
const IN_FLIGHT = 32;
const HTTPS_PORT = 443;
const NO_RESOLVER = 'no resolver is configured; give one with --resolver';

/** Opens nothing before the first question. */
export function createResolver(options: ResolverOptions): Resolver {
  const { resolvers, now, deadlineMs = DEADLINE_MS, tryMs = TRY_MS, inFlight = IN_FLIGHT, compare = false } = options;
  const servers = resolvers.map(createServer);
  const limit = createLimit(inFlight);
  const closing = new AbortController();
  const run: AskLimits['run'] = { isClosed: false, open: new Set() };

  const onSlow = (server: Server): void => {
    // A wait that the end of the run cuts short is no time-out.
    if (!run.isClosed) server.isSlow = true;
  };

  function lookUp(question: Sendable): Promise<Resolved> {
    if (run.isClosed) return Promise.resolve(failedAnswer(question, 'timeout', 'the run ended before'));
    const limits = { deadline: performance.now() + deadlineMs, tryMs, run };
    const isCompared = compare && question.type === 'TXT' && servers.length > 1;
    return (isCompared ? compareServers : resolveQuestion)(question, servers, limits, onSlow);
  }

  function resolve(question: Question): Promise<Resolved> {
    const { name, type } = question;
    const wire = wireName(name);
    if ('problem' in wire) return Promise.resolve(failedAnswer(question, 'invalid-name', wire.problem));
    // The question in its one spelling is asked, so that every spelling gets the same answer.
    if (wire.name !== name) return memory.ask({ name: wire.name, type }).then((answer) => respelled(answer, name));
    if (servers.length === 0) return Promise.resolve(failedAnswer(question, 'unreachable', NO_RESOLVER));
    if (type !== 'https') return limit(() => lookUp({ name, type }));
    const { port = HTTPS_PORT, ca } = options.https ?? {};
    return resolvePolicy(name, { ask: memory.ask, limit, deadlineMs, closing: closing.signal, port, ca });
  }

  const memory = rememberAnswers(resolve, now);
  return {
    ask: memory.ask,
    answered: memory.answered,
    diagnostics: () => serverDiagnostics(servers, memory.answered()),
    close: async () => {
      run.isClosed = true;
      closing.abort();
      for (const { inbox } of run.open) inbox.wake?.(undefined);
      await memory.settled();
      for (const server of servers) server.close();
    },
  };
}

function respelled(answer: DnsAnswer, name: string): Resolved {
  return { ...answer, name, detail: answer.detail ?? `asked as ${answer.name}` };
}
