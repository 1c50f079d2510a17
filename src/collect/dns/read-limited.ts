/** Bytes of a body as they come, and whether there were more than the limit. */
export interface LimitedBody {
  readonly bytes: Buffer;
  readonly cut: boolean;
}

/** Reads a body up to a limit; what comes after it is not waited for. */
export async function readLimited(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<LimitedBody> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > limit) break;
  }
  const bytes = Buffer.concat(parts);
  return { bytes: bytes.subarray(0, limit), cut: length > limit };
}
