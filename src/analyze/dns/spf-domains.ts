import { unanswered } from '../../mail/dns/outcome.ts';
import { domainsAbove } from '../../mail/domains-above.ts';
import type { SpfTree } from '../../mail/spf/tree.ts';
import { gap, onDomain, type GapYield } from '../rules/target.ts';
import type { DnsView } from './dns-view.ts';
import { isSilent } from './silent.ts';
import { maySend, type SpfService } from './spf-scope.ts';

/** A domain whose own TXT records are known. */
export interface SpfDomain {
  readonly domain: string;
  readonly tree: SpfTree;
}

/** Domains by whether their own TXT records are known, with a gap for each whose records are not. */
export function spfDomains(
  domains: readonly string[],
  dns: Pick<DnsView, 'spf'>,
): { readonly known: readonly SpfDomain[]; readonly gaps: readonly GapYield[] } {
  const all = domains.map((domain) => ({ domain, tree: dns.spf(domain) }));
  const gaps = all.flatMap(({ domain, tree: { root } }) =>
    root.selection.state === 'unknown'
      ? [gap(onDomain(domain, 'TXT'), 'SPF record', unanswered(root.selection.answer))]
      : [],
  );
  return { known: all.filter(({ tree }) => tree.root.selection.state !== 'unknown'), gaps };
}

/** Whether a domain is below another one of the set; all of them as A-labels in lower case. */
export function isBelowOther(domain: string, domains: ReadonlySet<string>): boolean {
  return domainsAbove(domain).some((above) => domains.has(above));
}

/**
 * The domains that send mail: all but those whose record says that nobody does, which is taken at its word unless the
 * configuration declares the domain for a service through which mail leaves. A sub-domain without a record is left out,
 * too: that alone is not known to send.
 */
export function sendingDomains(
  domains: readonly string[],
  services: readonly SpfService[],
  dns: Pick<DnsView, 'spf'>,
): { readonly known: readonly SpfDomain[]; readonly gaps: readonly GapYield[] } {
  const { known, gaps } = spfDomains(domains, dns);
  const declared = new Set(
    services.filter(maySend).flatMap(({ config }) => config.domains.map(({ domain }) => domain)),
  );
  const all = new Set(domains);
  const isParked = (domain: string): boolean => {
    const silent = isSilent(domain, dns);
    return silent.known && silent.value && !declared.has(domain);
  };
  const isBareBelow = ({ domain, tree }: SpfDomain): boolean =>
    tree.root.selection.state === 'none' && isBelowOther(domain, all);
  return { known: known.filter((one) => !isParked(one.domain) && !isBareBelow(one)), gaps };
}
