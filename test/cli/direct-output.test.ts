import { closeSync, existsSync, openSync } from 'node:fs';
import { expect, it } from 'vitest';
import { directOutput } from '../../src/cli/direct-output.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();

/** Writes texts to a path; the result is the trouble that was told of. */
function written(path: string, flags: string, texts: readonly string[]): readonly string[] {
  const trouble: string[] = [];
  const file = openSync(path, flags);
  try {
    const output = directOutput(file, (error) => trouble.push(error instanceof Error ? error.message : String(error)));
    for (const text of texts) output.write(text);
  } finally {
    closeSync(file);
  }
  return trouble;
}

it('writes all of each text in order', () => {
  const long = 'ä€\u{1F600}'.repeat(50_000);
  expect(written(folder.path('a'), 'w', ['one\n', '', long])).toEqual([]);
  expect(folder.read('a')).toBe(`one\n${long}`);
});

it('tells once what went wrong and then is silent', () => {
  folder.write('a', 'kept');
  expect(written(folder.path('a'), 'r', ['x', 'y'])).toEqual([expect.stringContaining('EBADF')]);
  expect(folder.read('a')).toBe('kept');
});

it.runIf(existsSync('/dev/full'))('tells of a full disk', () => {
  expect(written('/dev/full', 'w', ['x', 'y'])).toEqual([expect.stringContaining('ENOSPC')]);
});
