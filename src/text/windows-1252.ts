/** What the bytes 80 to 9F mean; the five unassigned ones stay control characters, as in the WHATWG Encoding Standard. */
const UPPER_CONTROLS =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/**
 * Decodes Windows-1252, the ANSI code page of western Windows. By hand, because runtimes differ: some take the label for
 * plain Latin-1. Never fails, every byte means something.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  const wide = new Uint8Array(2 * bytes.length);
  for (const [index, byte] of bytes.entries()) {
    const code = byte >= 0x80 && byte <= 0x9f ? UPPER_CONTROLS.charCodeAt(byte - 0x80) : byte;
    wide[2 * index] = code & 0xff;
    wide[2 * index + 1] = code >> 8;
  }
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(wide);
}
