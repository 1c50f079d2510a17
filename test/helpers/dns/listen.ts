import { once } from 'node:events';
import { Socket } from 'node:net';
import { IncomingMessage, Server as HttpServer } from 'node:http';
import { createDOHServer, createTCPServer, createUDPServer, type Packet } from 'dns2';
import { type Channel, dohChannel, tcpChannel, udpChannel } from './channel.ts';
import type { Transport } from './fault.ts';

const MOST_TRIES = 20;

/** What is called with each request. */
export type Handle = (request: Packet, channel: Channel) => void;

export interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Keeps connections, so that what holds one open on purpose can be ended. */
function keptSockets(): { readonly add: (socket: Socket) => void; readonly destroy: () => void } {
  const sockets = new Set<Socket>();
  let isOver = false;
  return {
    add: (socket) => {
      // One that was still on its way would keep the server from closing for ever.
      if (isOver) {
        socket.destroy();
        return;
      }
      sockets.add(socket);
      // A client that has had enough resets the connection.
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    },
    destroy: () => {
      isOver = true;
      for (const socket of sockets) {
        socket.destroy();
      }
    },
  };
}

async function listenUdp(address: string, port: number, handle: Handle): Promise<Listening> {
  const server = createUDPServer({ type: address.includes(':') ? 'udp6' : 'udp4' });
  server.on('request', (request, send, client) => {
    if ('size' in client) handle(request, udpChannel(server, send, client));
  });
  server.bind(port, address);
  await once(server, 'listening');
  return {
    port: server.address().port,
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

async function listenTcp(address: string, port: number, handle: Handle): Promise<Listening> {
  const server = createTCPServer();
  const sockets = keptSockets();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('request', (request, send, client) => {
    if (client instanceof Socket) handle(request, tcpChannel(send, client));
  });
  server.listen(port, address);
  await once(server, 'listening');
  const bound = server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : port,
    close: async () => {
      sockets.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Ends the connections of the HTTP server inside, also those over which no request came yet. */
function endConnections(server: object): void {
  if ('server' in server && server.server instanceof HttpServer) server.server.closeAllConnections();
}

async function listenDoh(handle: Handle): Promise<Listening> {
  const server = createDOHServer();
  server.on('request', (request, send, client) => {
    if (client instanceof IncomingMessage) handle(request, dohChannel(send, client.socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: server.address()?.port ?? 0,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      endConnections(server);
      await closed;
    },
  };
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function isWithoutIpv6(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT';
}

export async function closeAll(servers: readonly Listening[]): Promise<void> {
  await Promise.all(servers.map(({ close }) => close()));
}

/** Binds every transport on one address to one port; a port of 0 takes any that all of them can have. */
async function listenAt(
  address: string,
  port: number,
  transports: readonly Transport[],
  handle: Handle,
): Promise<readonly Listening[]> {
  const servers: Listening[] = [];
  try {
    for (const transport of transports) {
      const listen = transport === 'udp' ? listenUdp : listenTcp;
      servers.push(await listen(address, servers[0]?.port ?? port, handle));
    }
    return servers;
  } catch (error) {
    await closeAll(servers);
    throw error;
  }
}

/** Servers on 127.0.0.1 and, where the machine has it, ::1; all on one port, but for DoH, which is on 127.0.0.1 alone. */
export interface Servers {
  readonly all: readonly Listening[];
  readonly port: number;
  readonly hasIpv6: boolean;
  readonly dohPort: number;
}

async function listenTwice(
  transports: readonly Transport[],
  handle: Handle,
): Promise<readonly [number, readonly Listening[], boolean]> {
  const four = await listenAt('127.0.0.1', 0, transports, handle);
  const port = four[0]?.port ?? 0;
  try {
    return [port, [...four, ...(await listenAt('::1', port, transports, handle))], true];
  } catch (error) {
    if (isWithoutIpv6(error)) return [port, four, false];
    await closeAll(four);
    throw error;
  }
}

export async function listenAll(transports: readonly Transport[], handle: Handle): Promise<Servers> {
  const plain = transports.filter((one) => one !== 'doh');
  for (let tries = 1; ; tries += 1) {
    try {
      const [port, servers, hasIpv6] = await listenTwice(plain, handle);
      const doh = transports.includes('doh') ? [await listenDoh(handle)] : [];
      return { all: [...servers, ...doh], port, hasIpv6, dohPort: doh[0]?.port ?? 0 };
    } catch (error) {
      if (tries === MOST_TRIES || !isTaken(error)) throw error;
    }
  }
}
