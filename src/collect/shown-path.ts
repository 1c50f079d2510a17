import { basename, isAbsolute, relative, sep } from 'node:path';

/** Whether a path lies below a folder. Both are absolute; symbolic links are not followed. */
export function isBelow(path: string, folder: string): boolean {
  const below = relative(folder, path);
  return below !== '' && below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

/**
 * A path as messages and reports show it: relative with `/` below the working directory, else the base name, since
 * reports do not show where somebody keeps files. Both paths are absolute.
 */
export function shownPath(absolute: string, cwd: string): string {
  return isBelow(absolute, cwd) ? relative(cwd, absolute).replaceAll(sep, '/') : basename(absolute);
}
