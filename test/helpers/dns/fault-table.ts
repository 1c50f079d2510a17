import type { DnsOutcome } from '../../../src/model/index.ts';
import { costlyReplies } from './costly.ts';
import { framed, httpResponse } from './channel.ts';
import { type Fault, message, responseCode, silence } from './fault.ts';
import {
  askedOwner,
  askedType,
  echoed,
  greatCounts,
  headerPlaces,
  markedTruncated,
  oneMoreAnswer,
  otherClass,
  otherName,
  otherType,
  pointer,
  pointerCircle,
  pointerForward,
  pointerToItself,
  questionEnd,
  recordBytes,
  withAnswer,
  withByte,
  withNumber,
  withoutQuestion,
  withTwoQuestions,
} from './mangle.ts';

/** A fault and what must be recorded of a TXT question that meets it, by transport; left out where there is no such fault. */
export interface FaultCase {
  readonly name: string;
  readonly fault: Fault;
  readonly udp?: DnsOutcome;
  readonly tcp?: DnsOutcome;
  readonly doh?: DnsOutcome;
}

function everywhere(name: string, fault: Fault, outcome: DnsOutcome): FaultCase {
  return { name, fault, udp: outcome, tcp: outcome, doh: outcome };
}

function malformed(name: string, of: (reply: Buffer) => Buffer): FaultCase {
  return everywhere(name, message(of), 'malformed');
}

function textRecord(data: Buffer, length?: number): (reply: Buffer) => Buffer {
  return (reply) => withAnswer(reply, recordBytes(askedOwner, askedType(reply), data, length));
}

/** RCODE by number with the name of its outcome (RFC 1035, section 4.1.1). */
const codes: readonly FaultCase[] = [
  everywhere('FORMERR', responseCode(1), 'notimp/formerr'),
  everywhere('SERVFAIL', responseCode(2), 'servfail'),
  everywhere('NXDOMAIN', responseCode(3), 'nxdomain'),
  everywhere('NOTIMP', responseCode(4), 'notimp/formerr'),
  everywhere('REFUSED', responseCode(5), 'refused'),
  everywhere('NODATA', responseCode(0), 'nodata'),
];

/** Replies that are to another question, or to none; a client waits on as if they had not come (RFC 5452, section 9.1). */
const foreign: readonly FaultCase[] = [
  malformed('another id', (reply) => withNumber(reply, headerPlaces.id, reply.readUInt16BE(0) + 1)),
  malformed('another name in the question', otherName),
  malformed('another type in the question', otherType),
  malformed('another class in the question', otherClass),
  malformed('no question', withoutQuestion),
  malformed('two questions', withTwoQuestions),
  malformed('the query sent back', echoed),
  malformed('QR=0 with the right answer', (reply) => withByte(reply, 2, reply.readUInt8(2) & 0x7f)),
  malformed('another opcode', (reply) => withByte(reply, 2, reply.readUInt8(2) | 0x20)),
  { name: 'the reply from another port', fault: { kind: 'other-port' }, udp: 'timeout' },
];

/** Messages that do not hold what they promise (RFC 1035, section 4.1). */
const broken: readonly FaultCase[] = [
  malformed('no byte', () => Buffer.alloc(0)),
  malformed('one byte', (reply) => reply.subarray(0, 1)),
  malformed('eleven bytes', (reply) => reply.subarray(0, 11)),
  malformed('the header only', (reply) => reply.subarray(0, 12)),
  malformed('half of the question', (reply) => reply.subarray(0, 20)),
  malformed('the reply without its last byte', (reply) => reply.subarray(0, -1)),
  malformed('counts of 65,535', greatCounts),
  malformed('one more answer than there is', oneMoreAnswer),
  malformed('the count of answers gone', (reply) => withNumber(reply, headerPlaces.answers, 0)),
  // Over UDP such a datagram might be a reply to anybody.
  {
    name: '12 bytes of ones',
    fault: message(() => Buffer.alloc(12, 0xff)),
    udp: 'timeout',
    tcp: 'malformed',
    doh: 'malformed',
  },
  malformed('500 bytes of zeros after the id', (reply) => Buffer.concat([reply.subarray(0, 2), Buffer.alloc(500)])),
  malformed('a pointer to itself', pointerToItself),
  malformed('two pointers to each other', pointerCircle),
  malformed('a pointer past the end', (reply) => pointerForward(reply, 5000)),
  malformed('a pointer to what comes after it', (reply) => pointerForward(reply, 12)),
  malformed('a pointer cut in half', (reply) => withAnswer(reply, pointer(12).subarray(0, 1))),
  malformed('a label of a reserved kind', (reply) =>
    withAnswer(reply, recordBytes(Buffer.from([0x80]), 16, Buffer.alloc(4))),
  ),
  malformed('a record of another class', (reply) => withNumber(reply, questionEnd(reply) + 4, 3)),
  malformed('RDLENGTH past the end', textRecord(Buffer.from('\u0003abc', 'latin1'), 5000)),
  malformed('a string longer than its record', textRecord(Buffer.from('\u0009abc', 'latin1'))),
  malformed('a string length without its string', textRecord(Buffer.from('\u0003abc\u0001', 'latin1'))),
];

