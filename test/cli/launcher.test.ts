import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../../bin', import.meta.url));
const done = 'exports.ended = Promise.resolve();';

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
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'dist', 'cli.cjs'), program);
}

function launch(env: NodeJS.ProcessEnv = {}, node = process.execPath, args: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(node, [join(root, 'bin', 'mxlint.cjs'), ...args], {
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
    build(`console.log("started"); process.exitCode = 1; ${done}`);
    expect(launch()).toEqual({ status: 1, stdout: 'started', stderr: '' });
  });

  it('loads what the program asks for, each file once', () => {
    build(`require('./part.cjs'); console.log(require('./part.cjs').loads); ${done}`);
    writeFileSync(
      join(root, 'dist', 'part.cjs'),
      'globalThis.loads = (globalThis.loads ?? 0) + 1; exports.loads = loads;',
    );
    expect(launch()).toEqual({ status: 0, stdout: '1', stderr: '' });
  });

  it.each([
    ["require('./missing.cjs');", 'missing.cjs'],
    ['exports.ended = Promise.reject(new Error("gone wrong"));', 'gone wrong'],
  ])('does not report a broken program with the exit code for findings: %s', (program, said) => {
    build(program);
    const { status, stderr } = launch();
    expect(status).toBe(2);
    expect(stderr).toContain('mxlint could not start');
    expect(stderr).toContain(said);
  });
});

/** What the cache folder holds, or undefined when there is none. */
function kept(folder = join(home, '.cache')): string[] | undefined {
  const compiled = join(folder, 'mxlint', 'compile');
  return existsSync(compiled) ? readdirSync(compiled).toSorted() : undefined;
}

describe.runIf(process.platform === 'linux')('compile cache', () => {
  const ran = { status: 0, stdout: 'ran', stderr: '' };
  const program = `console.log('ran'); ${done}`;

  beforeEach(() => build(program));

  it('lies in a folder of the user that nobody else can read', () => {
    expect(launch()).toEqual(ran);
    expect(kept()).toEqual(['cli.cjs.none']);
    const folder = join(home, '.cache', 'mxlint', 'compile');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'cli.cjs.none')).mode & 0o777).toBe(0o600);
  });

  it('is made once for each command', () => {
    const file = join(home, '.cache', 'mxlint', 'compile', 'cli.cjs.audit');
    launch({}, process.execPath, ['audit', 'tenant.json']);
    const first = statSync(file);
    expect(launch({}, process.execPath, ['audit', '-f', 'json', 'tenant.json'])).toEqual(ran);
    // A file that V8 refuses is written anew.
    expect(statSync(file).ino).toBe(first.ino);
    launch({}, process.execPath, ['rules']);
    launch({}, process.execPath, ['--help']);
    expect(kept()).toEqual(['cli.cjs.audit', 'cli.cjs.none', 'cli.cjs.rules']);
  });

  it('is not used for another program of the same length and age', () => {
    const file = join(root, 'dist', 'cli.cjs');
    const { atime, mtime } = statSync(file);
    launch();
    writeFileSync(file, program.replace('ran', 'RAN'));
    utimesSync(file, atime, mtime);
    expect(launch()).toEqual({ ...ran, stdout: 'RAN' });
  });

  it.each(['', 'x', 'x'.repeat(5000)])('is made anew when it is spoilt (%#)', (spoilt) => {
    launch();
    const file = join(home, '.cache', 'mxlint', 'compile', 'cli.cjs.none');
    const good = readFileSync(file);
    for (const broken of [spoilt, Buffer.concat([good.subarray(0, 128), Buffer.from(spoilt)])]) {
      writeFileSync(file, broken);
      expect(launch()).toEqual(ran);
      expect(readFileSync(file).length).toBe(good.length);
    }
  });

  it.each([0, 60, 128, 300, -300, -1])('is made anew when its byte %i is another', (at) => {
    launch();
    const file = join(home, '.cache', 'mxlint', 'compile', 'cli.cjs.none');
    const good = readFileSync(file);
    const damaged = Buffer.from(good);
    const byte = damaged.at(at) ?? 0;
    damaged.writeUInt8(byte ^ 0x5a, at < 0 ? damaged.length + at : at);
    writeFileSync(file, damaged);
    expect(launch()).toEqual(ran);
    const made = readFileSync(file);
    const middle = (made.length + 128) / 2;
    expect(made.equals(damaged)).toBe(false);
    expect(made.subarray(128, middle).equals(made.subarray(middle))).toBe(true);
  });

  it('keeps nothing of a wrong command line', () => {
    build(`process.exitCode = 2; ${done}`);
    expect(launch({}, process.execPath, ['audti'])).toEqual({ status: 2, stdout: '', stderr: '' });
    expect(kept()).toEqual([]);
  });

  it('follows XDG_CACHE_HOME', () => {
    expect(launch({ XDG_CACHE_HOME: join(root, 'xdg') })).toEqual(ran);
    expect(kept(join(root, 'xdg'))).toEqual(['cli.cjs.none']);
    expect(kept()).toBe(undefined);
  });

  it('is left out when Node is told to go without', () => {
    expect(launch({ NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual(ran);
    expect(kept()).toBe(undefined);
  });

  it('is left out when the cache folder is relative', () => {
    expect(launch({ XDG_CACHE_HOME: 'relative' })).toEqual(ran);
    expect(existsSync('relative')).toBe(false);
  });

  it('is left out when there is no home', () => {
    expect(launch({ HOME: '' })).toEqual(ran);
  });

  it.each(['.cache', '.cache/mxlint', '.cache/mxlint/compile'])('is left out when others may write into %s', (path) => {
    mkdirSync(join(home, '.cache', 'mxlint', 'compile'), { recursive: true });
    chmodSync(join(home, path), 0o777);
    expect(launch()).toEqual(ran);
    expect(kept()).toEqual([]);
  });

  it('is left out, and nothing is created, when the home belongs to somebody else', () => {
    const isRoot = process.getuid?.() === 0;
    const foreign = isRoot ? home : '/usr';
    if (isRoot) {
      chownSync(home, 1, 1);
    }
    expect(launch({ HOME: foreign })).toEqual(ran);
    expect(existsSync(join(foreign, '.cache'))).toBe(false);
  });

  it('does not stop the program when a file is in the way', () => {
    writeFileSync(join(home, '.cache'), '');
    expect(launch()).toEqual(ran);
    rmSync(join(home, '.cache'));
    mkdirSync(join(home, '.cache', 'mxlint', 'compile', 'cli.cjs.none'), { recursive: true });
    chmodSync(join(home, '.cache', 'mxlint', 'compile'), 0o700);
    expect(launch()).toEqual(ran);
  });
});
