/** What the codec reads a message with: a place counted in bits, and whole bytes from there. */
export interface PacketReader {
  readonly buffer: Buffer;
  /** In bits. */
  offset: number;
  readonly read: (this: PacketReader, bits: number) => number;
  readonly remaining: (this: PacketReader) => number;
  /** The next byte is read as the root name: the name that ends with it was read before, and need not be again. */
  showsRoot: boolean;
  /** How many reads are left, so that a small message of many pointers cannot cost seconds. */
  left: number;
}

/** Enough for 64 KiB of records that all share a name of 80 characters. */
const MOST_READS = 500_000;

/** Reads bytes where the codec's own reader takes one bit at a time. */
export function packetReader(buffer: Buffer): PacketReader {
  return { buffer, offset: 0, read, remaining, showsRoot: false, left: MOST_READS };
}

function read(this: PacketReader, bits: number): number {
  const at = this.offset;
  const end = at + bits;
  this.left -= 1;
  if (end > this.buffer.length * 8) throw new RangeError('the message ends too early');
  if (this.left < 0) throw new RangeError('the message has too many pointers');
  this.offset = end;
  if (this.showsRoot) {
    this.showsRoot = false;
    return 0;
  }
  if ((bits & 7) !== 0 || (at & 7) !== 0) return bitsAt(this.buffer, at, bits);
  let value = 0;
  for (let byte = at >>> 3; byte < end >>> 3; byte += 1) value = value * 256 + (this.buffer[byte] ?? 0);
  return value;
}

function bitsAt(buffer: Buffer, at: number, bits: number): number {
  let value = 0;
  for (let bit = at; bit < at + bits; bit += 1) {
    value = value * 2 + (((buffer[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1);
  }
  return value;
}

function remaining(this: PacketReader): number {
  return Math.max(0, this.buffer.length * 8 - this.offset);
}
