import type { Query, QueryShape } from './query.ts';
import type { Cancel, Listener } from './server-event.ts';
import { createUdpSocket, type UdpSocket } from './udp-socket.ts';

/** Datagrams to one server. */
export interface Udp {
  readonly start: (query: Query, shape: QueryShape, listener: Listener) => Cancel;
  readonly close: () => void;
}

/** Sockets per server, each with a port of its own. */
const SOCKETS = 4;

/** Spreads queries over a few sockets, which are opened when they are needed and renewed now and then. */
export function createUdp(address: string, family: 4 | 6, port: number): Udp {
  const sockets: (UdpSocket | undefined)[] = Array.from({ length: SOCKETS }, () => undefined);
  const retired = new Set<UdpSocket>();
  let turn = 0;

  function nextSocket(): UdpSocket {
    turn = (turn + 1) % SOCKETS;
    const present = sockets[turn];
    if (present?.isUsable() === true) return present;
    if (present !== undefined) {
      present.retire();
      retired.add(present);
    }
    const fresh = createUdpSocket(address, family, port);
    sockets[turn] = fresh;
    return fresh;
  }

  return {
    start: (query, shape, listener) => nextSocket().start(query, shape, listener),
    close: () => {
      for (const socket of [...sockets, ...retired]) socket?.close();
    },
  };
}
