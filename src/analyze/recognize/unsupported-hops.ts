import { ipSet } from '../../mail/ip-range.ts';
import { microsoftAddresses } from '../dns/microsoft-addresses.ts';
import type { DnsView } from '../dns/dns-view.ts';

/** RFC 1918, section 3. */
const privateSpace = ipSet(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']).set;

/** Addresses that enhanced filtering does not take among those to skip (Microsoft Learn, enhanced filtering for connectors). */
export function unsupportedHops(dns: DnsView) {
  return { private: privateSpace, microsoft: microsoftAddresses(dns) } as const;
}
