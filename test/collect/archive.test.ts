import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectFiles } from '../../src/collect/files.ts';
import { zip, type ZipMember } from '../helpers/zip.ts';

let folder = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'mxlint-archive-')));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function* nothing(): AsyncGenerator<Uint8Array> {}

function collect(bytes: Uint8Array, name = 'export.zip', maxBytes = 1000) {
  writeFileSync(join(folder, name), bytes);
  return collectFiles([name], { maxBytes, cwd: folder, stdin: nothing });
}

/** Shown paths with the text of each file, or with what is wrong with it. */
async function outcomes(bytes: Uint8Array, name?: string, maxBytes?: number): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const file of collect(bytes, name, maxBytes)) {
    const text =
      'bytes' in file
        ? new TextDecoder().decode(file.bytes)
        : file.diagnostics.map(({ id, message }) => `${id}: ${message}`).join();
    found.push(`${file.path} ${text}`);
  }
  return found;
}

const outcomesOf = (...members: ZipMember[]) => outcomes(zip(members));

describe('an archive', () => {
  it('is read member by member, packed or stored, below its own name', async () => {
    const found = await outcomesOf(
      { name: 'Get-ArcConfig.json', content: '[]' },
      { name: 'tenant/Get-TransportRule.json', content: '[1]', isStored: true },
      { name: 'tenant/', mode: 0o040755 },
      { name: 'Umlaut-ä.json', content: '' },
    );
    expect(found).toEqual([
      'export.zip/Get-ArcConfig.json []',
      'export.zip/tenant/Get-TransportRule.json [1]',
      'export.zip/Umlaut-ä.json ',
    ]);
  });

  it('is unpacked again where a place has to be found', async () => {
    const files = collect(zip([{ name: 'a.json', content: 'A' }]));
    for await (const file of files) expect('bytes' in file).toBe(true);
    expect(new TextDecoder().decode(files.reread('export.zip/a.json'))).toBe('A');
    expect(files.reread('export.zip/b.json')).toBeUndefined();
  });

  it('of gzip is the one file in it', async () => {
    expect(await outcomes(gzipSync('[]'), 'Get-ArcConfig.json.gz')).toEqual(['Get-ArcConfig.json.gz []']);
  });

  it('gives no hidden files and not what macOS adds', async () => {
    const found = await outcomesOf(
      { name: '.DS_Store' },
      { name: '__MACOSX/._a.json' },
      { name: 'x/.git/config' },
      { name: 'a.json', content: 'A' },
    );
    expect(found).toEqual(['export.zip/a.json A']);
  });

  it('with two members of one name gives both', async () => {
    const found = await outcomesOf({ name: 'a.json', content: '1' }, { name: 'a.json', content: '2' });
    expect(found).toEqual(['export.zip/a.json 1', 'export.zip/a.json (2) 2']);
  });

  it.each<[string, ZipMember, RegExp]>([
    ['a path upwards', { name: '../../etc/passwd' }, /^\S+ input\/outside-folder: .*leads out of its archive/],
    ['an absolute path', { name: '/etc/passwd' }, /input\/outside-folder/],
    ['a path of Windows', { name: 'C:/x.json' }, /input\/outside-folder/],
    ['backslashes upwards', { name: '..\\x.json' }, /input\/outside-folder/],
    [
      'a symbolic link',
      { name: 'x.json', content: '/etc/passwd', mode: 0o120777 },
      /input\/outside-folder: .*symbolic link/,
    ],
    ['encryption', { name: 'x.json', flags: 0x801 }, /input\/encrypted: .*password/],
    ['another method', { name: 'x.json', method: 14 }, /input\/unsupported: .*method/],
    ['more than the limit', { name: 'x.json', content: 'x'.repeat(1001) }, /input\/too-large: .*--max-input/],
    ['more than it says', { name: 'x.json', content: 'x'.repeat(900), saidSize: 3 }, /input\/too-large/],
    ['less than it says', { name: 'x.json', content: 'x', saidSize: 900 }, /input\/broken-archive/],
    ['another checksum', { name: 'x.json', content: 'x', crc: 1 }, /input\/broken-archive: .*checksum/],
    [
      'an archive',
      { name: 'x.zip', content: zip([{ name: 'a.json' }]) },
      /input\/unsupported: .*archive in an archive/,
    ],
  ])('refuses a member with %s and reads the rest', async (_, member, message) => {
    const found = await outcomesOf(member, { name: 'b.json', content: 'B' });
    expect(found).toEqual([expect.stringMatching(message), 'export.zip/b.json B']);
  });

  it('ends where its members unpack to more than eight files may', async () => {
    const members = Array.from({ length: 12 }, (_, index) => ({ name: `${index}.json`, content: 'x'.repeat(1900) }));
    const found = await outcomes(zip(members), 'export.zip', 2000);
    expect(found).toHaveLength(9);
    expect(found.at(-1)).toMatch(
      /^export\.zip input\/too-large: The members of the archive export\.zip unpack to more/,
    );
  });

  it.each([
    ['a cut one', zip([{ name: 'a.json', content: '[]' }]).subarray(0, 50)],
    ['one without a directory', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ['a cut gzip file', gzipSync('[1,2,3]').subarray(0, 15)],
  ])('is refused as a whole: %s', async (_, bytes) => {
    expect(await outcomes(bytes)).toEqual([expect.stringMatching(/^export\.zip input\/broken-archive: /)]);
  });

  it('with nothing in it is refused', async () => {
    expect(await outcomesOf()).toEqual([expect.stringMatching(/holds no file to read/)]);
  });

  it('of gzip that unpacks to more than the limit is refused', async () => {
    expect(await outcomes(gzipSync('x'.repeat(100_000)))).toEqual([expect.stringMatching(/input\/too-large/)]);
  });

  it('never throws and never unpacks more than the limit, whatever bytes are changed', async () => {
    const good = zip([
      { name: 'a.json', content: 'A'.repeat(300) },
      { name: 'b/c.json', content: '[]', isStored: true },
    ]);
    const change = fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = good.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        const sizes: number[] = [];
        for await (const file of collect(bytes)) sizes.push('bytes' in file ? file.bytes.length : 0);
        return sizes.length > 0 && sizes.every((size) => size <= 1000);
      }),
      { numRuns: 300 },
    );
    expect(good.length).toBeGreaterThan(100);
  });
});
