import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIpAddress, parseIpAddress, parseIpLiteral } from '../../src/mail/ip-address.ts';

const MAX6 = (1n << 128n) - 1n;

describe('parseIpAddress', () => {
  it.each([
    ['0.0.0.0', 4, 0n],
    ['192.0.2.1', 4, 0xc0000201n],
    ['255.255.255.255', 4, 0xffffffffn],
    ['::', 6, 0n],
    ['::1', 6, 1n],
    ['1::', 6, 1n << 112n],
    ['2001:DB8::8:800:200C:417A', 6, 0x20010db80000000000080800200c417an],
    ['2001:db8:0:0:8:800:200c:417a', 6, 0x20010db80000000000080800200c417an],
    ['1:2:3:4:5:6:7::', 6, 0x00010002000300040005000600070000n],
    ['::2:3:4:5:6:7:8', 6, 0x00000002000300040005000600070008n],
    ['::ffff:192.0.2.1', 6, 0xffffc0000201n],
    ['::192.0.2.1', 6, 0xc0000201n],
    ['64:ff9b::192.0.2.33', 6, 0x0064ff9b0000000000000000c0000221n],
    ['1:2:3:4:5:6:192.0.2.1', 6, 0x000100020003000400050006c0000201n],
    ['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 6, MAX6],
  ] as const)('reads %s', (text, family, value) => {
    expect(parseIpAddress(text)).toEqual({ family, value });
  });

  it.each([
    '',
    '1',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '1.2.3.1000',
    '010.1.1.1',
    '1.2.3.04',
    '0x7f.0.0.1',
    '1.2.3.4 ',
    '1..3.4',
    '+1.2.3.4',
    '１.2.3.4',
    '٣.2.3.4',
    ':',
    ':::',
    ':1',
    '1:',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '1:2:3:4::5:6:7:8',
    '12345::',
    'g::',
    'fe80::1%eth0',
    '::1.2.3',
    '::01.2.3.4',
    '1.2.3.4::',
    '::1.2.3.4:1',
    '1:2:3:4:5:6:7:1.2.3.4',
    '[::1]',
    '::1/128',
    ':1.2.3.4',
    '0'.repeat(100_000),
  ])('refuses %j', (text) => {
    expect(parseIpAddress(text)).toBeUndefined();
  });
});

describe('parseIpLiteral', () => {
  it('takes blanks around it and brackets', () => {
    expect(parseIpLiteral(' [192.0.2.1] ')).toEqual({ family: 4, value: 0xc0000201n });
    expect(parseIpLiteral('[::1]')).toEqual({ family: 6, value: 1n });
    expect(parseIpLiteral('[IPv6:::1]')).toEqual({ family: 6, value: 1n });
    expect(parseIpLiteral('\t192.0.2.1')).toEqual({ family: 4, value: 0xc0000201n });
  });

  it.each(['[IPv6:192.0.2.1]', '[192.0.2.1', '192.0.2.1]', '[[192.0.2.1]]', '[]', '[192.0.2.0/24]', 'IPv6:::1'])(
    'refuses %s',
    (text) => {
      expect(parseIpLiteral(text)).toBeUndefined();
    },
  );
});

describe('formatIpAddress', () => {
  it.each([
    ['2001:0DB8:0:0:0:0:2:1', '2001:db8::2:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['1:0:0:0:0:0:0:0', '1::'],
    ['::ffff:c000:201', '::ffff:192.0.2.1'],
    ['::c000:201', '::c000:201'],
    ['192.0.2.1', '192.0.2.1'],
  ])('writes %s as %s', (text, canonical) => {
    const address = parseIpAddress(text);
    expect(address && formatIpAddress(address)).toBe(canonical);
  });

  it('is read back as the same address', () => {
    const address = fc.oneof(
      fc.bigInt(0n, 0xffffffffn).map((value) => ({ family: 4 as const, value })),
      fc.bigInt(0n, MAX6).map((value) => ({ family: 6 as const, value })),
      fc.array(fc.constantFrom(0n, 0n, 1n, 0xffffn), { minLength: 8, maxLength: 8 }).map((groups) => ({
        family: 6 as const,
        value: groups.reduce<bigint>((sum, group) => (sum << 16n) | group, 0n),
      })),
    );
    fc.assert(
      fc.property(address, (one) => {
        expect(parseIpAddress(formatIpAddress(one))).toEqual(one);
      }),
    );
  });

  it('agrees with the URL parser of the platform for IPv6', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const address = parseIpAddress(text);
        const platform = parseIpLiteral(new URL(`http://[${text}]`).hostname);
        expect(address).toBeDefined();
        expect(address).toEqual(platform);
      }),
    );
  });

  it('refuses what the URL parser refuses', () => {
    const junk = fc.string({ unit: fc.constantFrom(...'0123456789abf:.:.'.split('')), maxLength: 24 });
    fc.assert(
      fc.property(junk, (text) => {
        fc.pre(text.includes(':'));
        expect(parseIpAddress(text) !== undefined).toBe(URL.canParse(`http://[${text}]`));
      }),
      { numRuns: 2000 },
    );
  });
});
