import { describe, expect, it } from 'vitest';
import type { Zone } from '../../helpers/dns/zone.ts';
import { check, resultOf, verdict } from './check.ts';

const V6 = { ip: '2001:db8::1' };

/** A zone whose host has the client's address. */
const HOST: Zone = { 'host.example.net': { A: ['203.0.113.9', '192.0.2.1'], AAAA: ['2001:db8::1'] } };

describe('check_host', () => {
  it.each([
    ['a label of 64 characters', `${'a'.repeat(64)}.example.com`],
    ['an empty label', 'a..example.com'],
    ['a single label', 'localhost'],
    ['an address literal', '[192.0.2.1]'],
    ['nothing', ''],
  ])('is none for a domain with %s, without a question (RFC 7208, section 4.3)', (_, domain) => {
    const found = check({}, { mailFrom: `user@${domain}`, helo: domain });
    expect(found).toEqual({ known: true, result: 'none', path: [], lookups: 0, voids: 0 });
  });

  it('checks postmaster at the HELO name for a bounce (RFC 7208, section 2.4)', () => {
    const zone: Zone = {
      'mail.example.com': { TXT: ['v=spf1 exists:%{l}.%{o} -all'] },
      'postmaster.mail.example.com': { A: ['127.0.0.2'] },
    };
    expect(check(zone, { mailFrom: '' })).toMatchObject({ result: 'pass' });
  });

  it('takes postmaster for a sender without local part (RFC 7208, section 4.3)', () => {
    const others: Zone = { 'postmaster.example.com': { A: ['127.0.0.2'] } };
    expect(resultOf('v=spf1 exists:%{l}.%{d} -all', others, { mailFrom: '@example.com' })).toBe('pass');
    expect(resultOf('v=spf1 exists:%{l}.%{d} -all', others, { mailFrom: 'example.com' })).toBe('pass');
  });

  it('allows labels of 63 characters and names of 253 (RFC 1035, section 2.3.4)', () => {
    const label = 'a'.repeat(63);
    const name = `${label}.${label}.${label}.${'b'.repeat(57)}.com`;
    expect(name).toHaveLength(253);
    expect(resultOf(`v=spf1 exists:${name} -all`, { [name]: { A: ['127.0.0.2'] } })).toBe('pass');
  });

  it('is none without a record (RFC 7208, section 4.5)', () => {
    expect(check({ 'example.com': { TXT: ['other'] } })).toMatchObject({ result: 'none' });
    expect(check({ 'example.com': {} })).toMatchObject({ result: 'none' });
    expect(check({})).toMatchObject({ result: 'none' });
  });

  it('is permerror with two records (RFC 7208, section 4.5)', () => {
    expect(check({ 'example.com': { TXT: ['v=spf1 +all', 'v=spf1 +all'] } })).toMatchObject({
      result: 'permerror',
      problem: 'example.com has 2 SPF records.',
    });
  });

  it('is temperror when the server of the domain fails (RFC 7208, section 4.4)', () => {
    expect(check({ 'example.com': { fails: 'servfail' } })).toMatchObject({ result: 'temperror' });
  });

  it('is permerror for a mistake behind the match, before any lookup (RFC 7208, section 4.6)', () => {
    expect(verdict('v=spf1 a +all ipv4:192.0.2.1')).toMatchObject({ result: 'permerror', lookups: 0 });
  });

  it('takes the first match and its qualifier (RFC 7208, sections 4.6.2 and 5)', () => {
    expect(resultOf('v=spf1 ip4:192.0.2.1 -all')).toBe('pass');
    expect(resultOf('v=spf1 -ip4:192.0.2.1 +all')).toBe('fail');
    expect(resultOf('v=spf1 ~ip4:192.0.2.1 +all')).toBe('softfail');
    expect(resultOf('v=spf1 ?ip4:192.0.2.1 +all')).toBe('neutral');
  });

  it('is neutral when nothing matches (RFC 7208, section 4.7)', () => {
    expect(verdict('v=spf1 ip4:192.0.2.2')).toMatchObject({ result: 'neutral', term: undefined });
    expect(resultOf('v=spf1')).toBe('neutral');
  });

  it('takes an IPv4-mapped client for an IPv4 client (RFC 7208, section 5)', () => {
    expect(resultOf('v=spf1 ip4:192.0.2.1 -all', {}, { ip: '::ffff:192.0.2.1' })).toBe('pass');
    expect(resultOf('v=spf1 ip6:::/0 -all', {}, { ip: '::FFFF:c000:201' })).toBe('fail');
  });

  it('throws for a client that is no address', () => {
    expect(() => verdict('v=spf1 -all', {}, { ip: '192.0.2' })).toThrow(RangeError);
  });
});

