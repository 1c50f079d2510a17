const CONFIG_FILE = 'mxlint.config.json';

export interface ConfigLookup {
  /** Value of `--config`, where given. */
  readonly given: string | undefined;
  /** Absolute path. */
  readonly workingDirectory: string;
  /** Absolute path of the folder of the first input file; undefined for standard input. */
  readonly inputFolder: string | undefined;
}

export interface FoundConfig {
  readonly path: string;
  /** False for a file that merely lies beside or above the input: whoever wrote the export may have written it. */
  readonly trusted: boolean;
}

/**
 * Which configuration file counts: the given one, whether it exists or not, else the first `mxlint.config.json` upward
 * from the working directory, else upward from the folder of the first input.
 */
export function findConfig(lookup: ConfigLookup, exists: (path: string) => boolean): FoundConfig | undefined {
  if (lookup.given !== undefined) {
    return { path: lookup.given, trusted: true };
  }
  const own = configPaths(lookup.workingDirectory).find(exists);
  if (own !== undefined) {
    return { path: own, trusted: true };
  }
  const beside = lookup.inputFolder === undefined ? undefined : configPaths(lookup.inputFolder).find(exists);
  return beside === undefined ? undefined : { path: beside, trusted: false };
}

/** The file in the folder, its parent, and so on to the root; `/` and, for Windows paths, `\` separate. */
function configPaths(folder: string): string[] {
  const separator = /^(?:[A-Za-z]:|\\\\)/.test(folder) && !folder.includes('/') ? '\\' : '/';
  const root = rootOf(folder, separator);
  const names = folder
    .slice(root.length)
    .split(separator)
    .filter((name) => name !== '');
  const paths: string[] = [];
  for (let depth = names.length; depth >= 0; depth -= 1) {
    paths.push(root + [...names.slice(0, depth), CONFIG_FILE].join(separator));
  }
  return paths;
}

/** `/`, `C:\`, `C:/` or `\\server\share\`. */
function rootOf(folder: string, separator: string): string {
  const root = /^(?:[A-Za-z]:[\\/]?|\\\\[^\\]+\\[^\\]+\\?|\/)/.exec(folder)?.[0] ?? '';
  return root === '' || root.endsWith(separator) ? root : root + separator;
}
