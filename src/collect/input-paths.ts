import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Diagnostic } from '../model/index.ts';
import { visible } from '../text/visible.ts';
import { inputDiagnostic } from './input-diagnostic.ts';
import { shownPath } from './shown-path.ts';
import { unreadable } from './unreadable.ts';

/** Standard input, as it is given on the command line. */
const STDIN = '-';
const stdin = { kind: 'stdin', shown: 'stdin.json' } as const;
/** The program's own configuration, which may lie beside the exports. */
const CONFIG_NAME = 'mxlint.config.json';

/** A file to read, or why a path gives none. */
export type InputPath =
  | { readonly kind: 'file'; readonly shown: string; readonly real: string }
  | { readonly kind: 'stdin'; readonly shown: string }
  | { readonly kind: 'refused'; readonly shown: string; readonly diagnostic: Diagnostic };

/**
 * Finds the files that the paths of a command line mean, in the order of the paths and sorted within folders, each
 * file once. Reads nothing but folders.
 */
export function inputPaths(paths: readonly string[], cwd: string): readonly InputPath[] {
  const found: InputPath[] = [];
  const seen = new Set<string>();
  const taken = new Set<string>();
  for (const path of paths) {
    for (const entry of path === STDIN ? [stdin] : filesAt(path, cwd)) {
      const identity = entry.kind === 'file' ? entry.real : entry.kind;
      if (entry.kind === 'refused') {
        found.push(entry);
      } else if (!seen.has(identity)) {
        seen.add(identity);
        found.push({ ...entry, shown: freeName(entry, taken) });
      }
    }
  }
  return found;
}

/** Absolute paths, links resolved, of the files that the paths of a command line mean; standard input is none. */
export function inputFilePaths(paths: readonly string[], cwd: string): readonly string[] {
  return inputPaths(paths, cwd).flatMap((path) => (path.kind === 'file' ? [path.real] : []));
}

function filesAt(path: string, cwd: string): readonly InputPath[] {
  const absolute = resolve(cwd, path);
  const shown = shownPath(absolute, cwd);
  try {
    const real = realpathSync.native(absolute);
    if (!statSync(real).isDirectory()) {
      return [{ kind: 'file', shown, real }];
    }
    const files = filesBelow(absolute, real, cwd);
    return files.length === 0 ? [refused(shown, emptyFolder(shown))] : files;
  } catch (error) {
    return [refused(shown, unreadable(shown, error))];
  }
}

/** Files of a folder and of the folders in it, but for hidden ones and the configuration. */
function filesBelow(folder: string, root: string, cwd: string): readonly InputPath[] {
  const found: (readonly InputPath[])[] = [];
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      found.push(folderBelow(path, root, cwd));
    } else if (entry.isFile()) {
      found.push([{ kind: 'file', shown: shownPath(path, cwd), real: realpathSync.native(path) }]);
    } else if (entry.isSymbolicLink()) {
      found.push(linkedFile(path, root, cwd));
    }
  }
  return found.flat();
}

/** One folder that may not be read does not spoil the rest. */
function folderBelow(path: string, root: string, cwd: string): readonly InputPath[] {
  try {
    return filesBelow(path, root, cwd);
  } catch (error) {
    const shown = shownPath(path, cwd);
    return [refused(shown, unreadable(shown, error))];
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter(({ name }) => !name.startsWith('.') && name !== CONFIG_NAME)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** A link is followed to a file below the same folder only: a folder that was handed over must not pull in others. */
function linkedFile(path: string, root: string, cwd: string): readonly InputPath[] {
  const shown = shownPath(path, cwd);
  try {
    const real = realpathSync.native(path);
    if (real.startsWith(root + sep)) {
      return statSync(real).isFile() ? [{ kind: 'file', shown, real }] : [];
    }
    const message = `${visible(shown)} is a symbolic link out of its folder and was not followed. Pass its target as an input of its own.`;
    return [refused(shown, inputDiagnostic(shown, 'input/outside-folder', message, 'warning'))];
  } catch (error) {
    return [refused(shown, unreadable(shown, error))];
  }
}

function refused(shown: string, diagnostic: Diagnostic): InputPath {
  return { kind: 'refused', shown, diagnostic };
}

function emptyFolder(shown: string): Diagnostic {
  const message = `The folder ${visible(shown)} holds no file to read. Pass a tenant export, or a folder with the output of the cmdlets.`;
  return inputDiagnostic(shown, 'input/empty-folder', message);
}

/** A name that no other file of the run has: with its folder in front, then with a number. */
function freeName(file: Exclude<InputPath, { kind: 'refused' }>, taken: Set<string>): string {
  const folder = file.kind === 'file' ? basename(dirname(file.real)) : '';
  let name = file.shown;
  for (let count = 1; taken.has(name); count += 1) {
    name = count === 1 && folder !== '' ? `${folder}/${basename(file.shown)}` : `${file.shown} (${Math.max(count, 2)})`;
  }
  taken.add(name);
  return name;
}
