import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { addressEntries } from '../../../src/analyze/recognize/address-entries.ts';
import { intersect, ipSet, subtract, unionOf } from '../../../src/mail/ip-range.ts';
import { prefixLength } from '../../../src/mail/reserved.ts';
import { egress } from '../../helpers/mxhero.ts';

const everyIpv4 = ipSet(['0.0.0.0/0']).set;

describe('addressEntries', () => {
  it.each([
    [[], []],
    [['54.208.111.28'], ['54.208.111.28']],
    [['54.208.111.28/32', '54.208.111.29'], ['54.208.111.28/31']],
    [['94.100.136.0/23'], ['94.100.136.0/24', '94.100.137.0/24']],
    [['10.0.0.0-10.0.1.3'], ['10.0.0.0/24', '10.0.1.0/30']],
    [['2001:db8::/32', '192.0.2.1'], ['192.0.2.1']],
  ])('%j: %j', (entries, expected) => {
    expect(addressEntries(ipSet(entries).set)).toEqual(expected);
  });

  it('keeps the addresses of the guide as they are, sorted', () => {
    expect(new Set(addressEntries(ipSet(egress).set))).toEqual(new Set(egress));
  });

  it('stands for exactly the IPv4 addresses of the set, in entries that a connector takes', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const entry = fc
      .tuple(octet, octet, octet, octet, fc.integer({ min: 18, max: 32 }))
      .map(([a, b, c, d, prefix]) => `${a}.${b}.${c}.${d}/${prefix}`);
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), (texts) => {
        const set = unionOf(ipSet(texts).set, ipSet(['2001:db8::1']).set);
        const entries = addressEntries(set);
        expect(ipSet(entries).set).toEqual(intersect(set, everyIpv4));
        expect(subtract(ipSet(entries).set, set)).toEqual(ipSet([]).set);
        for (const one of entries) expect(prefixLength(one)).toBeGreaterThanOrEqual(24);
      }),
    );
  });
});
