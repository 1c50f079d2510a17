import { formatIpSet, ipSet, isEmpty, overlaps, subtract, type IpSet } from '../mail/ip-range.ts';
import { checkHost } from '../mail/spf/check-host.ts';
import { spfCoverage } from '../mail/spf/coverage.ts';
import { expandSpf } from '../mail/spf/expand.ts';
import type { SpfTree } from '../mail/spf/tree.ts';
import type { DnsAnswers } from '../model/index.ts';
import type { VendorAddress, VendorInclude } from '../report/dns-text/domain-dns.ts';
import type { VendorProfile } from '../vendor/profile.ts';

/** What each address of the service gets from the record of `tree`. */
export function vendorAddresses(
  tree: SpfTree,
  { egress }: VendorProfile,
  answers: DnsAnswers,
): readonly VendorAddress[] {
  const { domain } = tree.root;
  const { pass, undecided } = spfCoverage(tree);
  return [...(egress.ipv4 ?? []), ...(egress.ipv6 ?? [])].flatMap((entry): VendorAddress[] => {
    const { set } = ipSet([entry]);
    const [first] = formatIpSet(set);
    if (first === undefined) return [];
    const ip = first.replace(/\/\d+$/, '');
    const check = checkHost({ ip, mailFrom: `postmaster@${domain}`, helo: domain }, answers);
    const isSingle = formatIpSet(set).length === 1 && !first.includes('/');
    const isOpen = overlaps(set, undecided);
    return [{ entry, check, uncovered: isSingle || isOpen ? undefined : formatIpSet(subtract(set, pass)) }];
  });
}

/** Whether an entry passes as a whole. */
export function passes({ check, uncovered }: VendorAddress): boolean {
  return check.known && check.result === 'pass' && (uncovered === undefined || uncovered.length === 0);
}

function isReadable(tree: SpfTree): boolean {
  return tree.root.selection.state === 'record' && tree.unknown.length === 0 && !tree.isCut;
}

/** The SPF record of the service itself, and where it and the profile disagree. */
export function lookAtInclude({ spf, egress }: VendorProfile, answers: DnsAnswers): VendorInclude | undefined {
  const name = spf.include;
  if (name === null) return undefined;
  const tree = expandSpf(name, answers);
  const { pass, undecided } = spfCoverage(tree);
  const isKnown = isReadable(tree) && isEmpty(undecided) && egress.ipv4 !== null;
  const { set } = ipSet([...(egress.ipv4 ?? []), ...(egress.ipv6 ?? [])]);
  const between = (one: IpSet, other: IpSet): readonly string[] => formatIpSet(subtract(one, other));
  const drift = isKnown ? { notAuthorized: between(set, pass), notInProfile: between(pass, set) } : undefined;
  return { name, tree, drift };
}
