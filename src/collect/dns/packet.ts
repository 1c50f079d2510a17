import { Packet } from 'dns2';
import { packetReader, type PacketReader } from './packet-reader.ts';
import type { Query, QueryShape } from './query.ts';
import { type NameAt, readName } from './read-name.ts';
import { recordContent } from './record-content.ts';
import { typeCodes } from './record-type.ts';
import { type Reply, type ReplyRecord, rcodes } from './reply.ts';

/** Size of a datagram that passes everywhere (RFC 9715, section 3 has 1400; 1232 is common and safe). */
const UDP_PAYLOAD = 1232;
const CLASS_IN = 1;
const TYPE_OPT = 41;
const HEADER_SIZE = Packet.HEADER_SIZE;
/** Type, class, TTL and length of a record, between its name and its data. */
const FIXED_SIZE = 10;
/** Type and class of a question, after its name. */
const QUESTION_END = 4;
const readTypes = new Set<number>(Object.values(typeCodes));
/** Encoded queries for the root, by type and shape: all that changes is the name and the id. */
const templates = new Map<number, Buffer>();

/** A query with RD and AD set (RFC 6840, section 5.7); the id is left 0 in the first two bytes. */
export function encodeQuery({ wire, type }: Query, shape: QueryShape): Buffer {
  const key = type * 4 + (shape.edns ? 2 : 0) + (shape.unchecked ? 1 : 0);
  const template = templates.get(key) ?? encodeTemplate(type, shape);
  templates.set(key, template);
  const query = Buffer.allocUnsafe(template.length + wire.length - 1);
  template.copy(query, 0, 0, HEADER_SIZE);
  query.set(wire, HEADER_SIZE);
  template.copy(query, HEADER_SIZE + wire.length, HEADER_SIZE + 1);
  return query;
}

function encodeTemplate(type: number, { edns, unchecked }: QueryShape): Buffer {
  const flags = { rd: 1, ad: 1, cd: unchecked ? 1 : 0 } as const;
  const packet = new Packet(new Packet.Header(flags));
  packet.questions.push(new Packet.Question('', type, CLASS_IN));
  if (edns) packet.additionals.push(Packet.Resource.EDNS([], { udpPayloadSize: UDP_PAYLOAD }));
  return packet.toBuffer();
}

/**
 * Reads a message as the reply to a query, or says why it is none, worded without full stop. The id is not looked at.
 * One bad record spoils the whole message, since a record that is left out must not read as absent.
 */
export function decodeReply(bytes: Buffer, query: Query): Reply | { readonly problem: string } {
  const problem = mismatch(bytes, query);
  if (problem !== undefined) return { problem };
  const reader = packetReader(bytes);
  const header = Packet.Header.parse(reader);
  const flags = { aa: header.aa === 1, tc: header.tc === 1, ad: ((bytes[3] ?? 0) & 0x20) !== 0 };
  if (flags.tc) return { rcode: header.rcode, ...flags, answers: [], authorities: [] };
  try {
    // The question was compared byte by byte.
    if (header.qdcount === 1) reader.offset += (query.wire.length + QUESTION_END) * 8;
    const answers = readSection(reader, header.ancount, query);
    const authorities = readSection(reader, header.nscount, query);
    const { extendedRcode } = readSection(reader, header.arcount, query);
    if (reader.offset !== bytes.length * 8) return { problem: 'a reply goes on after its last record' };
    const rcode = extendedRcode * 16 + header.rcode;
    return { rcode, ...flags, answers: answers.records, authorities: authorities.records };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'the message cannot be read' };
  }
}

function readSection(
  reader: PacketReader,
  count: number,
  query: Query,
): { readonly records: readonly ReplyRecord[]; readonly extendedRcode: number } {
  const records: ReplyRecord[] = [];
  let extendedRcode = 0;
  for (let index = 0; index < count; index += 1) {
    const bytes = reader.buffer;
    const at = reader.offset / 8;
    const owner = askedName(bytes, at, query) ?? readName(bytes, at);
    if (owner === undefined) throw new RangeError('a record has a name that cannot be read');
    const start = owner.end + FIXED_SIZE;
    if (start > bytes.length) throw new RangeError('a record is cut off');
    const code = bytes.readUInt16BE(owner.end);
    if (code === TYPE_OPT) extendedRcode = bytes[owner.end + 4] ?? 0;
    else if (bytes.readUInt16BE(owner.end + 2) !== CLASS_IN) throw new RangeError('a record is of another class');
    if (readTypes.has(code)) records.push(readRecord(reader, owner));
    else reader.offset = endOfRecord(bytes, start) * 8;
  }
  return { records, extendedRcode };
}

function readRecord(reader: PacketReader, owner: NameAt): ReplyRecord {
  reader.offset = (owner.end - 1) * 8;
  reader.showsRoot = true;
  const resource = Packet.Resource.parse(reader);
  const content = recordContent(resource.type, reader.buffer, owner.end + FIXED_SIZE, reader.offset / 8, resource);
  if (content === undefined) throw new RangeError('a record has data that cannot be read');
  return { owner: owner.name, type: resource.type, ttl: resource.ttl, content, minimum: resource.minimum };
}

/** Records that are never asked for count only by their length. */
function endOfRecord(bytes: Buffer, start: number): number {
  const end = start + bytes.readUInt16BE(start - 2);
  if (end > bytes.length) throw new RangeError('a record is longer than the message');
  return end;
}

/** Most records are of the name that was asked for, and say so by a pointer to the question. */
function askedName(bytes: Buffer, at: number, query: Query): NameAt | undefined {
  const isPointer = bytes[at] === 0xc0 && bytes[at + 1] === HEADER_SIZE;
  return isPointer ? { name: query.owner, end: at + 2 } : undefined;
}

/** What keeps a message from being the reply to this query (RFC 5452, section 9.1), before its records are read. */
function mismatch(bytes: Buffer, query: Query): string | undefined {
  if (bytes.length < HEADER_SIZE) return `a reply has only ${bytes.length} bytes`;
  const flags = bytes[2] ?? 0;
  if ((flags & 0x80) === 0) return 'a query came back instead of a reply';
  if ((flags & 0x78) !== 0) return 'a reply has another operation code than the query';
  const questions = bytes.readUInt16BE(4);
  // A server that cannot read a query cannot repeat its question.
  if (questions === 0 && isNotUnderstood(bytes) && bytes.length === HEADER_SIZE) return undefined;
  if (questions !== 1) return `a reply repeats ${questions} questions instead of one`;
  return repeatsQuestion(bytes, query) ? undefined : 'a reply is to another question';
}

function isNotUnderstood(bytes: Buffer): boolean {
  const rcode = (bytes[3] ?? 0) & 0x0f;
  return rcode === rcodes.formErr || rcode === rcodes.notImp;
}

/** Whether the question is the same, without case (RFC 1035, section 2.3.3); the first name is never compressed. */
export function repeatsQuestion(bytes: Buffer, { wire, type }: Query): boolean {
  const end = HEADER_SIZE + wire.length;
  if (bytes.length < end + 4) return false;
  for (let index = 0; index < wire.length; index += 1) {
    if (lower(bytes[HEADER_SIZE + index] ?? 0) !== lower(wire[index] ?? 0)) return false;
  }
  return bytes.readUInt16BE(end) === type && bytes.readUInt16BE(end + 2) === CLASS_IN;
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte;
}
