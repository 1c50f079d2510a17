import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { thirdPartyNotices } from './third-party.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const outdir = 'dist';
const noticesFile = 'THIRD-PARTY-LICENSES.txt';

/** The `version` of package.json: the bundle carries it, so that nothing reads package.json at run time. */
function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) {
    throw new Error('package.json has no version');
  }
  return String(manifest.version);
}

/** Bundles the program and the library, with the licenses of what they contain; returns the names of the files written. */
async function bundle(): Promise<Set<string>> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: { cli: 'src/bin.ts', index: 'src/index.ts' },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.12',
    // jsonc-parser's `main` requires its parts in a way that no bundler can follow; its `module` does not.
    mainFields: ['module', 'main'],
    // The package's Unicode tables and Intl.Segmenter cost more at start than the audit of a small tenant.
    alias: { 'string-width': './src/text/width.ts' },
    // Bundled CommonJS packages call `require` for Node's own modules, and an ES module has none.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    define: { __MXLINT_VERSION__: JSON.stringify(packageVersion()) },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'linked',
    logLevel: 'warning',
    metafile: true,
  });
  writeFileSync(`${root}${outdir}/${noticesFile}`, thirdPartyNotices(root, result.metafile));
  return new Set([...Object.keys(result.metafile.outputs).map((path) => basename(path)), noticesFile]);
}

/**
 * Removes what earlier builds left. It runs after the bundle is written, not before, so that a program started
 * meanwhile finds its files; `dist/types` is the compiler's.
 */
function removeStale(written: Set<string>): void {
  for (const entry of readdirSync(root + outdir, { withFileTypes: true })) {
    if (entry.isFile() && !written.has(entry.name)) {
      rmSync(`${root}${outdir}/${entry.name}`);
    }
  }
}

removeStale(await bundle());
