import { describe, expect, it } from 'vitest';
import { discoverDmarc } from '../../../src/mail/dmarc/discover.ts';
import { findOrganizationalDomain } from '../../../src/mail/dmarc/organizational-domain.ts';
import { walkDomains } from '../../../src/mail/dmarc/walk.ts';
import { answersOf, recording } from '../../../src/mail/dns/answers.ts';
import type { DnsOutcome } from '../../../src/model/index.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';
import { failing, questionsOf } from '../dns/failing.ts';

function discover(domain: string, zone: Zone) {
  return discoverDmarc(domain, zoneAnswers(zone));
}

describe('walkDomains (RFC 9989, section 4.10)', () => {
  it('removes one label at a time, down to the last', () => {
    expect(walkDomains('a.mail.example.com')).toEqual(['a.mail.example.com', 'mail.example.com', 'example.com', 'com']);
    expect(walkDomains('com')).toEqual(['com']);
  });

  it('of eight labels or more goes on with the last seven: eight queries at most', () => {
    expect(walkDomains('a.b.c.d.e.f.g.h.i.j.mail.example.com')).toEqual([
      'a.b.c.d.e.f.g.h.i.j.mail.example.com',
      'g.h.i.j.mail.example.com',
      'h.i.j.mail.example.com',
      'i.j.mail.example.com',
      'j.mail.example.com',
      'mail.example.com',
      'example.com',
      'com',
    ]);
    expect(walkDomains('1.2.3.4.5.6.7.8')).toHaveLength(8);
    expect(walkDomains('1.2.3.4.5.6.7')).toHaveLength(7);
  });
});

describe('organizational domain (RFC 9989, section 4.10.2)', () => {
  const start = 'a.mail.example.com';
  it.each<[string, Zone, string]>([
    ['no record: the domain itself', {}, start],
    [
      'the fewest labels',
      { '_dmarc.mail.example.com': { TXT: ['v=DMARC1; p=none'] }, '_dmarc.example.com': { TXT: ['v=DMARC1; p=none'] } },
      'example.com',
    ],
    [
      'psd=n ends the walk',
      {
        '_dmarc.mail.example.com': { TXT: ['v=DMARC1; p=none; psd=n'] },
        '_dmarc.example.com': { TXT: ['v=DMARC1; p=none'] },
      },
      'mail.example.com',
    ],
    ['one label below psd=y', { '_dmarc.com': { TXT: ['v=DMARC1; p=none; psd=y'] } }, 'example.com'],
    [
      'psd=y wins over a record below it',
      {
        '_dmarc.mail.example.com': { TXT: ['v=DMARC1; p=none'] },
        '_dmarc.com': { TXT: ['v=DMARC1; p=none; psd=y'] },
      },
      'example.com',
    ],
    ['psd=y at the start is the domain itself', { '_dmarc.a.mail.example.com': { TXT: ['v=DMARC1; psd=y'] } }, start],
    [
      'several records at a name are none',
      {
        '_dmarc.mail.example.com': { TXT: ['v=DMARC1; p=none'] },
        '_dmarc.example.com': { TXT: ['v=DMARC1; p=none; psd=y', 'v=DMARC1; p=reject'] },
      },
      'mail.example.com',
    ],
  ])('%s', (_, zone, expected) => {
    expect(findOrganizationalDomain(start, zoneAnswers(zone))).toEqual({ known: true, value: expected });
  });

  it('is one label below psd=y even where the walk jumped over it', () => {
    const zone = { '_dmarc.4.5.6.7.8.9.com': { TXT: ['v=DMARC1; p=none; psd=y'] } };
    expect(findOrganizationalDomain('1.2.3.4.5.6.7.8.9.com', zoneAnswers(zone))).toEqual({
      known: true,
      value: '3.4.5.6.7.8.9.com',
    });
  });
});

