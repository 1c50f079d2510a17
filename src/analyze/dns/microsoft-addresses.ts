import { ipSet, unionOf, type IpSet } from '../../mail/ip-range.ts';
import { microsoftClouds } from '../../mail/microsoft-cloud.ts';
import type { DnsView } from './dns-view.ts';
import { isEverybody } from './published-egress.ts';

/**
 * Addresses from which Microsoft 365 sends, as far as the DNS answers hold the SPF records of its clouds; empty without
 * them. The ranges change, so none is written down here (Microsoft Learn, Set up SPF).
 */
export function microsoftAddresses(dns: DnsView): IpSet {
  if (dns.missing !== undefined) return ipSet([]).set;
  const published = microsoftClouds.map(({ spfInclude }) => dns.coverage(spfInclude).pass);
  return unionOf(...published.filter((pass) => !isEverybody(pass)));
}
