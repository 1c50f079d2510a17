import type { DnsAnswer } from '../../model/index.ts';
import type { Mx } from '../../mail/mx/mx.ts';
import type { DnsView } from '../dns/dns-view.ts';

/** Where mail for each of several domains arrives. Domains that take no mail by an MX are in none of the lists. */
export interface MxSurvey {
  /** Domains of which at least one MX host is Microsoft's. */
  readonly atMicrosoft: readonly string[];
  /** Domains of which no MX host is Microsoft's. */
  readonly outside: readonly string[];
  /** The MX hosts of the latter, each once. */
  readonly outsideHosts: readonly string[];
  readonly unread: readonly { readonly domain: string; readonly answer: DnsAnswer<'MX'> }[];
}

/** Names that Microsoft gave up, and addresses in place of names, lead nowhere that can be judged: the MX itself is at fault. */
function isFaulty({ hosts }: Extract<Mx, { state: 'hosts' }>): boolean {
  return hosts.every(
    ({ system, target }) => system === 'retired' || system === 'consumer' || target.state === 'address-literal',
  );
}

/** Tells domains whose mail can arrive at Exchange Online straight from the internet from the others. */
export function surveyMx(domains: readonly string[], dns: DnsView): MxSurvey {
  const atMicrosoft: string[] = [];
  const outside: string[] = [];
  const hosts = new Set<string>();
  const unread: { readonly domain: string; readonly answer: DnsAnswer<'MX'> }[] = [];
  for (const domain of domains) {
    const mx = dns.mx(domain);
    if (mx.state === 'unknown') unread.push({ domain, answer: mx.answer });
    if (mx.state !== 'hosts' || isFaulty(mx)) continue;
    if (mx.hosts.some(({ system }) => system === 'microsoft')) {
      atMicrosoft.push(domain);
      continue;
    }
    outside.push(domain);
    for (const { host } of mx.hosts) if (host !== '') hosts.add(host);
  }
  return { atMicrosoft, outside, outsideHosts: [...hosts], unread };
}
