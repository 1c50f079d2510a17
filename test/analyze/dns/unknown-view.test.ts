import { expect, it } from 'vitest';
import { dnsView, type DnsView } from '../../../src/analyze/dns/dns-view.ts';
import { unknownView } from '../../../src/analyze/dns/unknown-view.ts';
import { answersOf } from '../../../src/mail/dns/answers.ts';
import { formatIpSet } from '../../../src/mail/ip-range.ts';

const nothing = unknownView({ reason: 'not-looked-up' });
const unanswered = dnsView(answersOf([]));
const domain = 'contoso.com';

it.each<[string, (view: DnsView) => unknown]>([
  ['SPF', (view) => view.spf(domain)],
  ['coverage', ({ coverage }) => Object.entries(coverage(domain)).map(([result, set]) => [result, formatIpSet(set)])],
  ['a verdict', (view) => view.verdict(domain, '192.0.2.1').known],
  ['MX', (view) => view.mx(domain)],
  ['MTA-STS', (view) => view.mtaSts(domain)],
  ['TLS reporting', (view) => view.tlsRpt(domain)],
  ['the DMARC record', (view) => view.dmarc(domain).source],
  ['the DMARC policy', (view) => view.dmarc(domain).verdict],
  ['the organizational domain', (view) => view.dmarc(domain).organizationalDomain],
  ['a misplaced DMARC record', (view) => view.dmarc(domain).misplaced],
  ['an answer', (view) => view.answers.ask(domain, 'MX')],
])('is what no answers come to: %s', (_, look) => {
  expect(look(nothing)).toEqual(look(unanswered));
});

it('says why', () => {
  expect(nothing.missing).toEqual({ reason: 'not-looked-up' });
  expect(unanswered.missing).toBeUndefined();
});