describe('discoverDmarc', () => {
  it('takes the record of the domain itself', () => {
    const found = discover('contoso.com', { '_dmarc.contoso.com': { TXT: [['v=DMARC1; p=rej', 'ect; sp=none']] } });
    expect(found.source).toMatchObject({ known: true, value: { domain: 'contoso.com', relation: 'own' } });
    expect(found.verdict).toMatchObject({ known: true, value: { policy: 'reject', tag: 'p' } });
    expect(found.organizationalDomain).toEqual({ known: true, value: 'contoso.com' });
    expect(found.steps.map(({ domain, found: at }) => [domain, at])).toEqual([
      ['contoso.com', 'record'],
      ['com', 'none'],
    ]);
  });

  it.each<[string, Zone, string, string]>([
    ['sp where the domain exists', { 'mail.contoso.com': { A: ['192.0.2.1'] } }, 'quarantine', 'sp'],
    ['np where it does not', {}, 'reject', 'np'],
    ['sp for an empty non-terminal (RFC 8020)', { 'x.mail.contoso.com': { A: ['192.0.2.1'] } }, 'quarantine', 'sp'],
    ['sp for a dangling alias', { 'mail.contoso.com': { CNAME: 'gone.example.com' } }, 'quarantine', 'sp'],
  ])('below a record applies %s', (_, zone, policy, tag) => {
    const record = { '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=none; sp=quarantine; np=reject'] } };
    const { source, verdict } = discover('mail.contoso.com', { ...zone, ...record });
    expect(source).toMatchObject({ known: true, value: { domain: 'contoso.com', relation: 'organizational' } });
    expect(verdict).toMatchObject({ known: true, value: { policy, tag } });
  });

  it('passes over a record between the domain and its organizational domain (section 4.10.1)', () => {
    const { source } = discover('a.mail.contoso.com', {
      '_dmarc.mail.contoso.com': { TXT: ['v=DMARC1; p=reject'] },
      '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=none'] },
    });
    expect(source).toMatchObject({ known: true, value: { domain: 'contoso.com' } });
  });

  it('uses the record of a public suffix domain only without one of the organizational domain', () => {
    const suffix = {
      '_dmarc.com': { TXT: ['v=DMARC1; p=none; sp=reject; psd=y'] },
      'contoso.com': { A: ['192.0.2.1'] },
    };
    expect(discover('contoso.com', suffix)).toMatchObject({
      source: { known: true, value: { domain: 'com', relation: 'psd' } },
      verdict: { known: true, value: { policy: 'reject', tag: 'sp' } },
    });
    const both = { ...suffix, '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=none'] } };
    expect(discover('mail.contoso.com', both).source).toMatchObject({
      known: true,
      value: { domain: 'contoso.com', relation: 'organizational' },
    });
  });

  it('finds nothing where there is nothing', () => {
    const { source, verdict, misplaced } = discover('contoso.com', {});
    expect(source).toEqual({ known: true, value: undefined });
    expect(verdict).toEqual({ known: true, value: { applies: 'nothing', why: 'no-record' } });
    expect(misplaced).toEqual({ known: true, value: [] });
  });

  it('counts several records of the domain as none, and shows them', () => {
    const { steps, verdict } = discover('contoso.com', {
      '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=reject', 'v=DMARC1; p=none', 'MS=ms1'] },
    });
    expect(steps[0]).toMatchObject({ found: 'several', dropped: [{ text: 'MS=ms1', kind: 'other' }] });
    expect(steps[0]?.records.map(({ p }) => p)).toEqual(['reject', 'none']);
    expect(verdict).toMatchObject({ value: { applies: 'nothing', why: 'no-record' } });
  });

  it('shows SPF and near misses at _dmarc, and a record at the domain itself', () => {
    const { steps, misplaced, verdict } = discover('contoso.com', {
      'contoso.com': { TXT: ['v=DMARC1; p=reject', 'v=spf1 -all'] },
      '_dmarc.contoso.com': { TXT: ['v=spf1 -all', 'v=DMARC1 p=none', '"v=DMARC1; p=none"'] },
    });
    expect(steps[0]?.dropped.map(({ kind }) => kind)).toEqual(['spf', 'lookalike', 'lookalike']);
    expect(misplaced).toEqual({ known: true, value: ['v=DMARC1; p=reject'] });
    expect(verdict).toMatchObject({ value: { why: 'no-record' } });
  });

  it('follows an alias at _dmarc', () => {
    const { source } = discover('contoso.com', {
      '_dmarc.contoso.com': { CNAME: 'contoso.example.com' },
      'contoso.example.com': { TXT: ['v=DMARC1; p=reject'] },
    });
    expect(source).toMatchObject({ value: { domain: 'contoso.com', relation: 'own' } });
  });

  it('asks everything in one round', () => {
    const { answers, needed } = recording(answersOf([]));
    discoverDmarc('mail.contoso.com', answers);
    expect(needed().map(({ name }) => name)).toEqual([
      'mail.contoso.com',
      '_dmarc.mail.contoso.com',
      '_dmarc.contoso.com',
      '_dmarc.com',
    ]);
  });
});

