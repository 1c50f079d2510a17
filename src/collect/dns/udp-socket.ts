import { createSocket } from 'node:dgram';
import { encodeQuery } from './packet.ts';
import { createPendingQueries } from './pending-queries.ts';
import type { Query, QueryShape } from './query.ts';
import type { Cancel, Listener } from './server-event.ts';
import { transportError } from './transport-error.ts';

/** One connected socket: the kernel drops what other addresses send and reports that a port is closed. */
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
  const socket = createSocket({
    type: family === 4 ? 'udp4' : 'udp6',
    // Addresses need no looking up, for which a thread would be used; besides the server's it gets the one to bind to.
    lookup: (host, _options, done) => done(null, host, family),
  });
  /** What waits for the socket to be connected; undefined afterwards. */
  let unsent: Buffer[] | undefined = [];
  let sent = 0;
  /** Why it could not be connected. */
  let broken: Error | undefined;
  const is = { retired: false, closed: false };

  function close(): void {
    if (is.closed) return;
    is.closed = true;
    socket.close();
  }

  function closeIfIdle(): void {
    if (is.retired && pending.isEmpty()) close();
  }

  socket.on('message', (bytes) => {
    pending.receive(bytes);
    closeIfIdle();
  });
  socket.on('error', (error) => {
    // Without a connection nothing will ever be sent.
    if (unsent !== undefined) broken = error;
    pending.fail(error);
    closeIfIdle();
  });
  socket.on('connect', () => {
    for (const message of unsent ?? []) if (!is.closed) socket.send(message);
    unsent = undefined;
  });
  // Without a function of its own, so that a failure is an error event.
  socket.connect(port, address);

  return {
    start: (query, shape, listener) => {
      if (broken !== undefined) {
        listener(transportError(broken));
        return () => {};
      }
      const id = pending.add(query, listener);
      const message = encodeQuery(query, shape);
      message.writeUInt16BE(id, 0);
      sent += 1;
      if (unsent === undefined) socket.send(message);
      else unsent.push(message);
      return () => {
        pending.remove(id, listener);
        closeIfIdle();
      };
    },
    isUsable: () => broken === undefined && !is.closed && sent < QUERIES_PER_SOCKET,
    retire: () => {
      is.retired = true;
      closeIfIdle();
    },
    close,
  };
}
