import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { DnsOutcome, HttpsResponse } from '../../model/index.ts';
import { readLimited } from './read-limited.ts';
import { errorCode } from './transport-error.ts';

/** What came of one request to one address. */
export type PolicyFetch =
  | { readonly outcome: 'answer'; readonly response: HttpsResponse }
  | { readonly outcome: Exclude<DnsOutcome, 'answer'>; readonly detail: string };

/** How and where to fetch. */
export interface PolicyRequest {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  /** Certificate authorities instead of the system's. */
  readonly ca?: string | Buffer | undefined;
  /** Ends the request; the outcome is then `timeout`. */
  readonly signal: AbortSignal;
}

const PATH = '/.well-known/mta-sts.txt';
/** RFC 8461, section 3.2, suggests this limit. */
const LARGEST_BODY = 64 * 1024;

/**
 * Fetches a policy (RFC 8461, section 3.3) from one address of its host: the certificate must be valid for the host,
 * redirects are not followed, every HTTP response is an answer.
 */
export async function fetchPolicy(options: PolicyRequest): Promise<PolicyFetch> {
  const progress = { isConnected: false, isSecure: false };
  try {
    const message = await respond(options, progress);
    const { bytes, cut } = await readLimited(message, LARGEST_BODY);
    message.destroy();
    const contentType = message.headers['content-type'] ?? '';
    const response = { status: message.statusCode ?? 0, contentType, body: bytes.toString('latin1'), cut };
    return { outcome: 'answer', response };
  } catch (error) {
    const detail = errorCode(error);
    if (options.signal.aborted) return { outcome: 'timeout', detail: 'the policy did not come in time' };
    if (progress.isSecure) return { outcome: 'malformed', detail: `the response cannot be read: ${detail}` };
    if (progress.isConnected) return { outcome: 'tls-error', detail };
    return { outcome: detail === 'ETIMEDOUT' ? 'timeout' : 'unreachable', detail };
  }
}

function respond(
  { host, address, port, ca, signal }: PolicyRequest,
  progress: { isConnected: boolean; isSecure: boolean },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const trust = ca === undefined ? {} : { ca };
    const name = isIP(host) === 0 ? { servername: host } : {};
    const headers = { host, accept: 'text/plain' };
    const outgoing = request({ host: address, port, path: PATH, headers, agent: false, signal, ...name, ...trust });
    outgoing.on('socket', (socket) => {
      socket.on('connect', () => (progress.isConnected = true));
      socket.on('secureConnect', () => {
        progress.isSecure = socket instanceof TLSSocket && socket.authorized;
      });
    });
    outgoing.on('response', resolve);
    outgoing.on('error', reject);
    // A server that switches to another protocol causes neither a response nor an error.
    outgoing.on('close', () => reject(new Error('the connection was closed without a response')));
    outgoing.end();
  });
}
