import { isOwnOutput } from './is-own-output.ts';
import { dirname, resolve } from 'node:path';
import { type Format, formatNames } from '../report/formats.ts';
import { nearest } from '../text/edit-distance.ts';
import { visible } from '../text/visible.ts';
import { statusOf } from './file-status.ts';

/** One requested output; without a file it goes to standard output. */
export interface RequestedOutput {
  readonly format: Format;
  /** Absolute path. */
  readonly file: string | undefined;
  /** As the command line named it. */
  readonly shown: string | undefined;
}

export type Outputs = { readonly outputs: readonly RequestedOutput[] } | { readonly problem: string };

function isFolder(path: string): boolean {
  return statusOf(path)?.isDirectory() === true;
}

function readOne(text: string, cwd: string): RequestedOutput | string {
  const equals = text.indexOf('=');
  const name = equals === -1 ? text : text.slice(0, equals);
  const shown = equals === -1 ? undefined : text.slice(equals + 1);
  const format = formatNames.find((one) => one === name);
  if (format === undefined) {
    const close = nearest(name, formatNames);
    const hint = close === undefined ? '' : ` Did you mean ${close}?`;
    return `There is no format '${visible(name)}'.${hint} Formats: ${formatNames.join(', ')}.`;
  }
  if (shown === undefined) return { format, file: undefined, shown };
  if (shown === '') return `--format ${format}= names no file.`;
  const file = resolve(cwd, shown);
  if (isFolder(file)) return `'${shown}' is a folder; name a file in it.`;
  if (!isFolder(dirname(file))) return `The folder of '${shown}' does not exist. Create it first; nothing was audited.`;
  return { format, file, shown };
}

/** Tells files apart whatever they are called; undefined for what does not exist. */
function identityOf(path: string): string | undefined {
  const status = statusOf(path);
  return status === undefined ? undefined : `${status.dev}:${status.ino}`;
}

/** Reads `--format` values and looks whether the files can be written, before any work is done. */
export function readOutputs(values: readonly string[], cwd: string): Outputs {
  const outputs: RequestedOutput[] = [];
  for (const value of values.length === 0 ? ['table'] : values) {
    const output = readOne(value, cwd);
    if (typeof output === 'string') return { problem: output };
    outputs.push(output);
  }
  if (outputs.filter((output) => output.file === undefined).length > 1) {
    return {
      problem: 'Only one format can go to standard output; give the others a file: -f table -f sarif=mxlint.sarif.',
    };
  }
  const files = outputs.flatMap((output) => output.file ?? []);
  if (new Set(files).size < files.length) return { problem: 'Two formats name the same file.' };
  return { outputs };
}

/**
 * What is wrong when an output would take the place of a file that the run reads, under whatever name; undefined when
 * none does. The report of an earlier run may be replaced, also where it lies among the exports. `readPaths` gives the absolute paths of those files; it is asked only when an output exists already.
 */
export function overwriteProblem(
  outputs: readonly RequestedOutput[],
  readPaths: () => readonly string[],
): string | undefined {
  const existing = outputs.flatMap(({ file, shown }) => {
    const identity = file === undefined ? undefined : identityOf(file);
    return file === undefined || identity === undefined || isOwnOutput(file) ? [] : [{ shown, identity }];
  });
  if (existing.length === 0) return undefined;
  const taken = new Set(readPaths().flatMap((path) => identityOf(path) ?? []));
  const overwritten = existing.find(({ identity }) => taken.has(identity));
  return overwritten === undefined ? undefined : `'${overwritten.shown}' is read by this run; write to another file.`;
}
