import { describe, expect, it } from 'vitest';
import type { Zone, ZoneName } from '../../helpers/dns/zone.ts';
import { resultOf, verdict } from './check.ts';

describe('redirect', () => {
  const of = (entry: ZoneName): Zone => ({ 'to.example.net': entry });

  it.each([
    ['v=spf1 +all', 'pass'],
    ['v=spf1 -all', 'fail'],
    ['v=spf1 ?all', 'neutral'],
    ['v=spf1', 'neutral'],
    ['nothing', 'permerror'],
    ['v=spf1 ipv4:1', 'permerror'],
  ])('to %s makes %s (RFC 7208, section 6.1)', (text, result) => {
    expect(resultOf('v=spf1 redirect=to.example.net', of({ TXT: [text] }))).toBe(result);
  });

  it('counts only when nothing matched, wherever it stands (RFC 7208, section 6.1)', () => {
    expect(resultOf('v=spf1 redirect=to.example.net ip4:192.0.2.1', of({ TXT: ['v=spf1 -all'] }))).toBe('pass');
    expect(resultOf('v=spf1 redirect=to.example.net ip4:192.0.2.2', of({ TXT: ['v=spf1 -all'] }))).toBe('fail');
  });

  it('is permerror to a name that cannot exist, temperror to a failing server (RFC 7208, section 6.1)', () => {
    expect(resultOf('v=spf1 redirect=a..example.net')).toBe('permerror');
    expect(resultOf('v=spf1 redirect=to.example.net', of({ fails: 'servfail' }))).toBe('temperror');
  });
});

describe('exp', () => {
  const explained = (
    texts: readonly (string | readonly string[])[],
    record = 'v=spf1 exp=why.example.net -all',
  ): string | undefined => verdict(record, { 'why.example.net': { TXT: texts } }).explanation;

  it('explains a fail, with its own macros (RFC 7208, section 6.2)', () => {
    expect(explained(['%{i} is not %{d}%_for %{s} at %{r}'])).toBe(
      '192.0.2.1 is not example.com for user@example.com at unknown',
    );
    expect(explained([['two ', 'strings']])).toBe('two strings');
  });

  it.each([
    ['no record', []],
    ['two records', ['a', 'b']],
    ['a broken macro', ['100% wrong']],
    ['a text outside ASCII', ['caf\u00c3\u00a9']],
    ['an empty text', ['']],
  ])('is nothing with %s (RFC 7208, section 6.2)', (_, texts) => {
    expect(explained(texts)).toBeUndefined();
  });

  it('is not used for other results (RFC 7208, section 6.2)', () => {
    expect(explained(['text'], 'v=spf1 exp=why.example.net ~all')).toBeUndefined();
  });

  it('comes from the record that a redirect leads to, never from an included one (RFC 7208, section 6.2)', () => {
    const others: Zone = {
      'why.example.net': { TXT: ['outer'] },
      'inner.example.net': { TXT: ['inner'] },
      'to.example.net': { TXT: ['v=spf1 exp=inner.example.net -all'] },
      'in.example.net': { TXT: ['v=spf1 exp=inner.example.net +all'] },
    };
    expect(verdict('v=spf1 exp=why.example.net redirect=to.example.net', others).explanation).toBe('inner');
    expect(verdict('v=spf1 exp=why.example.net -include:in.example.net', others).explanation).toBe('outer');
    expect(verdict('v=spf1 -include:in.example.net', others).explanation).toBeUndefined();
  });

  it('may use %{p}, which costs nothing here (RFC 7208, section 4.6.4)', () => {
    const others: Zone = {
      'example.com': {},
      'why.example.net': { TXT: ['from %{p}'] },
      '1.2.0.192.in-addr.arpa': { PTR: ['m.example.com'] },
      'm.example.com': { A: ['192.0.2.1'] },
      'm.example.com.example.net': { TXT: ['by name'] },
    };
    expect(verdict('v=spf1 exp=why.example.net -all', others)).toMatchObject({
      explanation: 'from m.example.com',
      lookups: 0,
    });
    expect(verdict('v=spf1 exp=%{p}.example.net -all', others)).toMatchObject({ explanation: 'by name', lookups: 0 });
    const failing: Zone = { ...others, '1.2.0.192.in-addr.arpa': { fails: 'timeout' } };
    expect(verdict('v=spf1 exp=why.example.net -all', failing)).not.toHaveProperty('explanation');
    const notAsked: Zone = { ...others, '1.2.0.192.in-addr.arpa': { fails: 'not-asked' } };
    expect(verdict('v=spf1 exp=why.example.net -all', notAsked)).toMatchObject({
      explanationNeeds: [{ name: '1.2.0.192.in-addr.arpa', type: 'PTR' }],
    });
  });

  it('may use c, r and t, which a record may not (RFC 7208, section 7.2)', () => {
    expect(explained(['%{c} %{t}'])).toBe('192.0.2.1 0');
    expect(resultOf('v=spf1 exists:%{c}.example.net -all')).toBe('permerror');
  });
});

describe('other modifiers', () => {
  it('are ignored, also twice or when they look like mechanisms (RFC 7208, section 6)', () => {
    expect(resultOf('v=spf1 include=a.example.net ip4=192.0.2.1 x=1 x=2 v=spf1 MS=ms1 ?all')).toBe('neutral');
  });
});
