import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CollectOptions, type InputFiles, collectFiles } from '../../src/collect/files.ts';
import { unreadable } from '../../src/collect/unreadable.ts';

let root = '';
let cwd = '';

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'mxlint-collect-')));
  cwd = join(root, 'work');
  mkdirSync(cwd);
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, content = '{}'): void {
  const target = join(root, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
}

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    yield new TextEncoder().encode(text);
  }
}

function collect(paths: readonly string[], over: Partial<CollectOptions> = {}): InputFiles {
  return collectFiles(paths, { maxBytes: 1000, cwd, stdin: () => chunks(), ...over });
}

/** Shown paths with the text of each file, or what is wrong with it. */
async function outcomes(files: InputFiles): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const file of files) {
    const text =
      'bytes' in file
        ? new TextDecoder().decode(file.bytes)
        : file.diagnostics.map(({ id, message }) => `${id}: ${message}`).join();
    found.push(`${file.path} ${text}`);
  }
  return found;
}

describe('files', () => {
  it('are shown by their path below the working directory, else by their base name', async () => {
    write('work/export/a.json', 'A');
    write('elsewhere/b.json', 'B');
    expect(await outcomes(collect(['export/a.json', '../elsewhere/b.json', join(cwd, 'export', 'a.json')]))).toEqual([
      'export/a.json A',
      'b.json B',
    ]);
  });

  it('are told apart when they would be shown by one name', async () => {
    for (const folder of ['x/one', 'y/one', 'z/one']) {
      write(`${folder}/tenant.json`, folder);
    }
    const files = collect(['../x/one/tenant.json', '../y/one/tenant.json', '../z/one/tenant.json']);
    expect(await outcomes(files)).toEqual(['tenant.json x/one', 'one/tenant.json y/one', 'tenant.json (2) z/one']);
    expect(new TextDecoder().decode(files.reread('one/tenant.json'))).toBe('y/one');
  });

  it('are not read beyond the limit, which the message names', async () => {
    write('work/a.json', 'x'.repeat(1001));
    write('work/b.json', 'x'.repeat(1000));
    const [large, small] = await outcomes(collect(['a.json', 'b.json']));
    expect(large).toBe(
      'a.json input/too-large: a.json has 1001 bytes, more than the limit of 1000 bytes. If that is right, raise it with --max-input.',
    );
    expect(small).toMatch(/^b\.json x+$/);
    write('work/c.json', 'x'.repeat(1024 * 1024 + 200_000));
    expect((await outcomes(collect(['c.json'], { maxBytes: 1024 * 1024 })))[0]).toMatch(
      /has 1\.2 MiB, more than the limit of 1\.0 MiB/,
    );
  });

  it('that are not there or no files are refused', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(join(cwd, 'socket'), resolve);
    });
    try {
      expect(await outcomes(collect(['nope.json', 'a\u0007.json', 'socket', '/dev/null']))).toEqual([
        'nope.json input/not-found: There is no file or folder nope.json. Check the path.',
        String.raw`a${'\u0007'}.json input/not-found: There is no file or folder a\u{7}.json. Check the path.`,
        'socket input/not-a-file: socket is a device, a pipe or a socket and no file. Give it on standard input: `mxlint audit -`.',
        'null input/not-a-file: null is a device, a pipe or a socket and no file. Give it on standard input: `mxlint audit -`.',
      ]);
    } finally {
      server.close();
    }
  });

  it('can be read again by the path that is shown, as long as they are there', async () => {
    write('work/a.json', 'A');
    const files = collect(['a.json']);
    expect(files.reread('a.json')).toBeUndefined();
    await outcomes(files);
    expect(new TextDecoder().decode(files.reread('a.json'))).toBe('A');
    rmSync(join(cwd, 'a.json'));
    expect(files.reread('a.json')).toBeUndefined();
    expect(files.reread('other.json')).toBeUndefined();
  });

  it('that may not be read are refused with a reason', () => {
    const message = (code: string) => unreadable('a.json', Object.assign(new Error(code), { code })).message;
    expect(message('EACCES')).toBe('a.json may not be read by this user. Change its permissions or copy it.');
    expect(message('EPERM')).toBe(message('EACCES'));
    expect(message('ENOTDIR')).toBe(message('ENOENT'));
    expect(message('EIO')).toMatch(/cannot be read \(EIO\)/);
    expect(unreadable('a.json', 'x').message).toMatch(/unknown error/);
  });
});

