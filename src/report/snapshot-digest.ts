import { sha256 } from '../text/digest.ts';
import type { ReportFile } from './report.ts';

/** Digest of the bytes of one file, 64 hexadecimal digits. */
export const fileDigest = (bytes: Uint8Array): string => sha256(bytes);

/** One digest for all files of a run: over their paths and digests, sorted by path. */
export function snapshotDigest(files: readonly ReportFile[]): string {
  const pairs = files.map((file) => [file.path, file.sha256 ?? '']).toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return sha256(JSON.stringify(pairs));
}
