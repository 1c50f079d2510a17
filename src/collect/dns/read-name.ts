/** A name in a message, and where what follows it begins. */
export interface NameAt {
  /** As `Question.name`; a dot or an odd byte inside a label is escaped as in RFC 1035, section 5.1. */
  readonly name: string;
  readonly end: number;
}

const POINTER = 0xc0;
const LONGEST_WIRE = 255;
/** No name has more labels, and a pointer to a pointer leads nowhere that one could not. */
const MOST_POINTERS = 127;
const UPPER_A = 0x41;
const UPPER_Z = 0x5a;
const DOT = 0x2e;
const BACKSLASH = 0x5c;

/**
 * Reads a name at a place of a message. A pointer must lead to an earlier place (RFC 1035, section 4.1.4), so that no
 * loop is possible; undefined when it does not, or when the name is longer than a name can be.
 */
export function readName(bytes: Uint8Array, start: number): NameAt | undefined {
  let name = '';
  let length = 1;
  let end: number | undefined;
  let pointers = 0;
  let at = start;
  // Where the labels that are being read began: a pointer must lead before it.
  let first = start;
  for (let size = bytes[at]; size !== 0; size = bytes[at]) {
    if (size === undefined) return undefined;
    if (size >= POINTER) {
      const target = ((size & 0x3f) << 8) | (bytes[at + 1] ?? 0xff);
      pointers += 1;
      if (target >= first || pointers > MOST_POINTERS) return undefined;
      end ??= at + 2;
      at = target;
      first = target;
      continue;
    }
    length += size + 1;
    if (size > 63 || length > LONGEST_WIRE || at + size >= bytes.length) return undefined;
    name += name === '' ? labelText(bytes, at + 1, size) : `.${labelText(bytes, at + 1, size)}`;
    at += size + 1;
  }
  return { name, end: end ?? at + 1 };
}

function labelText(bytes: Uint8Array, start: number, size: number): string {
  let text = '';
  for (let at = start; at < start + size; at += 1) {
    const byte = bytes[at] ?? 0;
    text += byte >= UPPER_A && byte <= UPPER_Z ? String.fromCharCode(byte + 32) : character(byte);
  }
  return text;
}

function character(byte: number): string {
  if (byte <= 0x20 || byte >= 0x7f) return `\\${String(byte).padStart(3, '0')}`;
  const text = String.fromCharCode(byte);
  return byte === DOT || byte === BACKSLASH ? `\\${text}` : text;
}
