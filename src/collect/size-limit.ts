import type { Diagnostic } from '../model/index.ts';
import { inputDiagnostic } from './input-diagnostic.ts';

const MEBIBYTE = 1024 * 1024;

/** Words that an input goes beyond the size that is read; `beginning` is the first half of the sentence. */
export function tooLarge(beginning: string, shown: string, maxBytes: number): Diagnostic {
  const message = `${beginning} the limit of ${mebibytes(maxBytes)}. If that is right, raise it with --max-input.`;
  return inputDiagnostic(shown, 'input/too-large', message);
}

/** A size for people, in bytes or MiB. */
export function mebibytes(bytes: number): string {
  return bytes < MEBIBYTE ? `${bytes} bytes` : `${(bytes / MEBIBYTE).toFixed(1)} MiB`;
}
