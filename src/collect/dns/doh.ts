import { decodeReply, encodeQuery } from './packet.ts';
import type { Query, QueryShape } from './query.ts';
import { readLimited } from './read-limited.ts';
import type { Cancel, Listener, ServerEvent } from './server-event.ts';
import { transportError } from './transport-error.ts';

const MEDIA_TYPE = 'application/dns-message';
const LARGEST_MESSAGE = 65_535;

/**
 * Sends one query by POST (RFC 8484, section 4.1), with id 0. One event at most: none after cancelling, which is also
 * what ends a request that stays silent.
 */
export function startDoh(url: string, query: Query, shape: QueryShape, listener: Listener): Cancel {
  const controller = new AbortController();
  const report = (event: ServerEvent): void => {
    if (!controller.signal.aborted) listener(event);
  };
  post(url, query, shape, controller.signal).then(report, (error: unknown) => report(transportError(error)));
  return () => controller.abort();
}

async function post(url: string, query: Query, shape: QueryShape, signal: AbortSignal): Promise<ServerEvent> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': MEDIA_TYPE, accept: MEDIA_TYPE },
    body: Uint8Array.from(encodeQuery(query, shape)),
    redirect: 'manual',
    signal,
  });
  const problem = responseProblem(response);
  if (problem !== undefined || response.body === null) {
    await response.body?.cancel();
    return malformed(problem ?? 'the response is empty');
  }
  const { bytes, cut } = await readLimited(response.body, LARGEST_MESSAGE);
  if (cut) return malformed(`the response is longer than ${LARGEST_MESSAGE} bytes`);
  if (bytes.length >= 2 && bytes.readUInt16BE(0) !== 0) return malformed('a reply has another id than the query');
  const reply = decodeReply(bytes, query);
  return 'problem' in reply ? malformed(reply.problem) : { kind: 'reply', reply, transport: 'doh' };
}

function responseProblem(response: Response): string | undefined {
  if (response.status !== 200) return `the server responded with HTTP status ${response.status}`;
  const type = response.headers.get('content-type') ?? '';
  const isMessage = type.split(';', 1)[0]?.trim().toLowerCase() === MEDIA_TYPE;
  return isMessage ? undefined : `the content type of the response is not ${MEDIA_TYPE}`;
}

function malformed(detail: string): ServerEvent {
  return { kind: 'failed', outcome: 'malformed', detail };
}
