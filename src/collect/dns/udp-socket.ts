import { encodeQuery } from './packet.ts';
import { createPendingQueries } from './pending-queries.ts';
import type { Query, QueryShape } from './query.ts';
import type { Cancel, Listener } from './server-event.ts';
import { transportError } from './transport-error.ts';
import { connectUdp } from './udp-connection.ts';

/** One connected socket with the queries that wait for a reply on it. */
export interface UdpSocket {
  readonly start: (query: Query, shape: QueryShape, listener: Listener) => Cancel;
  /** Whether it can take one more query. */
  readonly isUsable: () => boolean;
  /** Closes once no query waits for a reply any more. */
  readonly retire: () => void;
  readonly close: () => void;
}

/** Queries after which a socket makes way for another with a new port (RFC 5452, section 9.2). */
const QUERIES_PER_SOCKET = 2000;

/** Opens a socket to the server; queries wait until it is connected. */
export function createUdpSocket(address: string, family: 4 | 6, port: number): UdpSocket {
  const pending = createPendingQueries();
  let sent = 0;
  let isRetired = false;

  function closeIfIdle(): void {
    if (isRetired && pending.isEmpty()) connection.close();
  }

  const connection = connectUdp(address, family, port, {
    onMessage: (bytes) => {
      pending.receive(bytes);
      closeIfIdle();
    },
    onFailure: (error) => {
      pending.fail(error);
      closeIfIdle();
    },
  });

  return {
    start: (query, shape, listener) => {
      const problem = connection.problem();
      if (problem !== undefined) {
        listener(transportError(problem));
        return () => {};
      }
      const id = pending.add(query, listener);
      const message = encodeQuery(query, shape);
      message.writeUInt16BE(id, 0);
      sent += 1;
      connection.send(message);
      return () => {
        pending.remove(id, listener);
        closeIfIdle();
      };
    },
    isUsable: () => connection.problem() === undefined && sent < QUERIES_PER_SOCKET,
    retire: () => {
      isRetired = true;
      closeIfIdle();
    },
    close: connection.close,
  };
}
