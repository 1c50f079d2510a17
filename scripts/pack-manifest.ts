import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const before = /^(\s*)"build": .*,\n/m;
const prepare = /^\s*"prepare": .*,\n/m;
const command = 'node scripts/prepare.cjs';

/**
 * The text of package.json as the package has it: without the script `prepare`, which builds a clone. What it runs is not
 * packed, and npm would ask whoever installs the package to approve it.
 */
export function packedManifest(text: string): string {
  return text.replace(prepare, '');
}

/** The text of package.json as the repository has it, from the packed one. */
export function ownManifest(text: string): string {
  if (prepare.test(text)) return text;
  return text.replace(before, (line, indent: string) => `${line}${indent}"prepare": "${command}",\n`);
}

/** `--packed` before the files are packed, `--own` afterwards. */
function rewrite(change: (text: string) => string): void {
  const file = fileURLToPath(new URL('../package.json', import.meta.url));
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

if (process.argv[2] === '--packed') rewrite(packedManifest);
if (process.argv[2] === '--own') rewrite(ownManifest);
