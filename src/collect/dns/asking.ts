import type { DnsOutcome } from '../../model/index.ts';
import { createInbox, type Inbox, push } from './inbox.ts';
import type { Query, QueryShape } from './query.ts';
import type { Reply } from './reply.ts';
import type { Server } from './server.ts';
import type { Cancel, Listener, ServerEvent, Transport } from './server-event.ts';

/** A usable reply: one that says something about the name. */
export interface ServerReply {
  readonly kind: 'reply';
  readonly server: Server;
  readonly reply: Reply;
  readonly transport: Transport;
  /** Whether a datagram was too small for it. */
  readonly truncated: boolean;
  /** Whether the server was told not to validate. */
  readonly unchecked: boolean;
}

/** What a server did instead. */
export interface ServerFailure {
  readonly kind: 'failure';
  readonly server: Server;
  readonly outcome: DnsOutcome;
  readonly detail?: string | undefined;
}

/** An event, and the query that it is from. */
export interface FromServer {
  readonly server: Server;
  readonly shape: QueryShape;
  readonly event: ServerEvent;
}

/** Limits of one question. */
export interface AskLimits {
  /** Milliseconds of the process's own clock. */
  readonly deadline: number;
  /** Milliseconds that the first try waits; each round doubles it. */
  readonly tryMs: number;
  /** The run that the question belongs to; closing it ends the waiting. */
  readonly run: { isClosed: boolean; readonly open: Set<Asking> };
}

/** One question being asked: a reply counts from whichever server and try it comes, until the end. */
export interface Asking {
  readonly query: Query;
  readonly limits: AskLimits;
  readonly inbox: Inbox<FromServer>;
  readonly cancels: Cancel[];
  /** The server that was asked over TCP in this try. */
  overTcp: Server | undefined;
  /** What came beside a reply in this try, and from where. */
  noise: { readonly server: Server; readonly detail: string } | undefined;
}

/** Sends nothing yet. */
export function startAsking(query: Query, limits: AskLimits): Asking {
  const asking = { query, limits, inbox: createInbox<FromServer>(), cancels: [], overTcp: undefined, noise: undefined };
  limits.run.open.add(asking);
  return asking;
}

/** Sends the query; what comes of it goes into the inbox. */
export function sendQuery(asking: Asking, server: Server, shape: QueryShape, over?: 'tcp'): void {
  const listener: Listener = (event) => push(asking.inbox, { server, shape, event });
  const start = over === 'tcp' ? server.startTcp : server.start;
  asking.cancels.push(start(asking.query, shape, listener));
}

/** Milliseconds until the deadline; 0 or less: it is over. */
export function remainingMs({ limits }: Asking): number {
  return limits.run.isClosed ? 0 : limits.deadline - performance.now();
}

/** Stops listening to all servers. */
export function endAsking(asking: Asking): void {
  asking.limits.run.open.delete(asking);
  for (const cancel of asking.cancels) cancel();
}
