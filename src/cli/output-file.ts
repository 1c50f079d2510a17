import { overwriteProblem, readOutputs } from './outputs.ts';
import type { Host } from './host.ts';
import { writeWhole } from './write-file.ts';

/** Where a document goes: a file, or standard output. */
export interface OutputFile {
  /** Absolute path. */
  readonly file: string | undefined;
  /** As the command line named it. */
  readonly shown: string;
}

/**
 * Looks whether the file of `--output` can be written, before any work is done; `-` and nothing are standard output. What
 * is wrong is a sentence. `readPaths`: absolute paths of the files that the run reads.
 */
export function readOutputFile(
  name: string | undefined,
  readPaths: () => readonly string[],
  host: Host,
): OutputFile | string {
  if (name === undefined || name === '-') return { file: undefined, shown: '-' };
  const requested = readOutputs([`json=${name}`], host.cwd);
  if ('problem' in requested) return requested.problem.replace('nothing was audited', 'nothing was asked');
  const [output] = requested.outputs;
  return overwriteProblem(requested.outputs, readPaths) ?? { file: output?.file, shown: name };
}

/** Writes a document whole or not at all; what went wrong is a sentence. */
export function writeDocument({ file, shown }: OutputFile, document: string, host: Host): string | undefined {
  if (file === undefined) {
    host.stdout.write(document);
    return undefined;
  }
  const problem = writeWhole(file, document, String(host.now()));
  return problem === undefined ? undefined : `'${shown}' could not be written, nothing of it is there: ${problem}`;
}
