import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { collectFiles, type InputFiles } from '../../src/collect/files.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();
const names = ['a.json', 'b.json', 'c.json'];

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

async function bytesOf(files: InputFiles): Promise<readonly WeakRef<Uint8Array>[]> {
  const seen: WeakRef<Uint8Array>[] = [];
  for await (const file of files) if ('bytes' in file) seen.push(new WeakRef(file.bytes));
  return seen;
}

it('holds no bytes of files that it can read again', async () => {
  for (const name of names) folder.write(name, '{}');
  const stdin = (): never => expect.unreachable();
  const files = collectFiles(['.'], { maxBytes: 1000, cwd: folder.path(), stdin });
  const seen = await bytesOf(files);
  expect(seen).toHaveLength(names.length);
  // What a WeakRef was made of stays until the task has ended.
  await setImmediate();
  collectGarbage();
  expect(seen.filter((one) => one.deref() !== undefined)).toEqual([]);
  const decoder = new TextDecoder();
  expect(names.map((name) => decoder.decode(files.reread(name)))).toEqual(['{}', '{}', '{}']);
});