describe('all', () => {
  it('matches everybody, and nothing after it counts (RFC 7208, section 5.1)', () => {
    expect(resultOf('v=spf1 -all ip4:192.0.2.1')).toBe('fail');
    expect(verdict('v=spf1 ?all redirect=a.example')).toMatchObject({ result: 'neutral', lookups: 0 });
    expect(verdict('v=spf1 redirect=a.example ?all')).toMatchObject({ result: 'neutral', lookups: 0 });
  });
});

describe('include', () => {
  const of = (text: string): Zone => ({ 'in.example.net': { TXT: [text] } });

  it.each([
    ['v=spf1 +all', 'pass'],
    ['v=spf1 -all', 'softfail'],
    ['v=spf1 ~all', 'softfail'],
    ['v=spf1 ?all', 'softfail'],
    ['v=spf1', 'softfail'],
    ['v=spf1 ipv4:1', 'permerror'],
    ['nothing', 'permerror'],
  ])('of %s makes %s (RFC 7208, section 5.2)', (included, result) => {
    expect(resultOf('v=spf1 include:in.example.net ~all', of(included))).toBe(result);
  });

  it('is permerror without a name or with one that cannot exist (RFC 7208, section 5.2)', () => {
    expect(resultOf('v=spf1 include:in.example.net ~all')).toBe('permerror');
    expect(resultOf(`v=spf1 include:${'a'.repeat(64)}.example.net ~all`)).toBe('permerror');
    expect(resultOf('v=spf1 include:a..example.net ~all')).toBe('permerror');
  });

  it('is temperror when its server fails (RFC 7208, section 5.2)', () => {
    expect(resultOf('v=spf1 include:in.example.net ~all', { 'in.example.net': { fails: 'servfail' } })).toBe(
      'temperror',
    );
  });

  it('gives its own qualifier, not that of the included record (RFC 7208, section 5.2)', () => {
    expect(resultOf('v=spf1 -include:in.example.net +all', of('v=spf1 +all'))).toBe('fail');
  });

  it('goes on in the same record after one that did not match', () => {
    const others: Zone = {
      ...of('v=spf1 include:deep.example.net ip4:192.0.2.0/24 -all'),
      'deep.example.net': { TXT: ['v=spf1 -all'] },
    };
    const { path } = verdict('v=spf1 include:in.example.net ~all', others);
    expect(path.map(({ domain }) => domain)).toEqual(['example.com', 'in.example.net']);
  });

  it('names the path to the term that matched', () => {
    const { path, term } = verdict('v=spf1 mx include:in.example.net ~all', of('v=spf1 ip4:192.0.2.0/24 -all'));
    expect(path.map((step) => `${step.domain} ${step.term.text}`)).toEqual([
      'example.com include:in.example.net',
      'in.example.net ip4:192.0.2.0/24',
    ]);
    expect(term?.text).toBe('ip4:192.0.2.0/24');
  });
});

