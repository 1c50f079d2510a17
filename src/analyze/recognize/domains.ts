import { isUnder, normalizeHost } from '../../mail/host.ts';
import type { AcceptedDomain, Section } from '../../model/index.ts';

const initialDomainSuffixes = ['onmicrosoft.com', 'onmicrosoft.us', 'partner.onmschina.cn'];

/** Whether a domain, in any spelling, is one that Microsoft gave to a tenant, so that Microsoft keeps its DNS and its keys. */
export function isInitialDomain(domain: string): boolean {
  return initialDomainSuffixes.some((suffix) => isUnder(domain, suffix));
}

/**
 * Domains the audit is about, as A-labels in lower case, sorted: the declared ones, else every accepted domain that is not
 * known to be ExternalRelay and is not Microsoft's own. Empty when neither is known.
 */
export function inScopeDomains(
  declared: readonly string[] | undefined,
  section: Section<AcceptedDomain>,
): readonly string[] {
  if (declared !== undefined) return [...new Set(declared.map(normalizeHost))].toSorted();
  if (section.state === 'missing') return [];
  const names = new Set<string>();
  for (const domain of section.objects) {
    if (!domain.DomainName.known || domain.DomainName.value === null) continue;
    if (domain.DomainType.known && domain.DomainType.value === 'ExternalRelay') continue;
    const name = normalizeHost(domain.DomainName.value.replace(/^\*\./, ''));
    if (!isInitialDomain(name)) names.add(name);
  }
  return [...names].toSorted();
}
