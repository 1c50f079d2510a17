import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  covers,
  formatIpRange,
  formatIpSet,
  intersect,
  ipSet,
  isEmpty,
  overlaps,
  parseIpRange,
  rangesOf,
  setOfRanges,
  size,
  subtract,
  unionOf,
} from '../../src/mail/ip-range.ts';
import type { IpSet } from '../../src/mail/ip-range.ts';

const EVERYTHING = ipSet(['0.0.0.0/0', '::/0']).set;
const NOTHING = ipSet([]).set;

const setOf = (...entries: readonly string[]): IpSet => ipSet(entries).set;

describe('parseIpRange', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1', '192.0.2.1'],
    [' 192.0.2.1\t', '192.0.2.1', '192.0.2.1'],
    ['[192.0.2.1]', '192.0.2.1', '192.0.2.1'],
    ['192.168.0.1/25', '192.168.0.0', '192.168.0.127'],
    ['192.168.0.129/25', '192.168.0.128', '192.168.0.255'],
    ['192.0.2.1/32', '192.0.2.1', '192.0.2.1'],
    ['1.2.3.4/0', '0.0.0.0', '255.255.255.255'],
    ['192.0.2.1-192.0.2.9', '192.0.2.1', '192.0.2.9'],
    ['192.0.2.1 - 192.0.2.9', '192.0.2.1', '192.0.2.9'],
    ['192.0.2.9-192.0.2.9', '192.0.2.9', '192.0.2.9'],
    ['2001:db8::5/126', '2001:db8::4', '2001:db8::7'],
    ['::/0', '::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['::1-::ff', '::1', '::ff'],
  ])('reads %j from %s to %s', (entry, first, last) => {
    const range = parseIpRange(entry);
    expect(range?.first).toBe(parseIpRange(first)?.first);
    expect(range?.last).toBe(parseIpRange(last)?.last);
    expect(range?.family).toBe(entry.includes(':') ? 6 : 4);
  });

  it.each([
    '',
    '   ',
    'contoso.com',
    '1.2.3',
    '010.1.1.1',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/08',
    '10.0.0.0/',
    '10.0.0.0 /8',
    '10.0.0.0/8/8',
    '10.0.0.0/255.0.0.0',
    '/24',
    '::/129',
    '10.0.0.9-10.0.0.1',
    '10.0.0.1-::1',
    '10.0.0.1-',
    '-10.0.0.1',
    '10.0.0.1-10.0.0.2-10.0.0.3',
    '10.0.0.1-9',
    '10.0.0.0/24-10.0.1.0/24',
    '[10.0.0.1]-[10.0.0.2]',
    '10.0.0.1, 10.0.0.2',
    '10.0.0.*',
    'fe80::1%1',
  ])('refuses %j', (entry) => {
    expect(parseIpRange(entry)).toBeUndefined();
  });
});

describe('ipSet', () => {
  it('reports unreadable entries as written and ignores blank ones', () => {
    const { set, invalid } = ipSet(['192.0.2.1', '', '  ', ' oops ', '1.2.3']);
    expect(formatIpSet(set)).toEqual(['192.0.2.1']);
    expect(invalid).toEqual([' oops ', '1.2.3']);
  });

  it('does not depend on how the addresses are written', () => {
    const one = setOf('192.0.2.0/24');
    expect(setOf('192.0.2.128/25', '192.0.2.5', '192.0.2.0-192.0.2.127')).toEqual(one);
    expect(setOf('192.0.2.77/24')).toEqual(one);
    expect(setOf('2001:DB8:0::/64')).toEqual(setOf('2001:db8::/64'));
  });

  it('keeps the families apart', () => {
    expect(overlaps(setOf('0.0.0.0/0'), setOf('::/0'))).toBe(false);
    expect(covers(setOf('192.0.2.1'), setOf('::ffff:192.0.2.1'))).toBe(false);
  });
});

