/** Whether a file is a zip or gzip archive, by its first bytes (APPNOTE.TXT 4.3.7 and 4.3.16, RFC 1952 2.3.1). */
export function isArchive(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  const isZip = first === 0x50 && second === 0x4b && (third === 3 || third === 5) && (fourth === 4 || fourth === 6);
  return isZip || (first === 0x1f && second === 0x8b);
}
