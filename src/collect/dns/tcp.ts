import { randomInt } from 'node:crypto';
import { connect } from 'node:net';
import { decodeReply, encodeQuery } from './packet.ts';
import type { Query, QueryShape } from './query.ts';
import type { Cancel, Listener } from './server-event.ts';
import { transportError } from './transport-error.ts';

const IDS = 0x1_0000;
const LENGTH_SIZE = 2;

/**
 * Sends one query over a connection of its own (RFC 7766), with two bytes of length before each message (RFC 1035,
 * section 4.2.2). One event at most; a message that never becomes whole makes none, so the caller has to time it.
 */
export function startTcp(
  { address, port }: { readonly address: string; readonly port: number },
  query: Query,
  shape: QueryShape,
  listener: Listener,
): Cancel {
  const message = encodeQuery(query, shape);
  const id = randomInt(IDS);
  message.writeUInt16BE(id, 0);
  const socket = connect({ host: address, port });
  let received: Buffer = Buffer.alloc(0);
  let isOver = false;

  function finish(event: Parameters<Listener>[0]): void {
    if (isOver) return;
    isOver = true;
    socket.destroy();
    listener(event);
  }

  socket.on('connect', () => socket.write(framed(message)));
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    const whole = wholeMessage(received);
    if (whole === undefined) return;
    const problem =
      whole.length >= 2 && whole.readUInt16BE(0) !== id ? 'a reply has another id than the query' : undefined;
    const reply = problem === undefined ? decodeReply(whole, query) : { problem };
    if ('problem' in reply) finish({ kind: 'failed', outcome: 'malformed', detail: `over TCP ${reply.problem}` });
    else finish({ kind: 'reply', reply, transport: 'tcp' });
  });
  socket.on('end', () => {
    if (received.length === 0) {
      finish({ kind: 'failed', outcome: 'unreachable', detail: 'the TCP connection was closed without a reply' });
    } else {
      finish({ kind: 'failed', outcome: 'malformed', detail: 'over TCP a reply is cut off' });
    }
  });
  socket.on('error', (error) => finish(transportError(error)));
  return () => {
    isOver = true;
    socket.destroy();
  };
}

function framed(message: Buffer): Buffer {
  const frame = Buffer.allocUnsafe(LENGTH_SIZE + message.length);
  frame.writeUInt16BE(message.length, 0);
  frame.set(message, LENGTH_SIZE);
  return frame;
}

function wholeMessage(received: Buffer): Buffer | undefined {
  if (received.length < LENGTH_SIZE) return undefined;
  const end = LENGTH_SIZE + received.readUInt16BE(0);
  return received.length < end ? undefined : received.subarray(LENGTH_SIZE, end);
}
