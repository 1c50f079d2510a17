import type { Packet } from 'dns2';
import type { QuestionType } from '../../../src/model/index.ts';

export type Transport = 'udp' | 'tcp' | 'doh';

/** A question as it came in. */
export interface Asked {
  /** Lower case, without final dot. */
  readonly name: string;
  /** Undefined for a type that no zone holds. */
  readonly type: QuestionType | undefined;
  readonly transport: Transport;
  /** How often this name and type came over this transport, from 1. */
  readonly tries: number;
  /** Port of the client, 0 for DoH. */
  readonly port: number;
  readonly id: number;
  /** Size that the client's OPT gives (RFC 6891), undefined without OPT. */
  readonly size: number | undefined;
  readonly flags: { readonly rd: boolean; readonly ad: boolean; readonly cd: boolean };
}

/** What a server does instead of sending its reply. */
export type Fault =
  /** Takes the question and says nothing; a connection stays open. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** A well-formed reply of other content. */
  | { readonly kind: 'reply'; readonly change: (reply: Packet) => void }
  /** These messages, whatever the size; over TCP each with its right length, over DoH the first. */
  | { readonly kind: 'messages'; readonly of: (reply: Buffer) => readonly Buffer[] }
  /** The reply, from another port; over UDP only. */
  | { readonly kind: 'other-port' }
  /** These bytes on the connection, over TCP and DoH, and what becomes of it then. */
  | { readonly kind: 'stream'; readonly of: (reply: Buffer) => Buffer; readonly after: 'hold' | 'end' | 'reset' }
  /** Bytes on the connection without end, over TCP and DoH: a head, then as much as the client takes. */
  | { readonly kind: 'endless'; readonly head: string };

/** The fault for a question, or undefined for a right reply. */
export type Faults = (asked: Asked) => Fault | undefined;

export const silence: Fault = { kind: 'silence' };

/** A reply with this response code and no records. */
export function responseCode(code: number): Fault {
  return {
    kind: 'reply',
    change: (reply) => {
      reply.header.rcode = code;
      reply.answers = [];
      reply.authorities = [];
    },
  };
}

/** One message in place of the reply. */
export function message(of: (reply: Buffer) => Buffer): Fault {
  return { kind: 'messages', of: (reply) => [of(reply)] };
}

/** The fault over these transports; others get a right reply. */
export function over(fault: Fault, ...transports: readonly Transport[]): Faults {
  return ({ transport }) => (transports.includes(transport) ? fault : undefined);
}

/** The fault for the first tries over each transport, then right replies. */
export function first(tries: number, fault: Fault): Faults {
  return (asked) => (asked.tries <= tries ? fault : undefined);
}
