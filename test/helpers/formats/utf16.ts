/** UTF-16 little-endian with a byte order mark, as `>` of Windows PowerShell 5.1 writes. */
export function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length);
  bytes.set([0xff, 0xfe]);
  for (let at = 0; at < text.length; at += 1) {
    bytes.set([text.charCodeAt(at) % 256, text.charCodeAt(at) >> 8], 2 + 2 * at);
  }
  return bytes;
}
