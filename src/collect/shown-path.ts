import { basename, isAbsolute, relative, sep } from 'node:path';

/**
 * A path as messages and reports show it: relative with `/` below the working directory, else the base name, since
 * reports do not show where somebody keeps files. Both paths are absolute.
 */
export function shownPath(absolute: string, cwd: string): string {
  const below = relative(cwd, absolute);
  const isBelow = below !== '' && below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
  return isBelow ? below.replaceAll(sep, '/') : basename(absolute);
}
