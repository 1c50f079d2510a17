import type { TransportRule } from '../../model/index.ts';

/** Domains that a rule is limited to (`RecipientDomainIs`, `SenderDomainIs`), in lower case; none: it speaks for all. */
export function domainsOfRule(rule: TransportRule): readonly string[] {
  const facts = [rule.RecipientDomainIs, rule.SenderDomainIs];
  return facts.flatMap((fact) => (fact.known ? fact.value.map((domain) => domain.toLowerCase()) : []));
}
