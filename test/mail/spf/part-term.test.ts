import { describe, expect, it } from 'vitest';
import { joinStrings } from '../../../src/mail/spf/join-strings.ts';
import { partTerm } from '../../../src/mail/spf/part-term.ts';
import { suggestTerms } from '../../../src/mail/spf/suggest.ts';

describe('partTerm', () => {
  it.each([
    ['include:a.example.com', 'include:a.example.com'],
    ['include:a.example.cominclude:b.example.com', 'include:a.example.com include:b.example.com'],
    ['include:a.example.coma:b.example.com', 'include:a.example.com a:b.example.com'],
    ['ip4:192.0.2.1-ip4:192.0.2.9', 'ip4:192.0.2.1 -ip4:192.0.2.9'],
    ['include:a.example.com,ip4:192.0.2.1;', 'include:a.example.com ip4:192.0.2.1'],
    ['include:a.example.com,b.example.com', 'include:a.example.com include:b.example.com'],
    ['include:a.example.com-all', 'include:a.example.com -all'],
    ['mx~all', 'mx ~all'],
    ['include:include:a.example.com', 'include:a.example.com'],
  ])('%s: %s', (word, parts) => {
    expect(partTerm(word).join(' ')).toBe(parts);
  });

  it.each([
    ['ip6:2001:db8::a:1', 'an address of IPv6 holds what looks like a mechanism'],
    ['exists:%{i}.include:a.example.com', 'after a macro anything may follow (RFC 7208, 7.1)'],
    ['exists:%{l1r,}.a.example.com', 'a comma is a delimiter of macros'],
    ['include:x.xn--b-all', 'only international top labels hold hyphens (RFC 5890)'],
    ['x=include:a.example.com', 'the value of a modifier'],
    ['a'.repeat(60_000), 'no slip of the hand'],
  ])('%s stays whole: %s', (word) => {
    expect(partTerm(word)).toEqual([word]);
  });
});

describe('joinStrings (RFC 7208, section 3.3)', () => {
  it.each<[readonly string[], string]>([
    [['v=spf1 include:a.exam', 'ple.com -all'], 'v=spf1 include:a.example.com -all'],
    [['v=spf1 ip4:192.0.2.1', 'ip4:192.0.2.2 -all'], 'v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all'],
    [['v=spf1 ip4:192.0.2.1 ', 'mx', ' -all'], 'v=spf1 ip4:192.0.2.1 mx -all'],
    [['v=spf1 ip6:2001:db8::', 'a:1 -all'], 'v=spf1 ip6:2001:db8::a:1 -all'],
    [['v=spf1', 'include:a.example.com', '-all'], 'v=spf1 include:a.example.com -all'],
    [['v=spf1 include:a.example.com', '-all'], 'v=spf1 include:a.example.com -all'],
    [[], ''],
  ])('%j', (strings, text) => {
    expect(joinStrings(strings)).toBe(text);
  });
});

describe('suggestTerms', () => {
  it.each([
    ['192.0.2.0/24', 'ip4:192.0.2.0/24'],
    ['-2001:db8::1', '-ip6:2001:db8::1'],
    ['ip4:192.0.2.1-192.0.2.4', 'ip4:192.0.2.1 ip4:192.0.2.2/31 ip4:192.0.2.4'],
    ['ip4:192.0.2.0/255.255.255.0', 'ip4:192.0.2.0/24'],
    ['ip4:192.0.2.0/255.0.255.0', undefined],
    ['ip4:192.0.*', 'ip4:192.0.0.0/16'],
    ['ip4:*', undefined],
    ['ip4:mail.example.com', 'a:mail.example.com'],
    ['ip:_spf.example.com', 'include:_spf.example.com'],
    ['include:spf.m\u00c3\u00bcller.example', 'include:spf.xn--mller-kva.example'],
    ['include:%{x}.example.com', undefined],
    ['mail.example.com', undefined],
  ])('%s: %s', (term, suggestion) => {
    expect(suggestTerms(term)).toBe(suggestion);
  });
});