describe('a', () => {
  it('compares with each address of the domain or of the name (RFC 7208, section 5.3)', () => {
    expect(resultOf('v=spf1 a -all', { 'example.com': { A: ['192.0.2.1'] } })).toBe('pass');
    expect(resultOf('v=spf1 a:host.example.net -all', HOST)).toBe('pass');
    expect(resultOf('v=spf1 A:HOST.example.net. -all', HOST)).toBe('pass');
    expect(resultOf('v=spf1 a:host.example.net -all', HOST, { ip: '192.0.2.2' })).toBe('fail');
  });

  it('takes the prefix length of the family (RFC 7208, sections 5.3 and 5.6)', () => {
    expect(resultOf('v=spf1 a:host.example.net/24 -all', HOST, { ip: '192.0.2.200' })).toBe('pass');
    expect(resultOf('v=spf1 a:host.example.net//64 -all', HOST, { ip: '192.0.2.200' })).toBe('fail');
    expect(resultOf('v=spf1 a:host.example.net/24//64 -all', HOST, { ip: '2001:db8::2' })).toBe('pass');
    expect(resultOf('v=spf1 a:host.example.net/24 -all', HOST, { ip: '2001:db8::2' })).toBe('fail');
    expect(resultOf('v=spf1 a:host.example.net/0 -all', HOST, { ip: '8.8.8.8' })).toBe('pass');
  });

  it('asks for the family of the client only (RFC 7208, section 5)', () => {
    const others: Zone = { 'six.example.net': { A: ['192.0.2.1'], fails: { AAAA: 'servfail' } } };
    expect(resultOf('v=spf1 a:six.example.net -all', others)).toBe('pass');
    expect(resultOf('v=spf1 a:six.example.net -all', others, V6)).toBe('temperror');
  });

  it('does not match a name that cannot exist (RFC 7208, section 4.8)', () => {
    expect(verdict('v=spf1 a:a..example.net -all')).toMatchObject({ result: 'fail', voids: 0 });
  });
});

describe('mx', () => {
  it('compares with the addresses of the hosts (RFC 7208, section 5.4)', () => {
    const others: Zone = { ...HOST, 'example.com': { MX: [[10, 'host.example.net']] } };
    expect(resultOf('v=spf1 mx -all', others)).toBe('pass');
    expect(resultOf('v=spf1 mx/24//32 -all', others, { ip: '2001:db8:1::1' })).toBe('pass');
  });

  it('does not fall back to the address of the name (RFC 7208, section 5.4)', () => {
    expect(verdict('v=spf1 mx -all', { 'example.com': { A: ['192.0.2.1'] } })).toMatchObject({
      result: 'fail',
      voids: 1,
    });
  });

  it('has no hosts with a null MX (RFC 7505)', () => {
    expect(verdict('v=spf1 mx -all', { 'example.com': { MX: [[0, '']] } })).toMatchObject({ result: 'fail', voids: 0 });
  });

  it('is permerror with more than ten hosts (RFC 7208, section 4.6.4)', () => {
    const hosts = Array.from({ length: 11 }, (_, index): [number, string] => [index, 'host.example.net']);
    expect(resultOf('v=spf1 mx -all', { ...HOST, 'example.com': { MX: hosts } })).toBe('permerror');
    expect(resultOf('v=spf1 mx -all', { ...HOST, 'example.com': { MX: hosts.slice(1) } })).toBe('pass');
  });

  it('is temperror when the lookup of a host fails (RFC 7208, section 5)', () => {
    const others: Zone = { 'example.com': { MX: [[10, 'bad.example.net']] }, 'bad.example.net': { fails: 'servfail' } };
    expect(resultOf('v=spf1 mx +all', others)).toBe('temperror');
  });
});

