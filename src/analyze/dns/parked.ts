import type { DnsView } from './dns-view.ts';
import { sendingDomains } from './spf-domains.ts';
import type { SpfService } from './spf-scope.ts';

/** Whether a domain is known to send no mail; one whose SPF record is not known may send. */
export function isParked(domain: string, services: readonly SpfService[], dns: Pick<DnsView, 'spf'>): boolean {
  const { known, gaps } = sendingDomains([domain], services, dns);
  return known.length === 0 && gaps.length === 0;
}
