import { crc32 } from 'node:zlib';

/**
 * A quick checksum that tells whether a file changed between two reads: CRC-32 and the length. Not for hostile input and
 * not kept anywhere: whoever needs a digest takes SHA-256, at the price of loading the crypto module.
 */
export function checksum(bytes: Uint8Array): string {
  return `${crc32(bytes).toString(16).padStart(8, '0')}-${bytes.length}`;
}
