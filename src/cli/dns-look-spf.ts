import type { DnsView } from '../analyze/dns/dns-view.ts';
import type { DomainSpf } from '../report/dns-text/domain-dns.ts';
import type { VendorProfile } from '../vendor/profile.ts';
import { correctionOf } from './dns-correction.ts';
import { spfRemarks } from './dns-remarks.ts';
import { lookAtInclude, vendorAddresses } from './dns-vendor.ts';

/** SPF of a domain: its record, what it costs, what the service gets from it, and what it should be. */
export function lookAtSpf(domain: string, profile: VendorProfile, dns: DnsView): DomainSpf {
  const tree = dns.spf(domain);
  return {
    tree,
    remarks: spfRemarks(tree),
    vendor: vendorAddresses(domain, profile, dns),
    include: lookAtInclude(profile, dns),
    correction: correctionOf(domain, profile, dns),
  };
}
