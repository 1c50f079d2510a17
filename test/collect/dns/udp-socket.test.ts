import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { createUdpSocket } from '../../../src/collect/dns/udp-socket.ts';
import type { ServerEvent } from '../../../src/collect/dns/server-event.ts';
import { asking } from '../../helpers/dns/asking.ts';
import { closedAddress } from '../../helpers/dns/closed-address.ts';
import { openedInTest } from '../../helpers/dns/open-handles.ts';
import { queryFor } from '../../helpers/dns/query-for.ts';

const TXT = 16;
const shape = { edns: true, unchecked: false };
/** On Linux the whole of 127.0.0.0/8 is this machine. */
const hasSecondAddress = process.platform === 'linux';

const { keep, closeAll } = openedInTest();
afterEach(closeAll);

async function bound(address: string, port = 0): Promise<Socket> {
  const socket = createSocket('udp4').bind(port, address);
  await once(socket, 'listening');
  keep({
    close: async () => {
      socket.close();
      await once(socket, 'close');
    },
  });
  return socket;
}

describe('a socket', () => {
  it('ends every query when the port is closed, also those that are sent after the error', async () => {
    const [, port = ''] = (await closedAddress()).split(':');
    const socket = createUdpSocket('127.0.0.1', 4, Number(port));
    keep({ close: async () => socket.close() });
    const events = Array.from(
      { length: 40 },
      () => new Promise<ServerEvent>((resolve) => void socket.start(queryFor(TXT), shape, resolve)),
    );
    const failed = { kind: 'failed', outcome: 'unreachable', detail: 'ECONNREFUSED' };
    expect(await Promise.all(events)).toEqual(events.map(() => failed));
  });

  it('that cannot be connected ends every query, also those that come later', async () => {
    const socket = createUdpSocket('fe80::1%none', 6, 53);
    keep({ close: async () => socket.close() });
    const heard = (): Promise<ServerEvent> =>
      new Promise((resolve) => void socket.start(queryFor(TXT), shape, resolve));
    expect(await heard()).toMatchObject({ kind: 'failed', outcome: 'unreachable' });
    expect(await heard()).toMatchObject({ kind: 'failed', outcome: 'unreachable' });
    expect(socket.isUsable()).toBe(false);
  });

  it.runIf(hasSecondAddress)("is bound to an address of this machine, not to the server's", async () => {
    const server = await bound('127.0.0.2');
    const asked = once(server, 'message');
    const resolver = keep(asking([`127.0.0.2:${server.address().port}`]));
    const answer = resolver.ask({ name: 'contoso.com', type: 'TXT' });
    expect((await asked)[1]).toMatchObject({ address: '127.0.0.1' });
    await resolver.close();
    await answer;
  });

  it.runIf(hasSecondAddress)('takes no reply from another address (RFC 5452, section 9.1)', async () => {
    const server = await bound('127.0.0.1');
    const { port } = server.address();
    const forger = await bound('127.0.0.2', port);
    // What would be a reply if it came from the server: the name does not exist.
    server.on('message', (query: Buffer, { port: client }) => {
      const reply = Buffer.from(query);
      reply.writeUInt16BE(0x81_83, 2);
      forger.send(reply, client, '127.0.0.1');
    });
    const resolver = keep(asking([`127.0.0.1:${port}`], { tryMs: 60, deadlineMs: 400 }));
    const answer = await resolver.ask({ name: 'contoso.com', type: 'TXT' });
    expect(answer).toMatchObject({ outcome: 'timeout', records: [] });
    server.removeAllListeners('message');
    server.on('message', (query: Buffer, { port: client }) => {
      const reply = Buffer.from(query);
      reply.writeUInt16BE(0x81_83, 2);
      server.send(reply, client, '127.0.0.1');
    });
    expect((await resolver.ask({ name: 'b.contoso.com', type: 'TXT' })).outcome).toBe('nxdomain');
  });
});
