import { readFileSync, statSync } from 'node:fs';
import type { InputFile, Refused } from '../load/loaded.ts';
import type { Diagnostic } from '../model/index.ts';
import { visible } from '../text/visible.ts';
import { inputDiagnostic } from './input-diagnostic.ts';
import { type InputPath, inputPaths } from './input-paths.ts';
import { isArchive } from './is-archive.ts';
import { mebibytes, tooLarge } from './size-limit.ts';
import { unreadable } from './unreadable.ts';

/** Largest input file in bytes unless `--max-input` says otherwise. */
export const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/** What reading files needs from outside. */
export interface CollectOptions {
  /** Largest size of one file in bytes. */
  readonly maxBytes: number;
  /** Working directory, absolute. */
  readonly cwd: string;
  /** Standard input, opened only when an input is `-`. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
}

/** The input files, one in memory at a time. */
export interface InputFiles extends AsyncIterable<InputFile | Refused> {
  /** Reads a file that was yielded once more, by its shown path; undefined when it is gone. */
  readonly reread: (path: string) => Uint8Array | undefined;
}

/**
 * Reads the files that the paths of a command line mean: a file, a folder with all folders in it, the files in an
 * archive, or `-` for standard input. What cannot be read is yielded as refused, with a worded diagnostic; nothing throws. No paths yield nothing.
 */
export function collectFiles(paths: readonly string[], options: CollectOptions): InputFiles {
  /** How each file is read once more. */
  const rereads = new Map<string, () => Uint8Array | undefined>();

  async function* files(): AsyncGenerator<InputFile | Refused> {
    for (const path of inputPaths(paths, options.cwd)) {
      for await (const { reread, ...file } of filesOf(path, options)) {
        if (reread !== undefined) rereads.set(file.path, reread);
        yield file;
      }
    }
  }

  return {
    [Symbol.asyncIterator]: files,
    reread: (path) => rereads.get(path)?.(),
  };
}

/** A file, and how it is read once more where that can be. */
type Reread = (InputFile | Refused) & { readonly reread?: () => Uint8Array | undefined };

/** The file at a path, or those in the archive there. */
async function* filesOf(path: InputPath, options: CollectOptions): AsyncGenerator<Reread> {
  const file = await readInput(path, options);
  if (!('bytes' in file)) {
    yield file;
  } else if (isArchive(file.bytes)) {
    const { unpacked } = await import('./archive.ts');
    yield* unpacked(file, options.maxBytes);
  } else {
    // Standard input cannot be read twice, so it is kept.
    yield { ...file, reread: path.kind === 'file' ? rereading(path.real) : kept(file.bytes) };
  }
}

/** Made apart from the file that was read, of which it would keep the bytes. */
function rereading(path: string): () => Uint8Array | undefined {
  return () => {
    try {
      return readFileSync(path);
    } catch {
      return undefined;
    }
  };
}

function kept(bytes: Uint8Array): () => Uint8Array {
  return () => bytes;
}

async function readInput(path: InputPath, options: CollectOptions): Promise<InputFile | Refused> {
  switch (path.kind) {
    case 'refused':
      return refused(path.shown, path.diagnostic);
    case 'stdin':
      return readStream(path.shown, options);
    case 'file':
      return readOne(path.shown, path.real, options.maxBytes);
  }
}

function readOne(shown: string, real: string, maxBytes: number): InputFile | Refused {
  try {
    // Before opening: opening a pipe waits for a writer.
    const status = statSync(real);
    if (!status.isFile()) {
      return refused(shown, notAFile(shown));
    }
    if (status.size > maxBytes) {
      return refused(shown, tooLarge(`${visible(shown)} has ${mebibytes(status.size)}, more than`, shown, maxBytes));
    }
    return { path: shown, bytes: readFileSync(real) };
  } catch (error) {
    return refused(shown, unreadable(shown, error));
  }
}

async function readStream(shown: string, options: CollectOptions): Promise<InputFile | Refused> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of options.stdin()) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > options.maxBytes) {
        return refused(shown, tooLarge('Standard input goes beyond', shown, options.maxBytes));
      }
    }
  } catch (error) {
    return refused(shown, unreadable('standard input', error));
  }
  return { path: shown, bytes: joined(chunks, length) };
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function refused(path: string, diagnostic: Diagnostic): Refused {
  return { path, diagnostics: [diagnostic] };
}

function notAFile(shown: string): Diagnostic {
  const message = `${visible(shown)} is a device, a pipe or a socket and no file. Give it on standard input: \`mxlint audit -\`.`;
  return inputDiagnostic(shown, 'input/not-a-file', message);
}
