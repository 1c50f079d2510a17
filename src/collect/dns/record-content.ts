import type { ReplyRecord } from './reply.ts';
import { readName } from './read-name.ts';
import { typeCodes } from './record-type.ts';

/** What the codec says of a record's data; only these types are read by it. */
interface DecodedData {
  readonly address?: string;
}

const IPV4_MAPPED = Buffer.from('00000000000000000000ffff', 'hex');

/**
 * The content of one record, or undefined when its bytes are no such record. Names and strings are read from the bytes:
 * the codec's text does not tell a dot inside a label from one between labels, and loses bytes that are not UTF-8.
 */
export function recordContent(
  type: number,
  bytes: Buffer,
  start: number,
  end: number,
  decoded: DecodedData,
): ReplyRecord['content'] | undefined {
  switch (type) {
    case typeCodes.A:
      return decoded.address;
    case typeCodes.AAAA:
      return mappedAddress(bytes, start) ?? decoded.address;
    case typeCodes.TXT:
    case typeCodes.SPF:
      return strings(bytes, start, end);
    case typeCodes.MX:
      return mxRecord(bytes, start, end);
    case typeCodes.SOA:
      return readName(bytes, start)?.name;
    default:
      return nameAlone(bytes, start, end);
  }
}

/** RFC 5952, section 5: the last 32 bits of an IPv4-mapped address are written as a dotted quad. */
function mappedAddress(bytes: Buffer, start: number): string | undefined {
  if (bytes.compare(IPV4_MAPPED, 0, 12, start, start + 12) !== 0) return undefined;
  return `::ffff:${bytes.subarray(start + 12, start + 16).join('.')}`;
}

function strings(bytes: Buffer, start: number, end: number): readonly string[] | undefined {
  const found: string[] = [];
  let at = start;
  while (at < end) {
    const next = at + 1 + (bytes[at] ?? 0);
    if (next > end) return undefined;
    found.push(bytes.toString('latin1', at + 1, next));
    at = next;
  }
  return found;
}

function mxRecord(bytes: Buffer, start: number, end: number): ReplyRecord['content'] | undefined {
  const exchange = nameAlone(bytes, start + 2, end);
  return exchange === undefined ? undefined : { preference: bytes.readUInt16BE(start), exchange };
}

function nameAlone(bytes: Buffer, start: number, end: number): string | undefined {
  const name = readName(bytes, start);
  return name?.end === end ? name.name : undefined;
}
