import { describe, expect, it } from 'vitest';
import { parseClient } from '../../../src/mail/spf/client.ts';
import { expandMacros } from '../../../src/mail/spf/expand-macros.ts';
import { parseMacroString } from '../../../src/mail/spf/macro-string.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { resultOf, verdict } from './check.ts';

function expand(text: string, ip = '192.0.2.3', local = 'strong-bad'): string {
  const sender = {
    client: parseClient(ip),
    local,
    domain: 'email.example.com',
    helo: 'mail.example.com',
    receiver: 'mx.example.org',
    time: 1234,
  };
  return expandMacros(parseMacroString(text, 'explanation').value, sender, 'email.example.com', 'unknown');
}

describe('macros (RFC 7208, section 7.4)', () => {
  it.each([
    ['%{s}', 'strong-bad@email.example.com'],
    ['%{o}', 'email.example.com'],
    ['%{d}', 'email.example.com'],
    ['%{d4}', 'email.example.com'],
    ['%{d3}', 'email.example.com'],
    ['%{d2}', 'example.com'],
    ['%{d1}', 'com'],
    ['%{dr}', 'com.example.email'],
    ['%{d2r}', 'example.email'],
    ['%{l}', 'strong-bad'],
    ['%{l-}', 'strong.bad'],
    ['%{lr}', 'strong-bad'],
    ['%{lr-}', 'bad.strong'],
    ['%{l1r-}', 'strong'],
    ['%{ir}.%{v}._spf.%{d2}', '3.2.0.192.in-addr._spf.example.com'],
    ['%{lr-}.lp._spf.%{d2}', 'bad.strong.lp._spf.example.com'],
    ['%{lr-}.lp.%{ir}.%{v}._spf.%{d2}', 'bad.strong.lp.3.2.0.192.in-addr._spf.example.com'],
    ['%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}', '3.2.0.192.in-addr.strong.lp._spf.example.com'],
    ['%{d2}.trusted-domains.example.net', 'example.com.trusted-domains.example.net'],
    ['%{h} %{c} %{r} %{t} %{p}', 'mail.example.com 192.0.2.3 mx.example.org 1234 unknown'],
    ['%%%_%-', '% %20'],
    ['%{D2R}', 'example.email'],
  ])('%s is %s', (text, expanded) => {
    expect(expand(text)).toBe(expanded);
  });

  it('dots each nibble of an IPv6 address', () => {
    expect(expand('%{ir}.%{v}._spf.%{d2}', '2001:db8::cb01')).toBe(
      '1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com',
    );
  });

  it('escapes the value of a letter in upper case (RFC 7208, section 7.3)', () => {
    expect(expand('%{L}', '192.0.2.3', "a!b~c'd ü")).toBe('a%21b~c%27d%20%C3%BC');
    expect(expand('%{L-}', '192.0.2.3', 'a-b/c')).toBe('a.b%2Fc');
    expect(expand('%{L}', '192.0.2.3', 'a\ud800')).toBe('a%EF%BF%BD');
  });

  it('splits at each of the delimiters and joins with dots (RFC 7208, section 7.3)', () => {
    expect(expand('%{lr+-}', '192.0.2.3', 'jack+jill-up')).toBe('up.jill.jack');
    expect(expand('%{l-}', '192.0.2.3', 'a.b-c')).toBe('a.b.c');
  });

  it('drops labels from the left of a name over 253 characters (RFC 7208, section 7.3)', () => {
    const label = 'a'.repeat(50);
    const kept = `${[label, label, label, label].join('.')}.example.net`;
    const record = `v=spf1 exists:${label}.${label}.${kept} -all`;
    expect(resultOf(record, { [kept]: { A: ['127.0.0.2'] } })).toBe('pass');
    const whole = `${'b'.repeat(253 - kept.length - 1)}.${kept}`;
    expect(resultOf(`v=spf1 exists:x.${whole} -all`, { [whole]: { A: ['127.0.0.2'] } })).toBe('pass');
  });

  it('stands in %{d} for the domain of the record at hand (RFC 7208, sections 5.2 and 6.1)', () => {
    const others: Zone = {
      'in.example.net': { TXT: ['v=spf1 exists:at.%{d} -all'] },
      'at.in.example.net': { A: ['127.0.0.2'] },
    };
    expect(resultOf('v=spf1 include:in.example.net -all', others)).toBe('pass');
    expect(resultOf('v=spf1 redirect=in.example.net', others)).toBe('pass');
  });

  it('prefers for %{p} the domain, then one below it, then any (RFC 7208, section 7.3)', () => {
    const pointers = (names: readonly string[]): Zone => ({
      '1.2.0.192.in-addr.arpa': { PTR: names },
      ...Object.fromEntries(names.map((name) => [name, { A: ['192.0.2.1'] }])),
      'mx.example.org.ok.example.net': { A: ['127.0.0.2'] },
      'm.example.com.ok.example.net': { A: ['127.0.0.2'] },
    });
    const record = 'v=spf1 exists:%{p}.ok.example.net -all';
    expect(resultOf(record, pointers(['mx.example.org']))).toBe('pass');
    expect(resultOf(record, pointers(['mx.example.org', 'm.example.com']))).toBe('pass');
    expect(resultOf(record, pointers(['mx.example.org', 'm.example.com', 'example.com']))).toBe('fail');
  });
});

describe('international mail (RFC 8616)', () => {
  it('takes A-labels of the sender and the HELO name (section 4)', () => {
    const others: Zone = { 'xn--bcher-kva.example': { TXT: ['v=spf1 exists:%{o} -all'], A: ['127.0.0.2'] } };
    expect(verdict('v=spf1', others, { mailFrom: 'user@bücher.example' }).result).toBe('pass');
  });

  it('matches no term that uses a local part outside ASCII (section 4)', () => {
    const others: Zone = { 'in.example.net': { TXT: ['v=spf1 +all'] } };
    const from = { mailFrom: 'zoë@example.com' };
    expect(resultOf('v=spf1 exists:%{l}.example.net include:%{s}.example.net ~all', others, from)).toBe('softfail');
    expect(resultOf('v=spf1 redirect=%{l}.example.net', others, from)).toBe('permerror');
  });
});
