import { createSocket, type RemoteInfo, type Socket as UdpSocket } from 'node:dgram';
import type { Socket } from 'node:net';
import type { DnsHandler, Packet } from 'dns2';
import type { Fault, Transport } from './fault.ts';

type Send = Parameters<DnsHandler>[1];

/** Where a reply goes. */
export interface Channel {
  readonly transport: Transport;
  readonly port: number;
  /** As a well-behaved server: with TC over UDP when it does not fit. */
  readonly reply: (reply: Packet) => void;
  /** These bytes as one message, whatever their number. */
  readonly message: (bytes: Buffer) => void;
  /** The message from another port, where there is such a thing. */
  readonly elsewhere?: (bytes: Buffer) => void;
  /** The connection, where there is one. */
  readonly socket?: Socket;
}

function ignore(): void {}

/** Over UDP; the socket itself sends what the server class would cut. */
export function udpChannel(server: UdpSocket, send: Send, { address, port, family }: RemoteInfo): Channel {
  return {
    transport: 'udp',
    port,
    reply: (reply) => void send(reply).catch(ignore),
    message: (bytes) => server.send(bytes, port, address, ignore),
    elsewhere: (bytes) => {
      const other = createSocket(family === 'IPv6' ? 'udp6' : 'udp4');
      other.send(bytes, port, address, () => other.close());
    },
  };
}

/** A message with its length in front (RFC 1035, section 4.2.2), which may lie. */
export function framed(bytes: Buffer, length: number = bytes.length): Buffer {
  const prefix = Buffer.alloc(2);
  prefix.writeUInt16BE(length & 0xffff);
  return Buffer.concat([prefix, bytes]);
}

export function tcpChannel(send: Send, socket: Socket): Channel {
  return {
    transport: 'tcp',
    port: socket.remotePort ?? 0,
    socket,
    reply: (reply) => void send(reply),
    message: (bytes) => socket.write(framed(bytes)),
  };
}

/** A response with this body, as bytes. */
export function httpResponse(body: Buffer, status = '200 OK', type = 'application/dns-message'): Buffer {
  const head = `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), body]);
}

export function dohChannel(send: Send, socket: Socket): Channel {
  return {
    transport: 'doh',
    port: 0,
    socket,
    reply: (reply) => void send(reply),
    message: (bytes) => socket.end(httpResponse(bytes)),
  };
}

const FILLER = Buffer.alloc(16_384, 0x20);

/** Writes as fast as the other side takes it, until the connection is closed. */
function flood(socket: Socket, head: string): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(FILLER));
  };
  socket.on('drain', more);
  socket.write(Buffer.from(head, 'latin1'));
  more();
}

function leave(socket: Socket, after: 'hold' | 'end' | 'reset'): void {
  if (after === 'end') socket.end();
  if (after === 'reset') socket.resetAndDestroy();
}

/** Does to the reply what the fault says, at once. A delay is the caller's. */
export function misbehave(channel: Channel, reply: Packet, fault: Exclude<Fault, { kind: 'delay' | 'silence' }>): void {
  switch (fault.kind) {
    case 'reply':
      fault.change(reply);
      channel.reply(reply);
      return;
    case 'messages':
      for (const bytes of fault.of(reply.toBuffer())) {
        channel.message(bytes);
      }
      return;
    case 'other-port':
      channel.elsewhere?.(reply.toBuffer());
      return;
    case 'stream': {
      const { socket } = channel;
      socket?.write(fault.of(reply.toBuffer()), () => leave(socket, fault.after));
      return;
    }
    case 'endless':
      if (channel.socket !== undefined) flood(channel.socket, fault.head);
  }
}
