import { domainToASCII } from 'node:url';

/** A name that can be asked for. */
export interface WireName {
  /** Lower case, A-labels, no final dot. */
  readonly name: string;
  /** Labels with their lengths, then the root (RFC 1035, section 3.1). */
  readonly bytes: Uint8Array;
}

const LONGEST_LABEL = 63;
const LONGEST_WIRE = 255;
const BACKSLASH = 0x5c;
const DOT = 0x2e;
/** What `readName` writes for bytes that would be misread. */
const ESCAPE = /\\(?:([.\\])|(\d{3}))/y;
const NON_ASCII = /[^\0-\x7f]/;
const IDEOGRAPHIC_DOTS = /[\u3002\uff0e\uff61]/g;

/**
 * Checks a name and writes it as it is sent. Letters become lower case, international labels A-labels (RFC 5890), one
 * final dot is dropped; any other character goes out as it is, as names that SPF macros make need it. `\.`, `\\` and
 * `\DDD` are read as what names of records have for odd bytes (RFC 1035, section 5.1); another backslash is one. What
 * cannot be a name is a problem, worded without full stop.
 */
export function wireName(text: string): WireName | { readonly problem: string } {
  const ascii = NON_ASCII.test(text) ? toALabels(text) : text;
  if (ascii === undefined) return { problem: 'the name has a label that cannot be written in ASCII' };
  const lower = ascii.toLowerCase();
  const name = lower.endsWith('.') && !lower.endsWith('\\.') ? lower.slice(0, -1) : lower;
  if (name === '') return { problem: 'the name is empty' };
  // A label's length takes the place of the dot before it.
  const bytes = new Uint8Array(name.length + 2);
  const end = name.includes('\\') ? writeEscaped(name, bytes) : writePlain(name, bytes);
  const problem = labelProblem(bytes, end);
  if (problem !== undefined) return { problem };
  return { name, bytes: end + 1 === bytes.length ? bytes : bytes.subarray(0, end + 1) };
}

function toALabels(text: string): string | undefined {
  const labels: string[] = [];
  for (const label of text.replace(IDEOGRAPHIC_DOTS, '.').split('.')) {
    // The label after it keeps a number from being read as an IPv4 address.
    const converted = NON_ASCII.test(label) ? domainToASCII(`${label}.x`).slice(0, -2) : label;
    if (converted === '' && label !== '') return undefined;
    labels.push(converted);
  }
  return labels.join('.');
}

/** Writes the labels from the start; returns where the root goes. A label's length may be wrong when it is over 255. */
function writePlain(name: string, bytes: Uint8Array): number {
  let start = 0;
  for (let index = 0; index < name.length; index += 1) {
    const code = name.charCodeAt(index);
    if (code === DOT) {
      bytes[start] = Math.min(index - start, 255);
      start = index + 1;
    } else {
      bytes[index + 1] = code;
    }
  }
  bytes[start] = Math.min(name.length - start, 255);
  return name.length + 1;
}

function writeEscaped(name: string, bytes: Uint8Array): number {
  let start = 0;
  let at = 1;
  for (let index = 0; index < name.length; index += 1) {
    const code = name.charCodeAt(index);
    if (code === DOT) {
      bytes[start] = Math.min(at - start - 1, 255);
      start = at;
    } else if (code === BACKSLASH) {
      const [value, length] = escapeAt(name, index);
      bytes[at] = value;
      index += length - 1;
    } else {
      bytes[at] = code;
    }
    at += 1;
  }
  bytes[start] = Math.min(at - start - 1, 255);
  return at;
}

function escapeAt(name: string, index: number): readonly [value: number, length: number] {
  ESCAPE.lastIndex = index;
  const [whole = '', character, digits] = ESCAPE.exec(name) ?? [];
  if (character !== undefined) return [character.charCodeAt(0), whole.length];
  const value = digits === undefined ? BACKSLASH : Number(digits);
  return value > 255 || digits === undefined ? [BACKSLASH, 1] : [value, whole.length];
}

function labelProblem(bytes: Uint8Array, end: number): string | undefined {
  let at = 0;
  while (at < end) {
    const length = bytes[at] ?? 0;
    if (length === 0) return 'the name has an empty label';
    if (length > LONGEST_LABEL) return `the name has a label of more than ${LONGEST_LABEL} bytes`;
    at += length + 1;
  }
  return end + 1 > LONGEST_WIRE ? 'the name has more than 253 bytes' : undefined;
}
