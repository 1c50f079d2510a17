import fc from 'fast-check';
import { dmarc } from 'mailauth/lib/dmarc/index.js';
import { expect, it } from 'vitest';
import { discoverDmarc } from '../../../src/mail/dmarc/discover.ts';
import type { DnsAnswers, DnsOutcome } from '../../../src/model/index.ts';
import type { Zone, ZoneName } from '../../helpers/dns/zone.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';

const codes: Partial<Record<DnsOutcome, string>> = { nxdomain: 'ENOTFOUND', nodata: 'ENODATA' };

const texts = fc.constantFrom(
  'v=DMARC1; p=reject',
  'v=DMARC1; p=quarantine; t=y',
  'v=DMARC1; p=none; sp=quarantine; np=reject',
  'v=DMARC1; p=reject; np=none; psd=y',
  'v=DMARC1; p=reject; sp=none; psd=n',
  'v=DMARC1; sp=reject; p=none; psd=u',
  'V = DMARC1 ;np=Quarantine;P=REJECT;T=Y',
  'v=DMARC1; p=block',
  'v=DMARC1; rua=mailto:a@example.com!5m',
  'v=DMARC1; p=reject; sp=; rua=https://example.com/',
  'v=DMARC1; p=none; np=x; psd=y',
  'v=DMARC1 p=reject',
  'v=spf1 -all',
);
const holds: fc.Arbitrary<ZoneName> = fc.oneof(
  { weight: 4, arbitrary: fc.array(texts, { minLength: 1, maxLength: 2 }).map((TXT) => ({ TXT })) },
  { weight: 1, arbitrary: fc.constant({ fails: 'servfail' } as const) },
);

/** An author domain of up to ten labels, and a zone with records at some of the names on its way up. */
const scenes = fc.integer({ min: 1, max: 10 }).chain((depth) => {
  const labels = Array.from({ length: depth }, (_, index) => `l${index}`);
  const names = labels.map((_, index) => `_dmarc.${labels.slice(index).join('.')}`);
  const domain = labels.join('.');
  return fc.record({
    domain: fc.constant(domain),
    zone: fc
      .tuple(fc.dictionary(fc.constantFrom(...names), holds), fc.boolean())
      .map(([zone, exists]): Zone => (exists ? { ...zone, [domain]: { A: ['192.0.2.1'] } } : zone)),
  });
});

function resolverOf(answers: DnsAnswers) {
  return async (name: string, type: string): Promise<string[][]> => {
    const answer = answers.ask(name, type === 'TXT' ? 'TXT' : 'A');
    const code = codes[answer.outcome] ?? 'ESERVFAIL';
    if (answer.outcome !== 'answer') throw Object.assign(new Error(code), { code });
    return answer.records.map((record) => (typeof record === 'string' ? [record] : [...record]));
  };
}

/** What mailauth says of mail of the domain that nothing authenticates. */
async function oracle(domain: string, answers: DnsAnswers) {
  const result = await dmarc({
    headerFrom: [`a@${domain}`],
    spfDomains: [],
    dkimDomains: [],
    resolver: resolverOf(answers),
  });
  if (result === false) throw new Error(`mailauth takes ${domain} for no domain`);
  if (result.status.result === 'temperror') return 'unknown';
  return result.status.result === 'none' ? 'nothing' : `${result.policy} by ${result.policyDomain} in ${result.domain}`;
}

function ours(domain: string, answers: DnsAnswers) {
  const { verdict, source, organizationalDomain } = discoverDmarc(domain, answers);
  if (!verdict.known || !source.known) return 'unknown';
  if (verdict.value.applies === 'nothing') return 'nothing';
  // Where the walk fails above the domain's own record, mailauth gives the domain itself.
  const organization = organizationalDomain.known ? organizationalDomain.value : domain;
  return `${verdict.value.policy} by ${source.value?.domain} in ${organization}`;
}

it('agrees with mailauth about policy, its place and the organizational domain (RFC 9989, section 4.10)', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(scenes, async ({ domain, zone }) => {
      const answers = zoneAnswers(zone);
      const expected = await oracle(domain, answers);
      seen.add(expected.split(' ')[0] ?? '');
      expect(ours(domain, answers)).toBe(expected);
    }),
    { numRuns: 1000 },
  );
  expect([...seen].toSorted()).toEqual(['none', 'nothing', 'quarantine', 'reject', 'unknown']);
});