describe('folders', () => {
  it('give their files in order, without hidden ones and the configuration', async () => {
    write('work/export/b.json', 'B');
    write('work/export/a/z.json', 'Z');
    write('work/export/.hidden.json');
    write('work/export/.git/config.json');
    write('work/export/mxlint.config.json');
    write('work/export/C.json', 'C');
    expect(await outcomes(collect(['export']))).toEqual(['export/C.json C', 'export/a/z.json Z', 'export/b.json B']);
    expect(await outcomes(collect(['export', 'export/b.json', '.']))).toHaveLength(3);
  });

  it('without files are refused', async () => {
    mkdirSync(join(cwd, 'empty'));
    expect(await outcomes(collect(['empty']))).toEqual([
      'empty input/empty-folder: The folder empty holds no file to read. Pass a tenant export, or a folder with the output of the cmdlets.',
    ]);
  });

  it('do not pull in what links lead to outside of them', async () => {
    write('secret.json', 'SECRET');
    write('work/export/.data/a.json', 'A');
    mkdirSync(join(root, 'outside'));
    symlinkSync(join(root, 'secret.json'), join(cwd, 'export', 'leak.json'));
    symlinkSync(join(root, 'outside'), join(cwd, 'export', 'outside'));
    symlinkSync('.data/a.json', join(cwd, 'export', 'link.json'));
    symlinkSync('.data', join(cwd, 'export', 'folder'));
    symlinkSync('loop.json', join(cwd, 'export', 'loop.json'));
    symlinkSync('gone.json', join(cwd, 'export', 'dangling.json'));
    expect(await outcomes(collect(['export']))).toEqual([
      'export/dangling.json input/not-found: There is no file or folder export/dangling.json. Check the path.',
      'export/leak.json input/outside-folder: export/leak.json is a symbolic link out of its folder and was not followed. Pass its target as an input of its own.',
      'export/link.json A',
      'export/loop.json input/not-readable: export/loop.json is a symbolic link that leads to itself. Pass the file itself.',
      'export/outside input/outside-folder: export/outside is a symbolic link out of its folder and was not followed. Pass its target as an input of its own.',
    ]);
    expect(await outcomes(collect(['export/leak.json']))).toEqual(['export/leak.json SECRET']);
  });

  it('that may not be listed do not spoil the others', async () => {
    write('work/export/a.json', 'A');
    write('work/export/closed/b.json', 'B');
    const closed = join(cwd, 'export', 'closed');
    chmodSync(closed, 0);
    try {
      const found = await outcomes(collect(['export']));
      expect(found[0]).toBe('export/a.json A');
      expect(found[1]).toMatch(/^export\/closed(?:\/b\.json B| input\/not-readable: export\/closed may not be read)/);
    } finally {
      chmodSync(closed, 0o755);
    }
  });
});

describe('standard input', () => {
  it('is one file, read once and kept', async () => {
    const files = collect(['-', '-'], { stdin: () => chunks('{"a"', ':1}') });
    expect(await outcomes(files)).toEqual(['stdin.json {"a":1}']);
    expect(new TextDecoder().decode(files.reread('stdin.json'))).toBe('{"a":1}');
  });

  it('does not take the name of a file', async () => {
    write('work/stdin.json', 'FILE');
    expect(await outcomes(collect(['stdin.json', '-'], { stdin: () => chunks('INPUT') }))).toEqual([
      'stdin.json FILE',
      'stdin.json (2) INPUT',
    ]);
  });

  it('is read no further than the limit', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        read += 600;
        yield new Uint8Array(600);
      }
    }
    expect(await outcomes(collect(['-'], { stdin: endless }))).toEqual([
      'stdin.json input/too-large: Standard input goes beyond the limit of 1000 bytes. If that is right, raise it with --max-input.',
    ]);
    expect(read).toBe(1200);
  });

  it('that breaks off is refused', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
      throw Object.assign(new Error('read EIO'), { code: 'EIO' });
    }
    expect((await outcomes(collect(['-'], { stdin: broken })))[0]).toMatch(/standard input cannot be read \(EIO\)/);
  });
});

describe('no paths', () => {
  it('give no files', async () => {
    expect(await outcomes(collect([]))).toEqual([]);
  });
});
