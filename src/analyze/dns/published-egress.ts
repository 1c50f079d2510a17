import { covers, ipSet, isEmpty, subtract, unionOf, type IpSet } from '../../mail/ip-range.ts';
import { unknown, type Unknown } from '../../model/index.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import type { DnsView } from './dns-view.ts';
import { whyHidden } from './tree-gaps.ts';

/** The addresses that a service publishes as its senders, by the SPF record that its customers include. */
export interface PublishedEgress {
  /** The name of the record. */
  readonly include: string;
  /** Addresses that the record lets pass. */
  readonly pass: IpSet;
  /** Addresses of which that is not known. */
  readonly open: IpSet;
  /** Why it is not known of them; undefined when `open` is empty. */
  readonly why: Unknown | undefined;
}

const allAddresses = ipSet(['0.0.0.0/0', '::/0']).set;

/** Whether a record lets every IPv4 client pass, as `+all` does. */
export function isEverybody(pass: IpSet): boolean {
  return covers(pass, ipSet(['0.0.0.0/0']).set);
}

function whyOpen(include: string, dns: DnsView): Unknown {
  const hidden = whyHidden(dns.spf(include));
  if (hidden !== undefined) return hidden;
  const detail = `What the record of ${include} lets pass depends on more than the address of the sender.`;
  return unknown({ reason: 'undetermined', detail });
}

/**
 * Those of the addresses that the SPF record of a service is known not to let pass, although it lets others: none where
 * it is broken or absent, which is a matter of its own.
 */
export function unpublishedOf(addresses: IpSet, profile: VendorProfile, dns: DnsView): IpSet {
  const published = publishedEgress(profile, dns);
  if (published === undefined || (published.why === undefined && isEmpty(published.pass))) return ipSet([]).set;
  const { include, pass, open } = published;
  return subtract(addresses, unionOf(pass, open, dns.coverage(include).permerror));
}

/**
 * What the SPF record of a service lets pass (RFC 7208); undefined when its profile names no record. A record that is
 * absent or broken lets nothing pass; answers that failed leave open what they could add.
 */
export function publishedEgress({ spf: { include } }: VendorProfile, dns: DnsView): PublishedEgress | undefined {
  if (include === null || include === 'none') return undefined;
  if (dns.missing !== undefined) {
    return { include, pass: ipSet([]).set, open: allAddresses, why: unknown(dns.missing) };
  }
  const { pass, undecided, temperror } = dns.coverage(include);
  const open = unionOf(undecided, temperror);
  return { include, pass, open, why: isEmpty(open) ? undefined : whyOpen(include, dns) };
}
