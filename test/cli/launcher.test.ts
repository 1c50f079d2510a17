import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../../bin', import.meta.url));
const reportCache = "import { getCompileCacheDir } from 'node:module'; console.log(getCompileCacheDir() ?? 'none');";

function versionOf(node: string): string {
  try {
    return execFileSync(node, ['-v'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

function isTooOld(version: string): boolean {
  const [major, minor] = version.slice(1).split('.').map(Number);
  return major !== undefined && minor !== undefined && (major < 22 || (major === 22 && minor < 12));
}

function findOldNode(): string | undefined {
  const folders = ['/usr/local/bin', '/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const candidates = folders.filter((folder) => folder !== '').map((folder) => join(folder, 'node'));
  return candidates.find((node) => existsSync(node) && isTooOld(versionOf(node)));
}

let root: string;
let home: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mxlint-launcher-'));
  home = join(root, 'home');
  mkdirSync(home, { mode: 0o700 });
  cpSync(bin, join(root, 'bin'), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function build(program: string): void {
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'dist', 'cli.js'), program);
}

function launch(env: NodeJS.ProcessEnv = {}, node = process.execPath) {
  const { status, stdout, stderr } = spawnSync(node, [join(root, 'bin', 'mxlint.cjs')], {
    encoding: 'utf8',
    env: { HOME: home, ...env },
  });
  return { status, stdout: stdout.trim(), stderr };
}

describe('bin/mxlint.cjs', () => {
  const oldNode = findOldNode();
  const reason = oldNode === undefined ? ' (skipped: no Node.js older than 22.12 on this machine)' : '';

  it.skipIf(oldNode === undefined)(`names the version it needs when Node.js is too old${reason}`, () => {
    build('console.log("started");');
    const node = oldNode ?? '';
    expect(launch({}, node)).toEqual({
      status: 2,
      stdout: '',
      stderr: `mxlint needs Node.js 22.12 or newer; this is ${versionOf(node)}\n`,
    });
  });

  it('says how to build when there is no dist', () => {
    expect(launch()).toEqual({ status: 2, stdout: '', stderr: 'mxlint is not built: run `npm ci`\n' });
  });

  it('starts the program and leaves the exit code to it', () => {
    build('console.log("started"); process.exitCode = 1;');
    expect(launch()).toEqual({ status: 1, stdout: 'started', stderr: '' });
  });

  it('does not report a broken program with the exit code for findings', () => {
    build("import './missing.js';");
    const { status, stderr } = launch();
    expect(status).toBe(2);
    expect(stderr).toContain('mxlint could not start');
    expect(stderr).toContain('missing.js');
  });
});

describe.runIf(process.platform === 'linux')('compile cache', () => {
  beforeEach(() => build(reportCache));

  it('lies in a folder of the user that nobody else can read', () => {
    const folder = join(home, '.cache', 'mxlint', 'compile');
    const { status, stdout, stderr } = launch();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.startsWith(`${folder}/`)).toBe(true);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('follows XDG_CACHE_HOME', () => {
    const folder = join(root, 'xdg');
    expect(launch({ XDG_CACHE_HOME: folder }).stdout.startsWith(join(folder, 'mxlint', 'compile'))).toBe(true);
  });

  it('is left out when the cache folder is relative', () => {
    expect(launch({ XDG_CACHE_HOME: 'relative' }).stdout).toBe('none');
  });

  it('is left out when there is no home', () => {
    expect(launch({ HOME: '' }).stdout).toBe('none');
  });

  it.each(['.cache', '.cache/mxlint', '.cache/mxlint/compile'])('is left out when others may write into %s', (path) => {
    mkdirSync(join(home, '.cache', 'mxlint', 'compile'), { recursive: true });
    chmodSync(join(home, path), 0o777);
    expect(launch()).toEqual({ status: 0, stdout: 'none', stderr: '' });
  });

  it('is left out, and nothing is created, when the home belongs to somebody else', () => {
    const isRoot = process.getuid?.() === 0;
    const foreign = isRoot ? home : '/usr';
    if (isRoot) {
      chownSync(home, 1, 1);
    }
    expect(launch({ HOME: foreign })).toEqual({ status: 0, stdout: 'none', stderr: '' });
    expect(existsSync(join(foreign, '.cache'))).toBe(false);
  });

  it('does not stop the program when a file is in the way', () => {
    writeFileSync(join(home, '.cache'), '');
    expect(launch()).toEqual({ status: 0, stdout: 'none', stderr: '' });
  });
});
