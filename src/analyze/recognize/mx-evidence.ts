import { isUnder } from '../../mail/host.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import type { DnsView } from '../dns/dns-view.ts';

/**
 * Where mail for the in-scope domains arrives first. `outside`: each host of each domain belongs neither to Microsoft nor
 * to the service; `inside`: at least one does, or no domain takes mail; `unknown`: an MX that was not learnt could decide it.
 */
export type MxEvidence =
  | { readonly state: 'outside'; readonly hosts: readonly string[] }
  | { readonly state: 'inside' }
  /** One sentence. */
  | { readonly state: 'unknown'; readonly why: string };

/** What the MX records of the domains say about the inbound path. */
export function mxEvidence(domains: readonly string[], dns: DnsView, { domains: own }: VendorProfile): MxEvidence {
  if (dns.missing !== undefined || domains.length === 0) return { state: 'unknown', why: 'MX not looked up.' };
  const hosts = new Set<string>();
  let why: string | undefined;
  for (const domain of domains) {
    const mx = dns.mx(domain);
    if (mx.state === 'unknown') why ??= `MX of ${domain} is not known (${mx.answer.outcome}).`;
    for (const { host, system } of mx.state === 'hosts' ? mx.hosts : []) {
      if (system !== 'other' || own.some((one) => isUnder(host, one))) return { state: 'inside' };
      hosts.add(host);
    }
  }
  if (why !== undefined) return { state: 'unknown', why };
  return hosts.size === 0 ? { state: 'inside' } : { state: 'outside', hosts: [...hosts] };
}
