import { isSettled, unanswered } from '../../mail/dns/outcome.ts';
import { isMicrosoftMx, normalizeHost } from '../../mail/host.ts';
import { unknown, type AcceptedDomain, type DnsAnswer, type Section, type Unknown } from '../../model/index.ts';
import type { DnsView } from '../dns/dns-view.ts';

/** Names of the tenant whose MX may name a host of its own. */
export interface TenantNames {
  /** In-scope domains. */
  readonly domains: readonly string[];
  readonly accepted: Section<AcceptedDomain>;
}

/**
 * Whose tenant an MX host of Microsoft is, by what the domains of this one publish. `foreign`: each accepted domain
 * publishes a host of Microsoft, and none this one; `open`: a domain has its MX elsewhere, so that the DNS cannot tell;
 * `unknown`: what was not learnt could decide it.
 */
export type TenantHost =
  | { readonly state: 'own' | 'foreign' | 'open' }
  | { readonly state: 'unknown'; readonly why: Unknown };

type Dns = Pick<DnsView, 'answers' | 'missing'>;

/** The first label, which stands for the domain; the old and the new name of one host share it. */
function keyOf(host: string): string {
  return host.slice(0, host.indexOf('.'));
}

/** Names of all accepted domains, or why they are not all known. */
function acceptedNames(section: Section<AcceptedDomain>): readonly string[] | Unknown {
  if (section.state !== 'complete') return unknown(section.why, section.at);
  const names: string[] = [];
  for (const { DomainName: name } of section.objects) {
    if (!name.known) return name;
    if (name.value !== null) names.push(normalizeHost(name.value.replace(/^\*\./, '')));
  }
  return names;
}

/** What the domain publishes: the label, only others, nothing at Microsoft, or an answer that does not say. */
function published(domain: string, key: string, { answers }: Dns): 'key' | 'others' | 'none' | DnsAnswer<'MX'> {
  const answer = answers.ask(domain, 'MX');
  if (!isSettled(answer.outcome)) return answer;
  const keys = answer.records.flatMap(({ exchange }) => (isMicrosoftMx(exchange) ? [keyOf(exchange)] : []));
  if (keys.length === 0) return 'none';
  return keys.includes(key) ? 'key' : 'others';
}

function among(domains: readonly string[], key: string, dns: Dns): TenantHost {
  const found = domains.map((domain) => published(domain, key, dns));
  if (found.includes('key')) return { state: 'own' };
  const answer = found.find((one) => typeof one !== 'string');
  if (answer !== undefined) return { state: 'unknown', why: unanswered(answer) };
  return { state: found.includes('none') ? 'open' : 'foreign' };
}

/** Tells whose an MX host of Microsoft is. Asks for the MX of accepted domains beyond the scope only where it matters. */
export function tenantOf(host: string, { domains, accepted }: TenantNames, dns: Dns): TenantHost {
  if (dns.missing !== undefined) return { state: 'unknown', why: unknown(dns.missing) };
  const key = keyOf(normalizeHost(host));
  const inScope = among(domains, key, dns);
  if (inScope.state !== 'foreign') return inScope;
  const names = acceptedNames(accepted);
  if ('known' in names) return { state: 'unknown', why: names };
  return names.length === 0 ? { state: 'open' } : among(names, key, dns);
}
