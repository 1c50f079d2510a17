import { writeSync } from 'node:fs';
import type { Output } from './host.ts';

const pauseMs = 5;

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
}

/**
 * Writes to a pipe or file by its descriptor: opening a stream for it loads more of Node than a small audit takes. A
 * reader that goes away (`| head`) ends the printing, silently; `failed` hears of everything else that goes wrong.
 */
export function directOutput(descriptor: number, failed: (error: unknown) => void): Output {
  let isOpen = true;
  /** How many bytes were written; undefined when nothing more can be. */
  const writeSome = (bytes: Uint8Array): number | undefined => {
    try {
      return writeSync(descriptor, bytes);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EAGAIN') {
        pause();
        return 0;
      }
      isOpen = false;
      if (code !== 'EPIPE') failed(error);
      return undefined;
    }
  };
  return {
    write: (text) => {
      let rest = isOpen ? new TextEncoder().encode(text) : new Uint8Array();
      while (rest.length > 0) {
        const written = writeSome(rest);
        if (written === undefined) return;
        rest = rest.subarray(written);
      }
    },
    isTerminal: false,
    columns: undefined,
  };
}