/** Too large for a datagram; what it costs to find out has a test of its own. */
const costly: readonly FaultCase[] = (['long chains of pointers', 'records of the root without end'] as const).map(
  (name) => ({ name, fault: message(costlyReplies[name]), tcp: 'malformed', doh: 'malformed' }),
);

/** TC=1 (RFC 2181, section 9): over UDP the client comes again over TCP, and there TC makes no sense. */
const truncation: readonly FaultCase[] = [
  {
    name: 'TC with the whole answer',
    fault: message(markedTruncated),
    udp: 'answer',
    tcp: 'malformed',
    doh: 'malformed',
  },
];

const time: readonly FaultCase[] = [
  everywhere('silence', silence, 'timeout'),
  everywhere('an answer after the deadline', { kind: 'delay', ms: 5000 }, 'timeout'),
  everywhere('an answer before the deadline', { kind: 'delay', ms: 40 }, 'answer'),
];

function stream(of: (reply: Buffer) => Buffer, after: 'hold' | 'end' | 'reset'): Fault {
  return { kind: 'stream', of, after };
}

const nothing = (): Buffer => Buffer.alloc(0);

/** Connections (RFC 7766, section 8: the length octets say how much comes). */
const connections: readonly FaultCase[] = [
  { name: 'a closed connection', fault: stream(nothing, 'end'), tcp: 'unreachable', doh: 'unreachable' },
  { name: 'a reset connection', fault: stream(nothing, 'reset'), tcp: 'unreachable', doh: 'unreachable' },
  { name: 'one length octet, then silence', fault: stream(() => Buffer.from([0]), 'hold'), tcp: 'timeout' },
  {
    name: 'half a frame, then silence',
    fault: stream((reply) => framed(reply).subarray(0, 30), 'hold'),
    tcp: 'timeout',
  },
  {
    name: 'half a frame, then the end',
    fault: stream((reply) => framed(reply).subarray(0, 30), 'end'),
    tcp: 'malformed',
  },
  { name: 'a length too great', fault: stream((reply) => framed(reply, reply.length + 9), 'hold'), tcp: 'timeout' },
  { name: 'a length too small', fault: stream((reply) => framed(reply, reply.length - 9), 'hold'), tcp: 'malformed' },
  { name: 'a length of zero', fault: stream((reply) => framed(reply, 0), 'hold'), tcp: 'malformed' },
  { name: 'zeros without end', fault: { kind: 'endless', head: '\u0000\u0000' }, tcp: 'malformed' },
];

function http(status: string, type?: string, body?: string): Fault {
  return stream((reply) => httpResponse(body === undefined ? reply : Buffer.from(body, 'latin1'), status, type), 'end');
}

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/dns-message\r\n';

/** Responses that RFC 8484, section 4.2, does not let a client use. */
const responses: readonly FaultCase[] = [
  { name: 'another content type', fault: http('200 OK', 'text/html'), doh: 'malformed' },
  { name: 'a portal page', fault: http('200 OK', 'text/html', '<html>Sign in</html>'), doh: 'malformed' },
  { name: 'a redirect', fault: http('302 Found\r\nlocation: /dns-query'), doh: 'malformed' },
  { name: '404', fault: http('404 Not Found'), doh: 'malformed' },
  { name: '429', fault: http('429 Too Many Requests'), doh: 'malformed' },
  { name: '500', fault: http('500 Internal Server Error'), doh: 'malformed' },
  { name: 'no HTTP', fault: stream((reply) => framed(reply), 'end'), doh: 'unreachable' },
  {
    name: 'half a body, then silence',
    fault: stream((reply) => httpResponse(reply).subarray(0, -9), 'hold'),
    doh: 'timeout',
  },
  {
    name: 'half a body, then the end',
    fault: stream((reply) => httpResponse(reply).subarray(0, -9), 'end'),
    doh: 'unreachable',
  },
  { name: 'a body without end', fault: { kind: 'endless', head: `${HEAD}\r\n` }, doh: 'malformed' },
  {
    name: 'a promise of 1 TB',
    fault: { kind: 'endless', head: `${HEAD}content-length: 1000000000000\r\n\r\n` },
    doh: 'malformed',
  },
];

/** Every fault of one server; faults of several servers and of several tries have tests of their own. */
export const faultTable: readonly FaultCase[] = [
  ...codes,
  ...foreign,
  ...broken,
  ...costly,
  ...truncation,
  ...time,
  ...connections,
  ...responses,
];
