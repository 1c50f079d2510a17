import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** More runs than that do not write one file at once. */
const mostDrafts = 100;

interface Draft {
  readonly path: string;
  readonly file: number;
}

/** A new file beside the target, with its permissions. One that is there already belongs to another run. */
function openDraft(path: string, mode: number, unique: string): Draft {
  for (let count = 1; ; count += 1) {
    const draft = join(dirname(path), `.${basename(path)}.${unique}-${count}.tmp`);
    try {
      return { path: draft, file: openSync(draft, 'wx', mode) };
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!isTaken || count === mostDrafts) throw error;
    }
  }
}

function fill(file: number, text: string): void {
  try {
    const bytes = new TextEncoder().encode(text);
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function replace(path: string, mode: number, text: string, unique: string): void {
  const draft = openDraft(path, mode, unique);
  try {
    fill(draft.file, text);
    renameSync(draft.path, path);
  } catch (error) {
    rmSync(draft.path, { force: true });
    throw error;
  }
}

/** The file that a path without a file means: where a link that leads nowhere points to, else the path itself. */
function missingFile(path: string): string {
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  return isLink ? missingFile(resolve(realpathSync(dirname(path)), readlinkSync(path))) : path;
}

/**
 * Writes a file whole or not at all: into a new file beside it, which then takes its name and has the permissions of the
 * one it replaces. What is no file (a device, a pipe) is written to as it is; a link stays a link, also one whose file
 * does not exist yet. The result is the
 * reason of a failure, undefined when it was written.
 */
export function writeWhole(path: string, text: string, unique: string): string | undefined {
  try {
    const existing = statSync(path, { throwIfNoEntry: false });
    if (existing === undefined) replace(missingFile(path), 0o644, text, unique);
    else if (existing.isFile()) replace(realpathSync(path), existing.mode & 0o777, text, unique);
    else writeFileSync(path, text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
