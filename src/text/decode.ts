import { type ByteOrder, decodeUtf16, eightBitPartAt, guessByteOrder, sixteenBitPartAt } from './utf16.ts';
import { invalidUtf8At } from './utf8.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/**
 * A file as text, or why it is none and the byte offset of the trouble. `text` is without the byte order mark (`bom`
 * says whether there was one) and without NUL padding at the end. A notice is a sentence for the user about something
 * that was assumed or repaired; a message starts in lower case and has no full stop, to follow a file name.
 */
export type Decoded =
  | {
      ok: true;
      text: string;
      encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
      bom: boolean;
      notices: string[];
    }
  | { ok: false; message: string; offset: number };

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

type Mark = { order: ByteOrder | undefined; length: number };

/**
 * Finds the encoding of a file and decodes it. A byte order mark decides (FF FE, FE FF, EF BB BF). Without one, NULs at
 * every other byte of the first kilobyte mean UTF-16; else it is UTF-8 if well-formed, and Windows-1252 with a notice
 * if not. A file in two encodings, which `>>` and Add-Content of Windows PowerShell 5.1 leave behind, is refused: half
 * of it would be garbage.
 */
export function decode(bytes: Uint8Array): Decoded {
  const mark = byteOrderMark(bytes);
  const start = mark?.length ?? 0;
  const end = contentEnd(bytes, start);
  const order = mark === undefined ? guessByteOrder(bytes.subarray(0, end)) : mark.order;
  if (order === undefined) return decodeEightBit(bytes, start, end);
  return decodeSixteenBit(bytes, order, start, Math.min(bytes.length, end + (end % 2)));
}

function byteOrderMark(bytes: Uint8Array): Mark | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return { order: 'le', length: 2 };
  if (first === 0xfe && second === 0xff) return { order: 'be', length: 2 };
  if (first === 0xef && second === 0xbb && third === 0xbf) return { order: undefined, length: 3 };
  return undefined;
}

function contentEnd(bytes: Uint8Array, start: number): number {
  let end = bytes.length;
  while (end > start && bytes[end - 1] === 0) end -= 1;
  return end;
}

function decodeEightBit(bytes: Uint8Array, start: number, end: number): Decoded {
  const content = bytes.subarray(start, end);
  const bom = start > 0;
  const notices = paddingNotice(bytes.length - end);
  const text = strictUtf8(content);
  // A Buffer finds a byte ten times faster than a Uint8Array or the string does.
  // oxlint-disable-next-line eslint/no-restricted-globals -- only looked through, and seen by nobody else
  const nul = Buffer.from(content.buffer, content.byteOffset, content.byteLength).indexOf(0);
  if (text !== undefined && nul === -1) {
    return { ok: true, text, encoding: 'utf-8', bom, notices };
  }
  if (nul !== -1) return refusedNul(bytes, start + nul);
  const invalid = start + invalidUtf8At(content);
  const found = `byte ${hex(bytes[invalid] ?? 0)} at offset ${invalid} is not UTF-8`;
  if (bom) {
    const message = `${found}, although the file starts with the byte order mark of UTF-8`;
    return { ok: false, message, offset: invalid };
  }
  notices.unshift(`The ${found}: the file was read as Windows-1252.`);
  return { ok: true, text: decodeWindows1252(content), encoding: 'windows-1252', bom, notices };
}

function decodeSixteenBit(bytes: Uint8Array, order: ByteOrder, start: number, end: number): Decoded {
  const content = bytes.subarray(0, end);
  const other = eightBitPartAt(content, start);
  if (other !== -1) return twoEncodings('UTF-16', 'an 8-bit encoding', other);
  if (end % 2 === 1) {
    return { ok: false, message: 'UTF-16 text ends inside a character', offset: end - 1 };
  }
  const { text, repaired } = decodeUtf16(content.subarray(start), order);
  const nul = text.indexOf('\0');
  if (nul !== -1) return notText(start + 2 * nul);
  const notices = paddingNotice(bytes.length - end);
  if (repaired) notices.push('Unpaired UTF-16 surrogates were replaced by U+FFFD.');
  return { ok: true, text, encoding: `utf-16${order}`, bom: start > 0, notices };
}

function strictUtf8(content: Uint8Array): string | undefined {
  try {
    return strict.decode(content);
  } catch {
    return undefined;
  }
}

function refusedNul(bytes: Uint8Array, nul: number): Decoded {
  const other = sixteenBitPartAt(bytes, nul);
  if (other !== -1) return twoEncodings('an 8-bit encoding', 'UTF-16', other);
  return notText(nul);
}

function notText(offset: number): Decoded {
  return { ok: false, message: `this is not a text file: NUL at offset ${offset}`, offset };
}

function twoEncodings(first: string, second: string, offset: number): Decoded {
  const message = `two encodings in one file: it starts in ${first} and goes on in ${second} at offset ${offset}`;
  return { ok: false, message, offset };
}

function paddingNotice(length: number): string[] {
  if (length === 0) return [];
  return [`NUL padding at the end of the file was ignored (${length} bytes).`];
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