describe('covers and overlaps', () => {
  it.each([
    ['an address in a block', ['192.0.2.0/24'], ['192.0.2.7'], true, true],
    ['a block that is only partly listed', ['192.0.2.0/25'], ['192.0.2.0/24'], false, true],
    ['a block listed in two halves', ['192.0.2.0/25', '192.0.2.128/25'], ['192.0.2.0/24'], true, true],
    [
      'a block listed but for one address',
      ['192.0.2.0-192.0.2.6', '192.0.2.8-192.0.2.255'],
      ['192.0.2.0/24'],
      false,
      true,
    ],
    ['neighbors', ['192.0.2.0/25'], ['192.0.2.128'], false, false],
    ['nothing wanted', ['192.0.2.0/25'], [], true, false],
    ['nothing at all', [], [], true, false],
    ['nothing listed', [], ['192.0.2.1'], false, false],
  ])('%s', (_, a, b, covered, overlapping) => {
    expect(covers(setOf(...a), setOf(...b))).toBe(covered);
    expect(overlaps(setOf(...a), setOf(...b))).toBe(overlapping);
  });
});

describe('formatIpSet', () => {
  it.each([
    [
      ['10.0.0.2', '9.0.0.10', '10.0.0.1'],
      ['9.0.0.10', '10.0.0.1', '10.0.0.2'],
    ],
    [['192.0.2.1-192.0.2.6'], ['192.0.2.1', '192.0.2.2/31', '192.0.2.4/31', '192.0.2.6']],
    [['192.0.2.0-192.0.2.255'], ['192.0.2.0/24']],
    [['0.0.0.0-255.255.255.255'], ['0.0.0.0/0']],
    [
      ['2001:db8::/33', '2001:db8:8000::/33', '192.0.2.1'],
      ['192.0.2.1', '2001:db8::/32'],
    ],
    [['::/0'], ['::/0']],
    [[], []],
  ])('writes %j as %j', (entries, text) => {
    expect(formatIpSet(setOf(...entries))).toEqual(text);
  });
});

describe('size', () => {
  it('counts addresses, not entries', () => {
    expect(size(setOf('192.0.2.0/24', '192.0.2.7'))).toBe(256n);
    expect(size(EVERYTHING)).toBe((1n << 32n) + (1n << 128n));
    expect(size(NOTHING)).toBe(0n);
  });
});

/** A universe of 64 addresses at the very end of a family, so that its border is met too. */
const UNIVERSE = [
  { entry: (at: number) => `255.255.255.${192 + at}`, all: '255.255.255.192/26' },
  {
    entry: (at: number) => `ffff:ffff:ffff:ffff:ffff:ffff:ffff:${(0xffc0 + at).toString(16)}`,
    all: 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffc0/122',
  },
] as const;

