import type { Mx } from '../mail/mx/mx.ts';
import { expandSpf } from '../mail/spf/expand.ts';
import type { DnsAnswers } from '../model/index.ts';
import type { DomainSpf } from '../report/dns-text/domain-dns.ts';
import type { VendorProfile } from '../vendor/profile.ts';
import { correctionOf } from './dns-correction.ts';
import { spfRemarks } from './dns-remarks.ts';
import { lookAtInclude, vendorAddresses } from './dns-vendor.ts';

/** SPF of a domain: its record, what it costs, what the service gets from it, and what it should be. */
export function lookAtSpf(domain: string, profile: VendorProfile, mx: Mx, answers: DnsAnswers): DomainSpf {
  const tree = expandSpf(domain, answers);
  return {
    tree,
    remarks: spfRemarks(tree),
    vendor: vendorAddresses(tree, profile, answers),
    include: lookAtInclude(profile, answers),
    correction: correctionOf(tree, profile, mx, answers),
  };
}
