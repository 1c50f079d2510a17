import { jsonNotation } from '../text/json-notation.ts';
import { loadFile } from './load-file.ts';
import type { InputFile, Loaded, Records, Refused } from './loaded.ts';

/** What came of the files of an input, in their order. */
export interface LoadedFiles {
  readonly loaded: readonly Records[];
  readonly refused: readonly Refused[];
}

/** Fills in what one file leaves to another; only files that are no JSON do that. */
async function completed({ loaded, refused }: LoadedFiles): Promise<LoadedFiles> {
  if (loaded.every(({ notation }) => notation === jsonNotation)) return { loaded, refused };
  const { configurationDataAlone, withOrganizationNames } = await import('./organization-name.ts');
  const useless = configurationDataAlone(loaded);
  if (useless.length === 0) return { loaded: withOrganizationNames(loaded), refused };
  const all = loaded.map(({ source }): Refused => ({
    path: source.path,
    diagnostics: useless.filter(({ at }) => at?.kind === 'file' && at.path === source.path),
  }));
  return { loaded: [], refused: [...refused, ...all] };
}

/**
 * Reads files one by one, so that only one is in memory at a time; `onLoaded` gets each with its text, which is not kept
 * otherwise.
 */
export async function loadFiles(
  files: AsyncIterable<InputFile | Refused>,
  onLoaded?: (file: InputFile, loaded: Loaded) => Promise<void>,
): Promise<LoadedFiles> {
  const loaded: Records[] = [];
  const refused: Refused[] = [];
  for await (const file of files) {
    const result = 'bytes' in file ? await loadFile(file) : file;
    if (!('source' in result)) {
      refused.push(result);
      continue;
    }
    if ('bytes' in file) await onLoaded?.(file, result);
    const { text: _, ...records } = result;
    loaded.push(records);
  }
  return completed({ loaded, refused });
}
