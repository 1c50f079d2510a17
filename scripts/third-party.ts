import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface Bundled {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, { bytesInOutput: number }>> }>>;
}

/** Folders of the packages of which some code is in the bundle, sorted; nested installations count apart. */
function packageFolders(bundled: Bundled): string[] {
  const folders = new Set<string>();
  for (const output of Object.values(bundled.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
      const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(path)?.[0];
      if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
    }
  }
  return [...folders].toSorted();
}

/** The license file in a package or, of packages that were published without theirs, the one kept from their repository. */
function licenseFile(folder: string, name: string): string {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
  const kept = join(import.meta.dirname, 'licenses', `${name}.txt`);
  if (file === undefined && !existsSync(kept)) throw new Error(`${name} has no license file; it cannot be bundled`);
  return file === undefined ? kept : join(folder, file);
}

function notice(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return `${name} ${version}\n\n${readFileSync(licenseFile(folder, name), 'utf8').trim()}\n`;
}

/**
 * The license texts of all bundled packages, which their licenses ask to be passed on with the code.
 * Throws when a package has none.
 */
export function thirdPartyNotices(root: string, bundled: Bundled): string {
  const notices = packageFolders(bundled).map((folder) => notice(join(root, folder)));
  return `mxlint contains the following packages.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