describe('an answer that fails on the walk', () => {
  const zone: Zone = {
    '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=none; sp=quarantine; np=reject'] },
    'mail.contoso.com': { A: ['192.0.2.1'] },
  };
  const failures: readonly DnsOutcome[] = ['timeout', 'servfail', 'refused', 'malformed', 'not-asked', 'unreachable'];

  it.each(failures)('%s above leaves policy and organizational domain unknown', (outcome) => {
    const answers = failing(zoneAnswers(zone), { name: '_dmarc.com', type: 'TXT' }, outcome);
    const unknown = { known: false, answer: { name: '_dmarc.com', outcome } };
    const { organizationalDomain, source, verdict } = discoverDmarc('mail.contoso.com', answers);
    expect(organizationalDomain).toMatchObject(unknown);
    expect(source).toMatchObject(unknown);
    expect(verdict).toMatchObject(unknown);
  });

  it('leaves the policy of the domain known when its own record is there', () => {
    const answers = failing(zoneAnswers(zone), { name: '_dmarc.com', type: 'TXT' });
    expect(discoverDmarc('contoso.com', answers)).toMatchObject({
      organizationalDomain: { known: false },
      verdict: { known: true, value: { policy: 'none' } },
    });
  });

  it('plays no part beyond the end of the walk', () => {
    const ended = { ...zone, '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=reject; psd=n'] } };
    const answers = failing(zoneAnswers(ended), { name: '_dmarc.com', type: 'TXT' });
    const { organizationalDomain, steps } = discoverDmarc('contoso.com', answers);
    expect(organizationalDomain).toEqual({ known: true, value: 'contoso.com' });
    expect(steps).toHaveLength(1);
  });

  it('leaves sp or np open only where existence is unknown and they differ', () => {
    const at = { name: 'mail.contoso.com', type: 'TXT' } as const;
    const open = discoverDmarc('mail.contoso.com', failing(zoneAnswers(zone), at));
    expect(open.verdict).toMatchObject({ known: false, answer: at });
    expect(open.misplaced).toMatchObject({ known: false, answer: at });
    const same = { ...zone, '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=none; sp=reject'] } };
    const settled = discoverDmarc('mail.contoso.com', failing(zoneAnswers(same), at));
    expect(settled.verdict).toMatchObject({ known: true, value: { policy: 'reject' } });
  });

  it('knows that a domain exists by a name below it', () => {
    const below = { ...zone, '_dmarc.mail.contoso.com': { TXT: ['other'] } };
    const answers = failing(zoneAnswers(below), { name: 'mail.contoso.com', type: 'TXT' });
    expect(discoverDmarc('mail.contoso.com', answers).verdict).toMatchObject({ known: true, value: { tag: 'sp' } });
  });

  it('never makes a policy out of nothing, whichever it is', () => {
    const whole = zoneAnswers(zone);
    const { verdict } = discoverDmarc('mail.contoso.com', whole);
    for (const at of questionsOf(whole, (answers) => discoverDmarc('mail.contoso.com', answers))) {
      const after = discoverDmarc('mail.contoso.com', failing(whole, at)).verdict;
      expect(after.known ? after : verdict).toEqual(verdict);
    }
  });
});
