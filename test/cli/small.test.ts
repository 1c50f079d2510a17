import fc from 'fast-check';
import { existsSync, lstatSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSize } from '../../src/cli/parse-size.ts';
import { parseTime } from '../../src/cli/parse-time.ts';
import { writeWhole } from '../../src/cli/write-file.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

describe('parseSize', () => {
  it.each([
    ['4096', 4096],
    ['1k', 1000],
    ['1KiB', 1024],
    ['200MiB', 200 * 1024 * 1024],
    [' 1.5 GB ', 1_500_000_000],
    ['0.5kib', 512],
  ])('%j is %i bytes', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  it.each([
    '',
    '0',
    '0.4',
    '-1',
    '1e3',
    '1 TB',
    'MiB',
    '1,5GB',
    'Infinity',
    '1MiBs',
    '9999999999999GiB',
    '1constructor',
    '1__proto__',
  ])('%j is none', (text) => {
    expect(parseSize(text)).toBeUndefined();
  });
});

describe('parseTime', () => {
  it.each([
    ['2026-11-20', '2026-11-20T00:00:00.000Z'],
    ['2026-11-20T08:00Z', '2026-11-20T08:00:00.000Z'],
    ['2026-11-20T08:00:30+05:30', '2026-11-20T02:30:30.000Z'],
    ['2024-02-29T23:59:59.1234567Z', '2024-02-29T23:59:59.123Z'],
  ])('%s', (text, instant) => {
    expect(new Date(parseTime(text) ?? Number.NaN).toISOString()).toBe(instant);
  });

  it.each([
    '',
    'now',
    '2026',
    '2026-11',
    '20.11.2026',
    '2026-11-20T08:00',
    '2026-11-20 08:00Z',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2025-02-29',
    '2026-11-20T25:00Z',
    '2026-11-20T08:60Z',
    '2026-11-20T08:00+99:00',
  ])('%j is none', (text) => {
    expect(parseTime(text)).toBeUndefined();
  });

  it('reads every instant as it is written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }),
        (date) => {
          expect(parseTime(date.toISOString())).toBe(date.getTime());
        },
      ),
    );
  });
});

describe('writeWhole', () => {
  const folder = temporaryFolder();

  it('writes and replaces', () => {
    expect(writeWhole(folder.path('a'), 'one', 'u')).toBeUndefined();
    expect(writeWhole(folder.path('a'), 'ä'.repeat(100_000), 'u')).toBeUndefined();
    expect(folder.read('a')).toBe('ä'.repeat(100_000));
    expect(readdirSync(folder.path())).toEqual(['a']);
  });

  it('follows links to files that are not there yet', () => {
    mkdirSync(folder.path('out'));
    symlinkSync('out/second', folder.path('first'));
    symlinkSync('report.json', folder.path('out/second'));
    expect(writeWhole(folder.path('first'), 'one', 'u')).toBeUndefined();
    expect(folder.read('out/report.json')).toBe('one');
    expect(lstatSync(folder.path('first')).isSymbolicLink()).toBe(true);
    symlinkSync('gone/report.json', folder.path('lost'));
    expect(writeWhole(folder.path('lost'), 'one', 'u')).toMatch(/ENOENT/);
    expect(readlinkSync(folder.path('lost'))).toBe('gone/report.json');
    symlinkSync('ring', folder.path('ring'));
    expect(writeWhole(folder.path('ring'), 'one', 'u')).toMatch(/ELOOP/);
  });

  it('leaves the draft of another run alone', () => {
    folder.write('.a.u-1.tmp', 'theirs');
    expect(writeWhole(folder.path('a'), 'mine', 'u')).toBeUndefined();
    expect(folder.read('.a.u-1.tmp')).toBe('theirs');
    expect(folder.read('a')).toBe('mine');
  });

  it('does not go on for ever', () => {
    for (let count = 1; count <= 100; count += 1) folder.write(`.a.u-${count}.tmp`, 'theirs');
    expect(writeWhole(folder.path('a'), 'mine', 'u')).toMatch(/EEXIST/);
    expect(existsSync(folder.path('a'))).toBe(false);
  });

  it('gives the reason when it cannot, and leaves nothing behind', () => {
    expect(writeWhole(folder.path('no/a'), 'x', 'u')).toMatch(/ENOENT/);
    mkdirSync(folder.path('folder'));
    expect(writeWhole(folder.path('folder'), 'x', 'u')).toMatch(/EISDIR/);
    expect(readdirSync(folder.path())).toEqual(['folder']);
  });

  it('writes to a device as it is', () => {
    expect(writeWhole('/dev/null', 'x', 'u')).toBeUndefined();
    expect(existsSync('/dev/null')).toBe(true);
  });
});
