import type { Why } from '../../model/index.ts';
import { asSentence } from '../message.ts';
import type { DnsSummary } from '../report.ts';
import { outcomeText } from './check-text.ts';
import type { DomainDns } from './domain-dns.ts';
import { block } from '../table/layout.ts';
import { labeled, shown, type DnsPage } from './page.ts';
import { dkimLines, dmarcLines, mxLines, stsLines, tlsRptLines } from './record-lines.ts';
import { spfLines } from './spf-text.ts';
import { vendorLines } from './vendor-text.ts';

/** Of whom the answers are, and why there are none at all. */
export interface DnsOrigin {
  readonly summary: DnsSummary;
  readonly missing: Why | undefined;
}

const SHOWN_QUESTIONS = 10;

function title({ domain, unicode }: DomainDns): string {
  return unicode === undefined ? shown(domain) : `${shown(domain)} (${shown(unicode)})`;
}

function openLines({ unanswered }: DomainDns, page: DnsPage): string[] {
  const more = unanswered.length - SHOWN_QUESTIONS;
  const texts = unanswered.slice(0, SHOWN_QUESTIONS).map((answer) => outcomeText(answer));
  const all = more > 0 ? [...texts, `and ${more} more`] : texts;
  return all.flatMap((text, index) => labeled(index === 0 ? 'unknown' : '', text, page));
}

function domainLines(one: DomainDns, isAllMissing: boolean, page: DnsPage): string[] {
  const head = page.style.strong(title(one));
  if (isAllMissing) return [head, ...labeled('unknown', 'nothing of it could be looked up', page)];
  if (one.exists === false) {
    return [head, ...labeled('NXDOMAIN', 'The domain does not exist; check its spelling and its registration.', page)];
  }
  return [
    head,
    ...mxLines(one.mx, page),
    ...spfLines(one.spf, page),
    ...vendorLines(one, page),
    ...dkimLines(one.dkim, page),
    ...dmarcLines(one.dmarc, page),
    ...stsLines(one.mtaSts, one.outsidePolicy, page),
    ...tlsRptLines(one.tlsRpt, page),
    ...openLines(one, page),
  ];
}

function originLines({ summary, missing }: DnsOrigin, page: DnsPage): string[] {
  const names = summary.resolvers.map((name) => shown(name)).join(', ');
  const how = summary.from === 'live' ? 'Asked at' : 'Recorded from';
  const lines = block(`${how} ${names === '' ? 'no resolver' : names}.`, page.width, '');
  if (missing === undefined) return lines.map((line) => page.style.faint(line));
  const why = asSentence(shown(missing.detail ?? missing.reason, 600));
  const advice = why.includes('--resolver') ? '' : ' Name a resolver that answers with --resolver.';
  return block(`Nothing is known. ${why}${advice}`, page.width, '').map((line) => page.style.warning(line));
}

/** What the DNS says of domains, each as a tree within the columns. */
export function domainText(domains: readonly DomainDns[], origin: DnsOrigin, page: DnsPage): string {
  const isAllMissing = origin.missing !== undefined;
  const parts = domains.map((one) => domainLines(one, isAllMissing, page).join('\n'));
  return `${[...parts, originLines(origin, page).join('\n')].join('\n\n')}\n`;
}
