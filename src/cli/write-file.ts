import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: into a new file beside it, which then takes its name. The result is the reason of
 * a failure, undefined when it was written.
 */
export function writeWhole(path: string, text: string, unique: string): string | undefined {
  const draft = join(dirname(path), `.${basename(path)}.${unique}.tmp`);
  try {
    const file = openSync(draft, 'wx', 0o644);
    try {
      const bytes = new TextEncoder().encode(text);
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
    return undefined;
  } catch (error) {
    rmSync(draft, { force: true });
    return error instanceof Error ? error.message : String(error);
  }
}
