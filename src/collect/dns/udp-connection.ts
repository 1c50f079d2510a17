import { createSocket, type Socket } from 'node:dgram';

/** A socket that takes datagrams of one address only, and to which it may be written before it is connected. */
export interface UdpConnection {
  readonly send: (message: Buffer) => void;
  /** Why it could not be connected, which it never will be then. */
  readonly problem: () => Error | undefined;
  readonly close: () => void;
}

/** Hears what comes; after a failure nothing may come for what was sent before. */
export interface UdpListener {
  readonly onMessage: (bytes: Buffer) => void;
  readonly onFailure: (error: Error) => void;
}

/** Connects to the address: the kernel then drops what others send, and reports that a port is closed. */
export function connectUdp(
  address: string,
  family: 4 | 6,
  port: number,
  { onMessage, onFailure }: UdpListener,
): UdpConnection {
  const socket = openSocket(family);
  /** What waits for the socket to be connected; undefined afterwards. */
  let unsent: Buffer[] | undefined = [];
  let problem: Error | undefined;
  let isClosed = false;

  function fail(error: Error): void {
    if (unsent !== undefined) problem = error;
    onFailure(error);
  }

  /** Sending may fail with what became of an earlier message, of which nothing else will be heard. */
  function onSent(error: Error | null): void {
    if (error !== null) fail(error);
  }

  socket.on('message', onMessage);
  socket.on('error', fail);
  socket.on('connect', () => {
    const messages = unsent ?? [];
    unsent = undefined;
    for (const message of messages) if (!isClosed) socket.send(message, onSent);
  });
  // Without a function of its own, so that a failure is an error event; that of sending would be none.
  socket.connect(port, address);
  return {
    send: (message) => {
      if (unsent === undefined) socket.send(message, onSent);
      else unsent.push(message);
    },
    problem: () => problem,
    close: () => {
      if (isClosed) return;
      isClosed = true;
      socket.close();
    },
  };
}

function openSocket(family: 4 | 6): Socket {
  return createSocket({
    type: family === 4 ? 'udp4' : 'udp6',
    // Addresses need no looking up, for which a thread would be used; besides the server's it gets the one to bind to.
    lookup: (host, _options, done) => done(null, host, family),
  });
}
