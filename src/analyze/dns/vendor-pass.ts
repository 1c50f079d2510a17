import { unanswered } from '../../mail/dns/outcome.ts';
import { formatIpSet, subtract, unionOf, type IpSet } from '../../mail/ip-range.ts';
import type { SpfNode } from '../../mail/spf/tree.ts';
import { unknown, type Unknown } from '../../model/index.ts';
import type { DnsView } from './dns-view.ts';
import { whyHidden } from './tree-gaps.ts';

/** Whether SPF of a domain lets a set of addresses pass: all of it, proven not all of it, or not known. */
export type VendorPass =
  | { readonly state: 'pass' }
  | { readonly state: 'refused'; readonly addresses: readonly string[] }
  | { readonly state: 'unknown'; readonly why: Unknown };

const depends = unknown({
  reason: 'undetermined',
  detail: 'Terms of the SPF record depend on the sender or the client.',
});

interface Judged {
  readonly refused: readonly string[];
  readonly open: readonly Unknown[];
}

function dependsOnSender({ terms }: SpfNode): boolean {
  return terms.some(
    ({ dependsOn, child }) => dependsOn.some((one) => one !== 'ip') || (child !== undefined && dependsOnSender(child)),
  );
}

/** What a receiver says to single addresses, where the record holds nothing that only a message decides; a block stays open. */
function judgeEach(domain: string, entries: readonly string[], dns: Pick<DnsView, 'spf' | 'verdict'>): Judged {
  const refused: string[] = [];
  const open: Unknown[] = [];
  const tree = dns.spf(domain);
  const isOpen = dependsOnSender(tree.root);
  const hidden = whyHidden(tree) ?? depends;
  for (const entry of entries) {
    const check = isOpen || entry.includes('/') ? undefined : dns.verdict(domain, entry);
    const [failed] = check?.known === false ? check.failed : [];
    if (check?.known !== true || check.result === 'temperror') {
      open.push(failed === undefined ? hidden : unanswered(failed));
    } else if (check.result !== 'pass') refused.push(entry);
  }
  return { refused, open };
}

/**
 * Holds the addresses against the SPF record of a domain. `refused` names those that are proven not to pass; a lookup that
 * gave no answer proves nothing, also where it makes receivers put the mail off (temperror).
 */
export function vendorPass(
  domain: string,
  egress: IpSet,
  dns: Pick<DnsView, 'coverage' | 'spf' | 'verdict'>,
): VendorPass {
  const { pass, undecided, temperror } = dns.coverage(domain);
  const left = subtract(egress, pass);
  const refused = subtract(left, unionOf(undecided, temperror));
  const judged = judgeEach(domain, formatIpSet(subtract(left, refused)), dns);
  const addresses = [...formatIpSet(refused), ...judged.refused];
  if (addresses.length > 0) return { state: 'refused', addresses };
  const [why] = judged.open;
  return why === undefined ? { state: 'pass' } : { state: 'unknown', why };
}
