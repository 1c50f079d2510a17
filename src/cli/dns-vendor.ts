import type { DnsView } from '../analyze/dns/dns-view.ts';
import { publishedEgress } from '../analyze/dns/published-egress.ts';
import { formatIpSet, ipSet, isEmpty, overlaps, subtract, type IpSet } from '../mail/ip-range.ts';
import type { VendorAddress, VendorInclude } from '../report/dns-text/domain-dns.ts';
import type { VendorProfile } from '../vendor/profile.ts';

/** What each sending address of the service gets from the record of a domain. */
export function vendorAddresses(domain: string, { egress }: VendorProfile, dns: DnsView): readonly VendorAddress[] {
  const { pass, undecided } = dns.coverage(domain);
  return [...(egress.ipv4 ?? []), ...(egress.ipv6 ?? [])].flatMap((entry): VendorAddress[] => {
    const { set } = ipSet([entry]);
    const [first, ...others] = formatIpSet(set);
    if (first === undefined) return [];
    const check = dns.verdict(domain, first.replace(/\/\d+$/, ''));
    const isSingle = others.length === 0 && !first.includes('/');
    const isKnown = !isSingle && !overlaps(set, undecided);
    return [{ entry, check, uncovered: isKnown ? formatIpSet(subtract(set, pass)) : undefined, isSingle }];
  });
}

/** Whether an entry passes as a whole. */
export function passes({ check, uncovered, isSingle }: VendorAddress): boolean {
  const isWhole = isSingle || uncovered?.length === 0;
  return isWhole && check.known && check.result === 'pass';
}

/** The SPF record of the service itself, and where it and the profile disagree. */
export function lookAtInclude(profile: VendorProfile, dns: DnsView): VendorInclude | undefined {
  const published = publishedEgress(profile, dns);
  if (published === undefined) return undefined;
  const { include: name, pass, open } = published;
  const tree = dns.spf(name);
  const { ipv4, ipv6 } = profile.egress;
  const isKnown = isEmpty(open) && tree.root.selection.state === 'record' && !tree.isCut && ipv4 !== null;
  const { set } = ipSet([...(ipv4 ?? []), ...(ipv6 ?? [])]);
  const between = (one: IpSet, other: IpSet): readonly string[] => formatIpSet(subtract(one, other));
  const drift = isKnown ? { notAuthorized: between(set, pass), notInProfile: between(pass, set) } : undefined;
  return { name, tree, drift };
}