describe('ptr', () => {
  const reverse: Zone = {
    '1.2.0.192.in-addr.arpa': { PTR: ['fake.example.com', 'm.example.com'] },
    'm.example.com': { A: ['192.0.2.1'] },
  };

  it('matches a validated name at or below the domain (RFC 7208, section 5.5)', () => {
    expect(resultOf('v=spf1 ptr -all', reverse)).toBe('pass');
    expect(resultOf('v=spf1 ptr:m.example.com -all', reverse)).toBe('pass');
    expect(resultOf('v=spf1 ptr:fake.example.com -all', reverse)).toBe('fail');
    expect(resultOf('v=spf1 ptr:ample.com -all', reverse)).toBe('fail');
  });

  it('does not match when the reverse lookup fails, and skips names whose lookup does (RFC 7208, section 5.5)', () => {
    expect(resultOf('v=spf1 ptr +all', { '1.2.0.192.in-addr.arpa': { fails: 'servfail' } })).toBe('pass');
    expect(resultOf('v=spf1 ptr -all', { ...reverse, 'fake.example.com': { fails: 'servfail' } })).toBe('pass');
  });

  it('looks at the first ten names only (RFC 7208, section 4.6.4)', () => {
    const names = Array.from({ length: 10 }, (_, index) => `n${index}.example.com`);
    expect(
      resultOf('v=spf1 ptr -all', { ...reverse, '1.2.0.192.in-addr.arpa': { PTR: [...names, 'm.example.com'] } }),
    ).toBe('fail');
    expect(
      resultOf('v=spf1 ptr -all', {
        ...reverse,
        '1.2.0.192.in-addr.arpa': { PTR: [...names.slice(1), 'm.example.com'] },
      }),
    ).toBe('pass');
  });

  it('uses nibbles for an IPv6 client (RFC 7208, section 5.5)', () => {
    const name = `1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa`;
    const others: Zone = { [name]: { PTR: ['m.example.com'] }, 'm.example.com': { AAAA: ['2001:db8::1'] } };
    expect(resultOf('v=spf1 ptr -all', others, V6)).toBe('pass');
  });
});

describe('ip4 and ip6', () => {
  it.each([
    ['ip4:192.0.2.1', '192.0.2.1', 'pass'],
    ['ip4:192.0.2.0/31', '192.0.2.1', 'pass'],
    ['ip4:192.0.2.0/31', '192.0.2.2', 'fail'],
    ['ip4:192.0.2.99/24', '192.0.2.1', 'pass'],
    ['ip4:0.0.0.0/0', '203.0.113.9', 'pass'],
    ['ip4:0.0.0.0/0', '2001:db8::1', 'fail'],
    ['ip6:2001:db8::/33', '2001:db8:7fff::1', 'pass'],
    ['ip6:2001:db8::/33', '2001:db8:8000::1', 'fail'],
    ['ip6:::/0', '2001:db8::1', 'pass'],
    ['ip6:::/0', '192.0.2.1', 'fail'],
    ['ip4:128.0.0.0/1', '255.255.255.255', 'pass'],
    ['ip6:2001:db8::1', '2001:db8::1', 'pass'],
    ['ip6:2001:db8::/127', '2001:db8::2', 'fail'],
  ])('%s and %s: %s (RFC 7208, section 5.6)', (term, ip, result) => {
    expect(resultOf(`v=spf1 ${term} -all`, {}, { ip })).toBe(result);
  });
});

describe('exists', () => {
  it('asks for A whatever the client, and any address will do (RFC 7208, section 5.7)', () => {
    const others: Zone = { 'a.example.net': { A: ['127.0.0.2'] }, 'aaaa.example.net': { AAAA: ['2001:db8::1'] } };
    expect(resultOf('v=spf1 exists:a.example.net -all', others, V6)).toBe('pass');
    expect(resultOf('v=spf1 exists:aaaa.example.net -all', others, V6)).toBe('fail');
  });

  it('sends odd names as they are (RFC 7208, section 7.3)', () => {
    const others: Zone = { 'a+b:c d.example.net': { A: ['127.0.0.2'] } };
    expect(resultOf('v=spf1 exists:a+b:c%_d.example.net -all', others)).toBe('pass');
  });

  it('is temperror when the lookup fails (RFC 7208, section 5)', () => {
    expect(resultOf('v=spf1 exists:a.example.net -all', { 'a.example.net': { fails: 'servfail' } })).toBe('temperror');
  });
});
