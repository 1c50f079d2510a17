/** Byte order of UTF-16: little endian (low byte first) or big endian. */
export type ByteOrder = 'le' | 'be';

const DETECTION_LENGTH = 1024;
/** UTF-16 that starts with so many bytes without a NUL did not start as UTF-16. */
const SHORTEST_PREFIX = 5;
const SHORTEST_RUN = 32;

/**
 * Guesses UTF-16 without a byte order mark: Latin text then has a NUL in every other byte, at odd offsets in little
 * endian, at even ones in big endian. Looks at the first kilobyte; undefined when it has no NUL, some at both kinds of
 * offsets, or starts with several ASCII bytes.
 */
export function guessByteOrder(bytes: Uint8Array): ByteOrder | undefined {
  if (asciiRunEnd(bytes.subarray(0, SHORTEST_PREFIX), 0) === SHORTEST_PREFIX) return undefined;
  let even = false;
  let odd = false;
  const length = Math.min(DETECTION_LENGTH, bytes.length);
  for (let at = 0; at < length; at += 1) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even = true;
    else odd = true;
  }
  if (even === odd) return undefined;
  return odd ? 'le' : 'be';
}

/**
 * Offset at which text that is UTF-16 so far (from an even offset on) goes on in an 8-bit encoding, or -1. Recognized
 * by a run of plain ASCII bytes that would otherwise be a line of rare characters.
 */
export function eightBitPartAt(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += SHORTEST_RUN / 2) {
    if (!isAscii(bytes[at]) || !isAscii(bytes[at + 1])) continue;
    const start = asciiRunStart(bytes, at);
    if (asciiRunEnd(bytes, at) - start >= SHORTEST_RUN) return start + (start % 2);
  }
  return -1;
}

/**
 * Offset at which 8-bit text goes on in UTF-16, given the offset of the first NUL, or -1 when the bytes from there on
 * do not look like UTF-16. A byte order mark at the seam belongs to the second part.
 */
export function sixteenBitPartAt(bytes: Uint8Array, nul: number): number {
  if (nul < SHORTEST_PREFIX || bytes[nul + 1] === 0 || bytes[nul + 2] !== 0) return -1;
  const hasMark = bytes[nul - 3] === 0xff && bytes[nul - 2] === 0xfe;
  return hasMark ? nul - 3 : nul - 1;
}

/** Decodes UTF-16; an unpaired surrogate becomes U+FFFD, then `repaired` is true. The length in bytes is even. */
export function decodeUtf16(bytes: Uint8Array, order: ByteOrder): { text: string; repaired: boolean } {
  const ordered = order === 'le' ? bytes : swapped(bytes);
  try {
    const strict = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });
    return { text: strict.decode(ordered), repaired: false };
  } catch {
    const lenient = new TextDecoder('utf-16le', { ignoreBOM: true });
    return { text: lenient.decode(ordered), repaired: true };
  }
}

function swapped(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length);
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    result[at] = bytes[at + 1] ?? 0;
    result[at + 1] = bytes[at] ?? 0;
  }
  return result;
}

function asciiRunStart(bytes: Uint8Array, from: number): number {
  let start = from;
  while (isAscii(bytes[start - 1])) start -= 1;
  return start;
}

function asciiRunEnd(bytes: Uint8Array, from: number): number {
  let end = from;
  while (isAscii(bytes[end])) end += 1;
  return end;
}

function isAscii(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 0x20 && byte <= 0x7e) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}
