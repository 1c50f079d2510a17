import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, median, type Measurement } from './measure.ts';
import { root } from './paths.ts';

const tenant = `${root}fixtures/tenants/everything-wrong/tenant.json`;

function run(args: readonly string[], env: NodeJS.ProcessEnv, codes: readonly number[]): void {
  const result = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (!codes.includes(result.status ?? -1)) {
    throw new Error(`node ${args.join(' ')} ended with ${result.status}: ${result.stderr}`);
  }
}

/** Runs the program in a process that says its own peak memory (kilobytes) when it ends. */
const sayPeak = `
  process.on('exit', () => process.stderr.write('peak=' + process.resourceUsage().maxRSS + '\\n'));
  require(process.argv[1]);`;

/** Highest resident memory of one run, in MiB. */
function peakMemory(env: NodeJS.ProcessEnv): number {
  const result = spawnSync(
    process.execPath,
    ['-e', sayPeak, `${root}bin/mxlint.cjs`, 'audit', tenant, '--dns', 'off'],
    {
      env,
      encoding: 'utf8',
    },
  );
  return Number(/peak=(\d+)/.exec(result.stderr)?.[1]) / 1024;
}

/** Cold start to the table of a 300 KB export, compile cache warm, against node that only reads and parses the file. */
export async function coldStart(): Promise<Measurement> {
  const cache = mkdtempSync(join(tmpdir(), 'mxlint-bench-'));
  const env = { ...process.env, XDG_CACHE_HOME: cache, NO_COLOR: '1' };
  try {
    const parse = `JSON.parse(require('node:fs').readFileSync(${JSON.stringify(tenant)}, 'utf8'))`;
    const result = await compare(
      15,
      () => run([`${root}bin/mxlint.cjs`, 'audit', tenant, '--dns', 'off'], env, [0, 1]),
      () => run(['-e', parse], env, [0]),
    );
    const peak = median([0, 1, 2].map(() => peakMemory(env)));
    const size = Math.round(readFileSync(tenant).length / 1000);
    const memory = `peak memory ${peak.toFixed(0)} MiB, bar 80 MiB${peak > 80 ? ': MISSED' : ''}`;
    return {
      name: `cold start, ${size} kB export to table`,
      baseline: 'node that parses the file',
      bar: 3,
      ...result,
      notes: [memory],
    };
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}
