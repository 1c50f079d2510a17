import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headerValue } from '../helpers/objects/header-value.ts';
import { badTenant, goodConfig, goodTenant, temporaryFolder } from '../helpers/run-cli.ts';
import { root } from '../helpers/source-files.ts';

/** A copy of what was built, so that another build meanwhile takes no file away. */
let installed = '';
/** A tenant of realistic size with many findings: its report is larger than what a pipe holds. */
const grown = join(root, 'fixtures', 'tenants', 'everything-wrong');
const folder = temporaryFolder();

interface ShellRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** No test asks the resolvers of the machine. */
const offline = 'if [ "$1" = audit ]; then shift; set -- audit --dns off "$@"; fi';

/** Runs a line of sh in the folder of the test; `mxlint` in it is the built program. */
function sh(line: string, cwd = folder.path()): ShellRun {
  const script = `mxlint() { ${offline}; "$NODE" "$PROGRAM" "$@"; }\n${line}`;
  const env = {
    PATH: process.env['PATH'] ?? '',
    NODE: process.execPath,
    PROGRAM: join(installed, 'bin', 'mxlint.cjs'),
    VALUE: headerValue,
  };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { cwd, env, encoding: 'utf8', maxBuffer: 1e8 });
  return { code: status, stdout, stderr };
}

function placeGrown(name = '.'): void {
  mkdirSync(folder.path(name), { recursive: true });
  for (const file of ['tenant.json', 'mxlint.config.json', 'header-value.txt']) {
    copyFileSync(join(grown, file), folder.path(join(name, file)));
  }
}

