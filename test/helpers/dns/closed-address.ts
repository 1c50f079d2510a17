import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** An address at which nothing listens. */
export async function closedAddress(): Promise<string> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return `127.0.0.1:${port}`;
}
