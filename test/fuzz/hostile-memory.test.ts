import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { hostileFiles } from '../helpers/hostile-files.ts';
import { root } from '../helpers/source-files.ts';

const BASE_MB = 64;
const SIZE_MB = 5;

/** Loads a file in a process whose heap is limited; its exit code and what it printed, or what went wrong. */
function loadedWithin(name: string, heapMegabytes: number) {
  const script = `${root}test/helpers/load-hostile.ts`;
  const args = [`--max-old-space-size=${heapMegabytes}`, script, name];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { timeout: 60_000, encoding: 'utf8' });
  return { status, kind: stdout.trim(), problem: stderr.slice(0, 300) };
}

// A reader may take 64 MB and ten times the text, that of XML forty times.
describe('five megabytes of a hostile file', () => {
  it.each(Object.entries(hostileFiles))('%s', (name, { factor }) => {
    const { status, kind, problem } = loadedWithin(name, BASE_MB + factor * SIZE_MB);
    expect({ status, problem }).toEqual({ status: 0, problem: '' });
    expect(kind).not.toBe('nothing');
  });
});
