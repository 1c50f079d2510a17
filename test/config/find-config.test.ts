import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findConfig } from '../../src/config/find-config.ts';
import type { ConfigLookup } from '../../src/config/find-config.ts';

function look(lookup: Partial<ConfigLookup>, ...files: string[]): { found: unknown; asked: string[] } {
  const asked: string[] = [];
  const found = findConfig(
    { given: undefined, workingDirectory: '/home/ann/audit', inputFolder: undefined, ...lookup },
    (path) => {
      asked.push(path);
      return files.includes(path);
    },
  );
  return { found, asked };
}

describe('findConfig', () => {
  it('takes the given file without looking whether it exists', () => {
    expect(look({ given: 'other.json' }, '/home/ann/audit/mxlint.config.json')).toEqual({
      found: { path: 'other.json', trusted: true },
      asked: [],
    });
  });

  it('looks upward from the working directory, then from the folder of the input', () => {
    expect(look({ inputFolder: '/data/export' })).toEqual({
      found: undefined,
      asked: [
        '/home/ann/audit/mxlint.config.json',
        '/home/ann/mxlint.config.json',
        '/home/mxlint.config.json',
        '/mxlint.config.json',
        '/data/export/mxlint.config.json',
        '/data/mxlint.config.json',
        '/mxlint.config.json',
      ],
    });
  });

  it('trusts a file at or above the working directory', () => {
    expect(look({}, '/home/ann/audit/mxlint.config.json').found).toMatchObject({ trusted: true });
    expect(look({}, '/home/mxlint.config.json', '/mxlint.config.json').found).toEqual({
      path: '/home/mxlint.config.json',
      trusted: true,
    });
  });

  it('does not trust a file that merely lies beside or above the input', () => {
    const inputFolder = '/home/ann/audit/downloads/export';
    expect(look({ inputFolder }, '/home/ann/audit/downloads/mxlint.config.json').found).toEqual({
      path: '/home/ann/audit/downloads/mxlint.config.json',
      trusted: false,
    });
  });

  it('prefers the one above the working directory to the one beside the input', () => {
    const { found } = look({ inputFolder: '/data' }, '/data/mxlint.config.json', '/mxlint.config.json');
    expect(found).toEqual({ path: '/mxlint.config.json', trusted: true });
  });

  it.each([
    ['C:\\work\\x', ['C:\\work\\x\\mxlint.config.json', 'C:\\work\\mxlint.config.json', 'C:\\mxlint.config.json']],
    ['C:/work', ['C:/work/mxlint.config.json', 'C:/mxlint.config.json']],
    ['C:\\', ['C:\\mxlint.config.json']],
    ['\\\\nas\\share\\x', ['\\\\nas\\share\\x\\mxlint.config.json', '\\\\nas\\share\\mxlint.config.json']],
    ['\\\\nas\\share', ['\\\\nas\\share\\mxlint.config.json']],
    ['/', ['/mxlint.config.json']],
    ['/a\\b', ['/a\\b/mxlint.config.json', '/mxlint.config.json']],
    ['/a//b/', ['/a/b/mxlint.config.json', '/a/mxlint.config.json', '/mxlint.config.json']],
  ])('goes up from %s', (workingDirectory, asked) => {
    expect(look({ workingDirectory }).asked).toEqual(asked);
  });

  it('asks once for each folder, whatever the path', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,3}$/)), (names) => {
        const { asked } = look({ workingDirectory: `/${names.join('/')}` });
        expect(asked).toHaveLength(names.length + 1);
      }),
    );
  });
});
