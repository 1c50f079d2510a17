import { expect, it } from 'vitest';
import { withProgress } from '../../src/cli/progress.ts';
import { testHost } from '../helpers/host.ts';

async function* numbers(): AsyncGenerator<number> {
  yield* [1, 2, 3];
}

/** Reads three files, of which each takes so many milliseconds; the result is what was shown meanwhile. */
async function shown(milliseconds: number, isTerminal: boolean): Promise<string> {
  const host = testHost({ cwd: '/', isTerminal });
  let time = 0;
  const read: number[] = [];
  for await (const file of withProgress(numbers(), { ...host, now: () => time })) {
    read.push(file);
    time += milliseconds;
  }
  expect(read).toEqual([1, 2, 3]);
  return host.written.stderr;
}

it('counts files on a terminal once reading takes a while, and wipes the line in the end', async () => {
  expect(await shown(400, true)).toBe('\r3 files read\r\u001b[K');
});

it('is silent when reading is quick or nobody looks', async () => {
  expect(await shown(100, true)).toBe('');
  expect(await shown(60_000, false)).toBe('');
});