describe.each(UNIVERSE)('set algebra in $all', ({ entry, all }) => {
  const universe = setOf(all);
  const position = fc.integer({ min: 0, max: 63 });
  const piece = fc.oneof(
    position.map((at) => ({ text: entry(at), from: at, to: at })),
    fc.tuple(position, position).map(([x, y]) => {
      const [from, to] = x < y ? [x, y] : [y, x];
      return { text: `${entry(from)}-${entry(to)}`, from, to };
    }),
    fc.tuple(position, fc.integer({ min: 0, max: 6 })).map(([at, bits]) => {
      const from = at - (at % 2 ** bits);
      const prefix = (entry(0).includes(':') ? 128 : 32) - bits;
      return { text: `${entry(at)}/${prefix}`, from, to: from + 2 ** bits - 1 };
    }),
  );
  const list = fc.array(piece, { maxLength: 6 }).map((pieces) => ({
    set: ipSet(pieces.map(({ text }) => text)).set,
    naive: new Set(pieces.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at))),
  }));
  const members = (set: IpSet): Set<number> =>
    new Set(Array.from({ length: 64 }, (_, at) => at).filter((at) => covers(set, setOf(entry(at)))));

  it('agrees with sets of single addresses', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const both = [...a.naive].filter((at) => b.naive.has(at));
        const onlyA = [...a.naive].filter((at) => !b.naive.has(at));
        expect(members(unionOf(a.set, b.set))).toEqual(new Set([...a.naive, ...b.naive]));
        expect(members(intersect(a.set, b.set))).toEqual(new Set(both));
        expect(members(subtract(a.set, b.set))).toEqual(new Set(onlyA));
        expect(covers(a.set, b.set)).toBe(both.length === b.naive.size);
        expect(overlaps(a.set, b.set)).toBe(both.length > 0);
        expect(isEmpty(a.set)).toBe(a.naive.size === 0);
        expect(size(a.set)).toBe(BigInt(a.naive.size));
      }),
    );
  });

  it('obeys the laws of sets', () => {
    fc.assert(
      fc.property(list, list, list, ({ set: a }, { set: b }, { set: c }) => {
        expect(unionOf(a, b)).toEqual(unionOf(b, a));
        expect(unionOf(a, unionOf(b, c))).toEqual(unionOf(a, b, c));
        expect(intersect(a, b)).toEqual(intersect(b, a));
        expect(intersect(a, unionOf(b, c))).toEqual(unionOf(intersect(a, b), intersect(a, c)));
        expect(subtract(a, unionOf(b, c))).toEqual(intersect(subtract(a, b), subtract(a, c)));
        expect(unionOf(subtract(a, b), intersect(a, b))).toEqual(a);
        expect(subtract(universe, subtract(universe, a))).toEqual(a);
        expect([unionOf(a, a), intersect(a, a), unionOf(a), subtract(a, NOTHING)]).toEqual([a, a, a, a]);
        expect([subtract(a, a), subtract(a, EVERYTHING), unionOf()]).toEqual([NOTHING, NOTHING, NOTHING]);
      }),
    );
  });

  it('is made up of its ranges, which are read back from their texts', () => {
    fc.assert(
      fc.property(list, ({ set }) => {
        const ranges = rangesOf(set);
        expect(setOfRanges(ranges)).toEqual(set);
        expect(ranges.map((range) => parseIpRange(formatIpRange(range)))).toEqual(ranges);
      }),
    );
  });

  it('is read back from its text, which is no longer than it must be', () => {
    fc.assert(
      fc.property(list, ({ set }) => {
        const text = formatIpSet(set);
        expect(ipSet(text)).toEqual({ set, invalid: [] });
        const ranges = text.map((one) => parseIpRange(one)).filter((range) => range !== undefined);
        expect(setOfRanges(ranges)).toEqual(set);
        const sizes = ranges.map(({ first, last }) => last - first + 1n);
        expect(sizes.reduce((sum, one) => sum + one, 0n)).toBe(size(set));
        for (const [index, one] of ranges.entries()) {
          const next = ranges[index + 1];
          const joined = next?.first === one.last + 1n && sizes[index] === sizes[index + 1];
          const aligned = one.first % (2n * (sizes[index] ?? 1n)) === 0n;
          expect(joined && aligned).toBe(false);
          expect(next === undefined || one.last < next.first).toBe(true);
        }
      }),
    );
  });
});

describe('ranges of a set', () => {
  it.each([
    [['192.0.2.1'], ['192.0.2.1']],
    [['192.0.2.0/25', '192.0.2.128/25'], ['192.0.2.0/24']],
    [['192.0.2.1', '192.0.2.2'], ['192.0.2.1-192.0.2.2']],
    [
      ['2001:db8::/32', '192.0.2.9', '192.0.2.4/30'],
      ['192.0.2.4/30', '192.0.2.9', '2001:db8::/32'],
    ],
    [['2001:db8::1', '2001:db8::2'], ['2001:db8::1-2001:db8::2']],
    [
      ['0.0.0.0/0', '::/0'],
      ['0.0.0.0/0', '::/0'],
    ],
    [[], []],
  ])('%j is written %j', (entries, texts) => {
    expect(rangesOf(ipSet(entries).set).map(formatIpRange)).toEqual(texts);
  });
});

it('never throws and never invents addresses for any text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (entries) => {
      const { set, invalid } = ipSet(entries);
      expect(isEmpty(set)).toBe(invalid.length === entries.filter((entry) => entry.trim() !== '').length);
    }),
  );
});