describe.skipIf(process.platform === 'win32')('the built program', () => {
  beforeAll(() => {
    execFileSync(process.execPath, [join(root, 'scripts', 'build.ts')], { cwd: root, stdio: 'pipe' });
    installed = mkdtempSync(join(tmpdir(), 'mxlint-program-'));
    for (const part of ['bin', 'dist', 'package.json']) {
      cpSync(join(root, part), join(installed, part), { recursive: true });
    }
  }, 120_000);

  afterAll(() => rmSync(installed, { recursive: true, force: true }));

  it('ends with the exit code of the run', () => {
    folder.write('good.json', goodTenant());
    folder.write('bad.json', badTenant());
    folder.write('mxlint.config.json', goodConfig);
    expect(sh('mxlint audit good.json --profile vendor')).toMatchObject({ code: 0, stderr: '' });
    expect(sh('mxlint audit bad.json --profile vendor')).toMatchObject({ code: 1, stderr: '' });
    expect(sh('mxlint audit gone.json')).toMatchObject({ code: 2, stdout: '' });
    expect(sh('mxlint audit --nonsense')).toMatchObject({ code: 2, stdout: '' });
    expect(sh('mxlint audit good.json gone.json --strict').code).toBe(3);
    expect(sh('mxlint --help').code).toBe(0);
    expect(sh('mxlint --version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('shows no secret of a fixture in any format', () => {
    placeGrown();
    for (const format of ['table', 'json', 'sarif']) {
      const { stdout, stderr } = sh(`mxlint audit tenant.json -f ${format} --show-secrets=false`);
      expect(stdout + stderr).not.toContain(headerValue);
    }
  });

  it('keeps quiet, and its exit code, when the reader goes away', () => {
    placeGrown();
    expect(sh('mxlint audit tenant.json -f sarif').stdout.length).toBeGreaterThan(65_536);
    for (const format of ['table', 'json', 'sarif']) {
      const { stdout, stderr } = sh(`{ mxlint audit tenant.json -f ${format}; echo $? > code; } | head -1`);
      expect(stdout.split('\n').length).toBeLessThanOrEqual(2);
      expect(stderr).toBe('');
      expect(folder.read('code')).toBe('1\n');
    }
    sh('{ mxlint explain arc/sealer-missing; echo $? > code; } | true');
    expect(folder.read('code')).toBe('0\n');
  });

  it.runIf(existsSync('/dev/full'))('fails when standard output cannot be written', () => {
    placeGrown();
    const { code, stderr } = sh('mxlint audit tenant.json -f json > /dev/full');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: Standard output could not be written: ENOSPC.*\n$/);
  });

  it('writes a file whole or not at all', () => {
    placeGrown();
    folder.write('old.json', 'old');
    const before = readdirSync(folder.path()).toSorted();
    for (const name of ['new.json', 'old.json']) {
      const { code, stdout, stderr } = sh(`ulimit -f 8; mxlint audit tenant.json -f json=${name}`);
      expect(stderr).toMatch(new RegExp(`^error: '${name}' could not be written, nothing of it is there: EFBIG`));
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
    expect(folder.read('old.json')).toBe('old');
    expect(readdirSync(folder.path()).toSorted()).toEqual(before);
  });

  it('does nothing when the folder of an output is missing', () => {
    placeGrown();
    const { code, stdout, stderr } = sh('mxlint audit tenant.json -f table -f sarif=no/where.sarif');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      "error: The folder of 'no/where.sarif' does not exist. Create it first; nothing was audited.\n",
    );
  });

  it('writes to a device as to a stream', () => {
    placeGrown();
    const { code, stdout } = sh('mxlint audit tenant.json -f json=/dev/stdout | cat');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 1 });
  });

  it('reads standard input', () => {
    placeGrown();
    const piped = sh('cat tenant.json | mxlint audit - -f json');
    expect(piped.stderr).toBe('');
    expect(piped.code).toBe(1);
    expect(JSON.parse(piped.stdout)).toMatchObject({ files: [{ path: 'stdin.json' }, { role: 'config' }] });
    expect(sh('mxlint audit - < /dev/null')).toMatchObject({ code: 2, stdout: '' });
    expect(sh('mxlint audit - <&-').code).toBe(2);
  });

  it('refuses a large file by its size, without reading it', () => {
    writeFileSync(folder.path('large.json'), '');
    truncateSync(folder.path('large.json'), 200 * 1024 * 1024);
    const refused = sh('mxlint audit large.json');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toBe(
      'error: large.json: large.json has 200.0 MiB, more than the limit of 64.0 MiB. If that is right, raise it with --max-input.\n',
    );
    expect(sh('mxlint audit large.json --max-input 100MiB').stderr).toContain('more than the limit of 100.0 MiB');
    const read = sh('mxlint audit large.json --max-input 201MiB');
    expect(read.code).toBe(2);
    expect(read.stderr).not.toContain('limit');
    expect(statSync(folder.path('large.json')).blocks).toBe(0);
  });

  it.each([
    ['lists', '{"TransportRule":', '['],
    ['objects', '{"TransportRule":[', '{"deeper":'],
    ['unclosed lists', '', '['],
  ])('refuses %s that are nested 100,000 deep', (name, start, open) => {
    const depth = 100_000;
    const close = open === '[' ? ']' : '}';
    const end = name.startsWith('unclosed') ? '' : `1${close.repeat(depth)}${start.endsWith('[') ? ']' : ''}}`;
    folder.write('deep.json', start + open.repeat(depth) + end);
    const { code, stdout, stderr } = sh('mxlint audit deep.json');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: deep\.json.*(nested|truncated)/);
    expect(stderr).not.toMatch(/\n\s+at |RangeError/);
  });

  it('gives the same bytes from two runs in two folders', () => {
    placeGrown('one');
    placeGrown('two');
    for (const format of ['json', 'sarif']) {
      const [one, two] = ['one', 'two'].map((name) => sh(`mxlint audit tenant.json -f ${format}`, folder.path(name)));
      expect(one?.stdout).toBe(two?.stdout);
      expect(one?.stdout).not.toContain(folder.path());
      const written = sh(`mxlint audit tenant.json -f ${format}=out`, folder.path('one'));
      expect(written.code).toBe(1);
      expect(folder.read('one/out')).toBe(one?.stdout);
    }
  });
});
