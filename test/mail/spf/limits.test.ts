import { describe, expect, it } from 'vitest';
import type { Zone } from '../../helpers/dns/zone.ts';
import { resultOf, verdict } from './check.ts';

const V6 = { ip: '2001:db8::1' };

function hosts(count: number): string {
  return Array.from({ length: count }, (_, index) => `a:h${index}.example.net`).join(' ');
}

const HOSTS: Zone = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [`h${index}.example.net`, { A: ['203.0.113.1'], AAAA: ['2001:db8:9::1'] }]),
);

describe('the limit of ten lookups (RFC 7208, section 4.6.4)', () => {
  it('allows ten and not eleven', () => {
    expect(verdict(`v=spf1 ${hosts(10)} -all`, HOSTS)).toMatchObject({ result: 'fail', lookups: 10 });
    expect(verdict(`v=spf1 ${hosts(11)} -all`, HOSTS)).toMatchObject({
      result: 'permerror',
      lookups: 11,
      term: { text: 'a:h10.example.net' },
    });
  });

  it('counts what is reached: a match before the eleventh term stands', () => {
    expect(resultOf(`v=spf1 ${hosts(10)} ip4:192.0.2.1 a:h10.example.net -all`, HOSTS)).toBe('pass');
  });

  it('counts terms of included records, and redirect', () => {
    const others: Zone = { ...HOSTS, 'in.example.net': { TXT: [`v=spf1 ${hosts(5)} -all`] } };
    expect(verdict(`v=spf1 include:in.example.net ${hosts(4)} -all`, others)).toMatchObject({
      result: 'fail',
      lookups: 10,
    });
    expect(resultOf(`v=spf1 include:in.example.net ${hosts(5)} -all`, others)).toBe('permerror');
    expect(verdict(`v=spf1 ${hosts(4)} redirect=in.example.net`, others)).toMatchObject({
      result: 'fail',
      lookups: 10,
    });
    expect(resultOf(`v=spf1 ${hosts(5)} redirect=in.example.net`, others)).toBe('permerror');
  });

  it('does not count ip4, ip6, all, exp and unknown modifiers', () => {
    const free = Array.from({ length: 20 }, () => 'ip4:203.0.113.9 ip6:2001:db8::9 x=y').join(' ');
    expect(verdict(`v=spf1 ${free} exp=e.example.net -all`)).toMatchObject({ result: 'fail', lookups: 0 });
  });

  it('counts mx once, whatever its hosts', () => {
    const mx = Array.from({ length: 10 }, (_, index): [number, string] => [index, `h${index}.example.net`]);
    expect(verdict('v=spf1 mx -all', { ...HOSTS, 'example.com': { MX: mx } })).toMatchObject({ lookups: 1, voids: 0 });
  });

  it('counts the pointer lookup of %{p} as well', () => {
    expect(verdict('v=spf1 exists:%{p}.example.net -all')).toMatchObject({ lookups: 2 });
  });

  it('ends loops', () => {
    expect(verdict('v=spf1 include:example.com -all')).toMatchObject({ result: 'permerror', lookups: 11 });
    expect(resultOf('v=spf1 redirect=example.com')).toBe('permerror');
    expect(
      resultOf('v=spf1 include:b.example.net -all', { 'b.example.net': { TXT: ['v=spf1 include:example.com'] } }),
    ).toBe('permerror');
  });

  it('has no self-include unless it is reached', () => {
    expect(resultOf('v=spf1 ip4:192.0.2.1 include:example.com -all')).toBe('pass');
  });
});

describe('the limit of two void lookups (RFC 7208, section 4.6.4)', () => {
  it('allows two and not three', () => {
    expect(verdict('v=spf1 a:v1.example.net a:v2.example.net -all')).toMatchObject({ result: 'fail', voids: 2 });
    expect(verdict('v=spf1 a:v1.example.net exists:v2.example.net mx:v3.example.net +all')).toMatchObject({
      result: 'permerror',
      voids: 3,
      problem: 'More than 2 lookups found no record.',
    });
  });

  it('counts an empty answer like a name that does not exist', () => {
    const others: Zone = {
      'v1.example.net': { TXT: ['x'] },
      'v2.example.net': { TXT: ['x'] },
      'v3.example.net': { TXT: ['x'] },
    };
    expect(resultOf('v=spf1 a:v1.example.net a:v2.example.net a:v3.example.net +all', others)).toBe('permerror');
  });

  it('counts the family of the client only', () => {
    const others: Zone = Object.fromEntries(
      ['v1', 'v2', 'v3'].map((label) => [`${label}.example.net`, { A: ['203.0.113.1'] }]),
    );
    const record = 'v=spf1 a:v1.example.net a:v2.example.net a:v3.example.net -all';
    expect(resultOf(record, others)).toBe('fail');
    expect(resultOf(record, others, V6)).toBe('permerror');
  });

  it('does not count the hosts of mx, and says where counters that do give permerror', () => {
    const others: Zone = {
      'example.com': {
        MX: [
          [1, 'm1.example.net'],
          [2, 'm2.example.net'],
          [3, 'm3.example.net'],
        ],
      },
      ...Object.fromEntries(['m1', 'm2', 'm3'].map((label) => [`${label}.example.net`, { A: ['203.0.113.1'] }])),
    };
    expect(verdict('v=spf1 mx ip6:2001:db8::1 -all', others, V6)).toMatchObject({
      result: 'pass',
      voids: 0,
      strictVoids: { domain: 'example.com', term: { text: 'mx' } },
    });
    expect(verdict('v=spf1 mx -all', others)).not.toHaveProperty('strictVoids');
  });

  it('counts neither the record of the domain nor exp', () => {
    expect(verdict('v=spf1 exp=v3.example.net a:v1.example.net a:v2.example.net -all')).toMatchObject({
      result: 'fail',
      voids: 2,
    });
  });

  it('counts %{p} that stands for nothing: `unknown` is a name that does not exist', () => {
    expect(verdict('v=spf1 a:%{p} +all')).toMatchObject({ result: 'pass', voids: 2 });
    expect(verdict('v=spf1 ptr a:%{p} +all')).toMatchObject({ result: 'permerror', voids: 3 });
  });
});
