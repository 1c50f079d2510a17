import { describe, expect, it } from 'vitest';
import { parseDmarc } from '../../../src/mail/dmarc/parse.ts';
import { type DmarcSubject, dmarcVerdict } from '../../../src/mail/dmarc/verdict.ts';

describe('dmarcVerdict (RFC 9989, sections 4.7 and 4.10.1)', () => {
  it.each<[string, DmarcSubject, string, string]>([
    ['p=reject; sp=none; np=quarantine', 'own', 'reject', 'p'],
    ['p=reject; sp=none; np=quarantine', 'existing', 'none', 'sp'],
    ['p=reject; sp=none; np=quarantine', 'non-existent', 'quarantine', 'np'],
    ['p=reject; sp=none', 'non-existent', 'none', 'sp'],
    ['p=reject', 'non-existent', 'reject', 'p'],
    ['p=reject', 'existing', 'reject', 'p'],
    ['p=none; np=reject', 'existing', 'none', 'p'],
  ])('%s for %s', (tags, subject, policy, tag) => {
    expect(dmarcVerdict(parseDmarc(`v=DMARC1; ${tags}`), subject)).toEqual({
      applies: 'published',
      policy,
      published: policy,
      tag,
    });
  });

  it.each([
    ['reject', 'quarantine'],
    ['quarantine', 'none'],
    ['none', 'none'],
  ])('t=y makes %s %s', (published, policy) => {
    const verdict = dmarcVerdict(parseDmarc(`v=DMARC1; p=${published}; t=y`), 'own');
    expect(verdict).toMatchObject({ policy, published });
  });

  it.each([
    'rua=mailto:a@contoso.com',
    'p=block; rua=https://contoso.com/r',
    'p=reject; sp=x; rua=mailto:a@contoso.com',
  ])('%s is as p=none', (tags) => {
    const verdict = dmarcVerdict(parseDmarc(`v=DMARC1; ${tags}`), 'own');
    expect(verdict).toMatchObject({ applies: 'as-none', policy: 'none' });
  });

  it.each(['', 'p=block', 'p=reject; np=x', 'p=reject; sp=', 'rua=a@contoso.com'])('%j is no DMARC', (tags) => {
    const verdict = dmarcVerdict(parseDmarc(`v=DMARC1; ${tags}`), 'own');
    expect(verdict).toEqual({ applies: 'nothing', why: 'no-valid-policy' });
  });
});
