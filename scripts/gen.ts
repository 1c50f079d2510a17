import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Writes files that are derived from sources: text by path from the root of the repository, with `/`. */
interface Generator {
  readonly generate: () => Record<string, string> | Promise<Record<string, string>>;
}

/** In this order: later generators load what earlier ones write. */
const generators: readonly (() => Promise<Generator>)[] = [
  () => import('./gen/validators.ts'),
  () => import('./gen/schemas.ts'),
  () => import('./gen/registry.ts'),
  () => import('./gen/docs.ts'),
  () => import('./gen/guides.ts'),
  () => import('./gen/inputs.ts'),
];

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');

const stale: string[] = [];
for (const generator of generators) {
  const { generate } = await generator();
  for (const [path, text] of Object.entries(await generate())) {
    const file = root + path;
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    stale.push(path);
    if (check) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

for (const path of stale) console.log(check ? `stale: ${path}` : `wrote ${path}`);
if (check && stale.length > 0) {
  console.log('Run `npm run gen` and commit the result.');
  process.exitCode = 1;
}
