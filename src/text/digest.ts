import { createHash } from 'node:crypto';

/** SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits; a string is hashed as its UTF-8 bytes. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}
