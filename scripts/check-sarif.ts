import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const USAGE = 'usage: npm run check:sarif -- [--root DIR] DIR|FILE...';

/** The external validators, in the folder that SARIF_TOOLS names; neither is part of this project. */
const validators = ['check-sarif.mjs', 'multitool.mjs'] as const;

interface Arguments {
  /** Folder against which the relative addresses of the logs are resolved. */
  readonly root: string | undefined;
  readonly paths: readonly string[];
}

function readArguments(args: readonly string[]): Arguments {
  const at = args.indexOf('--root');
  if (at === -1) {
    return { root: undefined, paths: args };
  }
  return { root: args[at + 1], paths: args.filter((_, index) => index !== at && index !== at + 1) };
}

/** The `*.sarif` files of a folder, at any depth, or the file itself. */
function logsIn(path: string): string[] {
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.sarif'))
    .toSorted()
    .map((name) => join(path, name));
}

function run(tool: string, { root }: Arguments, logs: readonly string[]): boolean {
  const rooted = root === undefined ? [] : ['--root', root];
  const { status, error } = spawnSync(process.execPath, [tool, ...rooted, ...logs], { stdio: 'inherit' });
  if (error !== undefined) {
    console.error(`${tool} did not run: ${error.message}`);
  }
  return status === 0;
}

/** 0 all logs are good, or nothing to check with; 1 a validator found something; 2 wrong usage. */
function main(args: readonly string[], folder: string | undefined): number {
  if (folder === undefined || folder === '') {
    console.log('skipped: set SARIF_TOOLS to the folder that holds check-sarif.mjs and multitool.mjs');
    return 0;
  }
  const read = readArguments(args);
  const missing = [
    ...validators.map((name) => join(folder, name)),
    ...read.paths,
    ...(read.root === undefined ? [] : [read.root]),
  ].find((path) => !existsSync(path));
  if (missing !== undefined || read.paths.length === 0) {
    console.error(missing === undefined ? USAGE : `${missing} does not exist\n${USAGE}`);
    return 2;
  }
  const logs = read.paths.flatMap((path) => logsIn(path));
  if (logs.length === 0) {
    console.error('no *.sarif file there');
    return 2;
  }
  const results = validators.map((name) => run(join(folder, name), read, logs));
  const isGood = results.every((good) => good);
  console.log(`${logs.length} logs checked: ${isGood ? 'good' : 'see above'}`);
  return isGood ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2), process.env['SARIF_TOOLS']);
