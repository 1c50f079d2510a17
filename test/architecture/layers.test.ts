import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, sourceFiles } from '../helpers/source-files.ts';

interface Layer {
  readonly name: string;
  /** Files of the layer, from the root. */
  readonly files: RegExp;
  readonly may: readonly string[];
  /** Layers of which only types may be imported. */
  readonly types?: readonly string[];
  readonly packages?: readonly (string | RegExp)[];
}

/** The directions of the house, to which ARCHITECTURE.md refers. A file in no layer fails. */
const layers: readonly Layer[] = [
  { name: 'model', files: /^src\/model\//, may: [] },
  { name: 'text', files: /^src\/text\//, may: [], packages: ['node:crypto', 'node:zlib', 'saxes'] },
  { name: 'mail', files: /^src\/mail\//, may: ['model', 'text'] },
  { name: 'schema', files: /^src\/schema\//, may: ['text', 'model'] },
  { name: 'vendor', files: /^src\/vendor\//, may: ['model', 'mail', 'schema', 'text'] },
  {
    name: 'collect',
    files: /^src\/collect\//,
    may: ['model', 'text'],
    types: ['mail', 'load'],
    packages: ['dns2', 'yauzl', /^node:/],
  },
  { name: 'load', files: /^src\/load\//, may: ['model', 'schema', 'text'] },
  { name: 'normalize', files: /^src\/normalize\//, may: ['model', 'mail', 'text'], types: ['load'] },
  {
    name: 'analyze',
    files: /^src\/analyze\//,
    may: ['model', 'mail', 'vendor', 'text'],
    types: ['config'],
    packages: ['re2js'],
  },
  { name: 'locate', files: /^src\/locate\//, may: ['model', 'text'], types: ['load'] },
  { name: 'rule', files: /^src\/rule\.ts$/, may: ['model', 'mail', 'vendor', 'analyze', 'text'] },
  { name: 'rules', files: /^rules\/[^/]+\/[^/]+\/(?!.*\.test\.ts$)/, may: ['rule'] },
  { name: 'registry', files: /^rules\/[^/]+\.ts$/, may: ['rules', 'analyze'] },
  {
    name: 'report',
    files: /^src\/report\//,
    may: ['model', 'analyze', 'text'],
    types: ['mail', 'vendor', 'config', 'schema'],
    packages: ['@types/sarif', 'sarif'],
  },
  {
    name: 'config',
    files: /^src\/config\//,
    may: ['model', 'mail', 'schema', 'vendor', 'text'],
    packages: ['jsonc-parser'],
  },
  {
    name: 'pipeline',
    files: /^src\/(?:pipeline|places|inspection|dns-collection|dns-evidence)\.ts$/,
    may: ['collect', 'load', 'normalize', 'analyze', 'locate', 'report', 'config', 'mail', 'model', 'text'],
  },
  {
    name: 'index',
    files: /^src\/index\.ts$/,
    may: ['pipeline', 'report', 'registry', 'config', 'vendor'],
    types: ['model', 'analyze', 'load'],
  },
  {
    name: 'cli',
    files: /^src\/cli\//,
    may: ['pipeline', 'report', 'config', 'vendor', 'schema', 'registry', 'collect', 'analyze', 'mail', 'text'],
    types: ['model'],
    packages: ['yargs', /^node:/],
  },
  { name: 'bin', files: /^src\/bin\.ts$/, may: ['cli'], packages: [/^node:/] },
];

const files = [...sourceFiles('src'), ...sourceFiles('rules')].filter((path) => !path.endsWith('.test.ts'));

function layerOf(path: string): Layer | undefined {
  return layers.find((layer) => layer.files.test(path));
}

function folder(path: string): string {
  return posix.dirname(path);
}

interface Violation {
  readonly path: string;
  readonly from: string;
}

function violationsOf(path: string, imports: readonly Import[] = importsOf(path)): readonly Violation[] {
  const layer = layerOf(path);
  if (layer === undefined) return [];
  return imports.flatMap(({ from, isType }): Violation[] => {
    if (!from.startsWith('.')) {
      const isAllowed = (layer.packages ?? []).some((one) => (typeof one === 'string' ? one === from : one.test(from)));
      return isAllowed ? [] : [{ path, from }];
    }
    const target = posix.normalize(posix.join(folder(path), from));
    const other = layerOf(target);
    if (layer.name === 'rules' && other?.name === 'rules') {
      return folder(target) === folder(path) ? [] : [{ path, from }];
    }
    if (other === undefined) return [{ path, from }];
    const isAllowed =
      other === layer || layer.may.includes(other.name) || (isType && layer.types?.includes(other.name) === true);
    return isAllowed ? [] : [{ path, from }];
  });
}

describe('layers', () => {
  it('has every file in a layer', () => {
    expect(files.filter((path) => layerOf(path) === undefined)).toEqual([]);
  });

  it('imports only in the allowed directions', () => {
    expect(files.flatMap((path) => violationsOf(path))).toEqual([]);
  });

  it('imports each outside package in one file only', () => {
    const users = new Map<string, Set<string>>();
    for (const path of files) {
      for (const { from } of importsOf(path)) {
        if (from.startsWith('.') || from.startsWith('node:')) continue;
        users.set(from, (users.get(from) ?? new Set()).add(path));
      }
    }
    const shared = [...users]
      .filter(([, paths]) => paths.size > 1)
      .map(([name, paths]) => `${name}: ${[...paths].join(', ')}`);
    expect(shared.filter((line) => !line.startsWith('sarif'))).toEqual([]);
  });

  it('sees a forbidden import', () => {
    const seen = (path: string, from: string, isType = false) => violationsOf(path, [{ from, isType }]).length;
    expect(seen('src/mail/host.ts', '../load/load.ts')).toBe(1);
    expect(seen('src/mail/host.ts', 'node:fs')).toBe(1);
    expect(seen('src/analyze/analyze.ts', '../config/config.ts')).toBe(1);
    expect(seen('src/analyze/analyze.ts', '../config/config.ts', true)).toBe(0);
    expect(seen('rules/arc/sealer-missing/rule.ts', '../sealer-lookalike/rule.ts')).toBe(1);
    expect(layerOf('src/elsewhere/file.ts')).toBeUndefined();
  });

  it('has no barrels beside the model and the façade of rules', () => {
    const barrels = files.filter((path) => path.endsWith('/index.ts'));
    expect(barrels.toSorted()).toEqual(['rules/index.ts', 'src/index.ts', 'src/model/index.ts']);
  });
});
