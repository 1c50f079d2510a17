import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createPlainServer, type Server as PlainServer, type Socket } from 'node:net';
import { testAuthorityPem, testCertificatePem, testKeyPem } from './test-certificate.ts';
import type { Zone } from './zone.ts';

const NO_TLS = 'HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n';
const SWITCHED = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: other\r\n\r\n';
const FILLER = 'x'.repeat(16_384);

/** What a policy server does instead of sending the policy. */
export type PolicyFault =
  /** Accepts the connection, and says nothing, not even the TLS handshake. */
  | 'silent-connection'
  /** Closes the connection before the handshake. */
  | 'closed-connection'
  /** Speaks plain HTTP. */
  | 'no-tls'
  /** Takes the request, and says nothing. */
  | 'silent-request'
  /** Sends the head, and half of the body. */
  | 'half-body'
  | 'endless-body'
  /** Changes to another protocol than HTTP, and says nothing in it. */
  | 'switched-protocol'
  /** Sends a redirect to an address that would have the policy. */
  | 'redirect';

export interface PolicyServer {
  readonly port: number;
  /** Certificate of the authority that a client has to trust. */
  readonly ca: string;
  /** Host and path of every request. */
  readonly log: readonly string[];
  readonly close: () => Promise<void>;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

function endlessly(response: ServerResponse): void {
  const more = (): void => {
    while (!response.destroyed && response.write(FILLER));
  };
  response.on('drain', more);
  more();
}

function policyListener(zone: Zone, fault: PolicyFault | undefined, log: string[]): Listener {
  return ({ headers, url }, response) => {
    const host = (headers.host ?? '').replace(/:\d+$/, '');
    log.push(`${host}${url ?? ''}`);
    const policy = Object.hasOwn(zone, host) ? zone[host]?.https : undefined;
    if (fault === 'silent-request') return;
    if (fault === 'switched-protocol') {
      response.socket?.write(SWITCHED);
      return;
    }
    if (fault === 'redirect') {
      response.writeHead(302, { location: `https://${headers.host ?? ''}/elsewhere` }).end();
      return;
    }
    if (policy === undefined || (url !== '/.well-known/mta-sts.txt' && url !== '/elsewhere')) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    const head = { 'content-type': policy.contentType ?? 'text/plain' };
    const body = Buffer.from(policy.body, 'latin1');
    if (fault === 'half-body') {
      response.writeHead(200, { ...head, 'content-length': body.length }).write(body.subarray(0, body.length >> 1));
      return;
    }
    response.writeHead(policy.status ?? 200, head);
    if (fault === 'endless-body') endlessly(response);
    else response.end(body);
  };
}

function serverFor(fault: PolicyFault | undefined, listener: Listener): Server | PlainServer {
  if (fault === 'silent-connection') return createPlainServer();
  if (fault === 'closed-connection') return createPlainServer((socket) => socket.destroy());
  if (fault === 'no-tls') return createPlainServer((socket) => socket.end(NO_TLS));
  return createServer({ cert: testCertificatePem, key: testKeyPem }, listener);
}

/** Serves the `https` of the zone's names on 127.0.0.1 with a certificate for contoso.com. Close it when the test ends. */
export async function startPolicyServer(zone: Zone, fault?: PolicyFault): Promise<PolicyServer> {
  const log: string[] = [];
  const server = serverFor(fault, policyListener(zone, fault, log));
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : 0,
    ca: testAuthorityPem,
    log,
    close: async () => {
      for (const socket of sockets) {
        socket.destroy();
      }
      server.close();
      await once(server, 'close');
    },
  };
}
