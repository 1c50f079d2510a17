import { answered, type Answered } from '../../mail/dns/answered.ts';
import type { DnsView } from './dns-view.ts';

/** Whether the DMARC policy of a domain, its own or the one that it inherits, has receivers turn away what fails. */
export function isEnforced(domain: string, dns: Pick<DnsView, 'dmarc'>): Answered<boolean> {
  const { verdict } = dns.dmarc(domain);
  if (!verdict.known) return verdict;
  return answered(verdict.value.applies !== 'nothing' && verdict.value.policy !== 'none');
}
