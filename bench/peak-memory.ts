import { spawnSync } from 'node:child_process';
import { root } from './paths.ts';

/** Highest resident memory of a process that reads a file or folder into a tenant, in MiB. */
export function peakMemory(path: string): number {
  const args = [`${root}bench/normalized-memory.ts`, path];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout) / 1024;
}
