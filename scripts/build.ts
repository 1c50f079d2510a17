import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';

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

/**
 * Makes a bundle of its own of every module that is loaded by `import()`. What it shares with the program is in both:
 * esbuild's splitting would put that into a dozen small files, and at start each file costs as much as a few rules.
 */
function loadedLater(found: Map<string, string>): Plugin {
  return {
    name: 'loaded-later',
    setup: (plugin) => {
      plugin.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const file = resolve(resolveDir, path);
        const name = basename(file, '.ts');
        const known = found.get(name);
        if (known !== undefined && known !== file) {
          throw new Error(`${known} and ${file} would be one file of the bundle`);
        }
        found.set(name, file);
        return { path: `./${name}.cjs`, external: true };
      });
    },
  };
}

/** The exports of one of Node's own modules, each of which is read only where it is imported. */
function namedExports(path: string): string {
  const names = Object.keys(process.getBuiltinModule(path) ?? {}).filter((name) => /^[A-Za-z]\w*$/.test(name));
  const exports = names
    .filter((name) => name !== 'default')
    .map((name) => `const $${name} = /* @__PURE__ */ (() => builtin.${name})(); export { $${name} as ${name} };`);
  return [
    `const builtin = process.getBuiltinModule(${JSON.stringify(path)});`,
    'export default builtin;',
    ...exports,
  ].join('\n');
}

/**
 * Takes Node's own modules as objects, for `require` too, which an ES module does not have. An import statement reads every export of such a module once, for the copy that
 * an ES module has of them, and behind some of `node:fs` are getters that load all of Node's streams: a third of the
 * program's start.
 */
const builtinsAsObjects: Plugin = {
  name: 'builtins-as-objects',
  setup: (plugin) => {
    plugin.onResolve({ filter: /.*/ }, ({ path, kind }) => {
      if (!isBuiltin(path)) return undefined;
      return { path, namespace: kind === 'require-call' ? 'builtin' : 'builtin-names', sideEffects: false };
    });
    plugin.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
    plugin.onLoad({ filter: /.*/, namespace: 'builtin-names' }, ({ path }) => ({ contents: namedExports(path) }));
  },
};

/**
 * The library is an ES module. The program and what is loaded later are CommonJS: `bin/launch.cjs` runs them as scripts,
 * whose compiled code it can keep.
 */
function formatOf(name: string): Pick<BuildOptions, 'format' | 'outExtension' | 'supported' | 'define'> {
  const define = { __MXLINT_VERSION__: JSON.stringify(packageVersion()) };
  if (name === 'index') return { format: 'esm', define };
  return {
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    supported: { 'dynamic-import': false },
    define: { ...define, 'import.meta.url': 'importMeta.url' },
  };
}

/** esbuild leaves other characters than ASCII in regular expressions only, where an escape means the same. */
function inAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

async function bundleOf(name: string, file: string, found: Map<string, string>): Promise<Metafile['outputs']> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: { [name]: file },
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node22.12',
    plugins: [loadedLater(found), builtinsAsObjects],
    // jsonc-parser's `main` requires its parts in a way that no bundler can follow; its `module` does not.
    mainFields: ['module', 'main'],
    // The package's Unicode tables and Intl.Segmenter cost more at start than the audit of a small tenant.
    alias: { 'string-width': './src/text/width.ts' },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'linked',
    logLevel: 'warning',
    metafile: true,
    write: false,
    ...formatOf(name),
  });
  mkdirSync(`${root}${outdir}`, { recursive: true });
  for (const { path, text } of result.outputFiles) writeFileSync(path, path.endsWith('js') ? inAscii(text) : text);
  return result.metafile.outputs;
}

/**
 * Bundles the program, the library and what they load later, with the licenses of what they contain; returns the names
 * of the files written.
 */
async function bundle(): Promise<Set<string>> {
  const files = new Map([
    ['cli', 'src/bin.ts'],
    ['index', 'src/index.ts'],
  ]);
  const outputs: Metafile['outputs'] = {};
  // A Map hands out what is added while it is walked.
  for (const [name, file] of files) Object.assign(outputs, await bundleOf(name, file, files));
  writeFileSync(`${root}${outdir}/${noticesFile}`, thirdPartyNotices(root, { outputs }));
  return new Set([...Object.keys(outputs).map((path) => basename(path)), noticesFile]);
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
