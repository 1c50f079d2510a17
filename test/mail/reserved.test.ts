import { describe, expect, it } from 'vitest';
import { parseIpRange } from '../../src/mail/ip-range.ts';
import { isReservedRange, prefixLength, reservedKind } from '../../src/mail/reserved.ts';

describe('reservedKind', () => {
  it.each([
    ['0.0.0.0', 'unspecified'],
    ['10.1.2.3', 'private'],
    ['172.16.0.0/12', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.0.1-192.168.0.9', 'private'],
    ['100.64.0.0/10', 'shared'],
    ['127.0.0.1', 'loopback'],
    ['[127.0.0.1]', 'loopback'],
    ['169.254.1.1', 'link-local'],
    ['192.0.2.1', 'documentation'],
    ['198.51.100.7', 'documentation'],
    ['203.0.113.255', 'documentation'],
    ['198.19.0.0/16', 'benchmarking'],
    ['224.0.0.1', 'multicast'],
    ['224.0.0.0/3', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'reserved'],
    ['192.0.0.8', 'reserved'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['fe80::1', 'link-local'],
    ['fd00::/8', 'unique-local'],
    ['2001:db8::1', 'documentation'],
    ['ff02::1', 'multicast'],
    ['::ffff:10.0.0.1', 'reserved'],
  ])('%s is %s', (entry, kind) => {
    expect(reservedKind(entry)).toBe(kind);
  });

  it.each([
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '172.32.0.0',
    '100.128.0.0',
    '54.208.111.28',
    '10.0.0.0/7',
    '0.0.0.0/0',
    '10.255.255.255-11.0.0.0',
    '2001:4860::1',
    'contoso.com',
    '',
  ])('%j is not reserved', (entry) => {
    expect(reservedKind(entry)).toBeUndefined();
    const range = parseIpRange(entry);
    expect(range !== undefined && isReservedRange(range)).toBe(false);
  });
});

describe('prefixLength', () => {
  it.each([
    ['192.0.2.1', 32],
    ['[192.0.2.1]', 32],
    ['192.0.2.1/16', 16],
    [' 192.0.2.0/24 ', 24],
    ['0.0.0.0/0', 0],
    ['2001:db8::1', 128],
    ['2001:db8::/32', 32],
    ['192.0.2.0-192.0.2.255', undefined],
    ['192.0.2.0/33', undefined],
    ['contoso.com', undefined],
  ])('of %j is %s', (entry, length) => {
    expect(prefixLength(entry)).toBe(length);
  });
});
