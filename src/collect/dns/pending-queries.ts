import { randomInt } from 'node:crypto';
import { decodeReply, repeatsQuestion } from './packet.ts';
import type { Query } from './query.ts';
import type { Listener } from './server-event.ts';
import { transportError } from './transport-error.ts';

/** The queries that wait for a reply on one socket. */
export interface PendingQueries {
  /** Returns the id to send the query with: random, unique on the socket (RFC 5452, section 9.2). */
  readonly add: (query: Query, listener: Listener) => number;
  readonly remove: (id: number, listener: Listener) => void;
  /** Hands a datagram to the query that it belongs to. */
  readonly receive: (bytes: Buffer) => void;
  /** Ends all of them. */
  readonly fail: (error: unknown) => void;
  readonly isEmpty: () => boolean;
}

interface Pending {
  readonly query: Query;
  readonly listener: Listener;
}

const IDS = 0x1_0000;
const HEADER_SIZE = 12;

/** Starts with none. */
export function createPendingQueries(): PendingQueries {
  const byId = new Map<number, Pending>();
  return {
    add: (query, listener) => {
      let id = randomInt(IDS);
      while (byId.has(id)) id = randomInt(IDS);
      byId.set(id, { query, listener });
      return id;
    },
    remove: (id, listener) => {
      if (byId.get(id)?.listener === listener) byId.delete(id);
    },
    receive: (bytes) => {
      const id = bytes.length < HEADER_SIZE ? -1 : bytes.readUInt16BE(0);
      const pending = byId.get(id);
      if (pending === undefined) return noteStray(bytes, byId.values());
      const reply = decodeReply(bytes, pending.query);
      if ('problem' in reply) return pending.listener({ kind: 'noise', detail: reply.problem });
      byId.delete(id);
      pending.listener({ kind: 'reply', reply, transport: 'udp' });
    },
    fail: (error) => {
      const failed = [...byId.values()];
      byId.clear();
      for (const { listener } of failed) listener(transportError(error));
    },
    isEmpty: () => byId.size === 0,
  };
}

/** A reply with an unknown id is none, but it tells that something answers; one without a header might be to any. */
function noteStray(bytes: Buffer, waiting: Iterable<Pending>): void {
  for (const { query, listener } of waiting) {
    if (bytes.length < HEADER_SIZE) {
      listener({ kind: 'noise', detail: `a reply has only ${bytes.length} bytes` });
    } else if (repeatsQuestion(bytes, query)) {
      listener({ kind: 'noise', detail: 'a reply has another id than the query' });
    }
  }
}
