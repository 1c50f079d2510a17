import { isUnder, normalizeHost } from '../../mail/host.ts';
import type { AcceptedDomain, Unknown } from '../../model/index.ts';

/** A property that would have to be known to say whether a domain is accepted. */
export interface OpenProperty {
  readonly object: AcceptedDomain;
  readonly property: 'DomainName' | 'MatchSubDomains';
  readonly why: Unknown;
}

/** What one accepted domain says of a name: that it takes its mail, that it does not, or which property leaves it open. */
function verdictOf(domain: string, object: AcceptedDomain): boolean | OpenProperty {
  const { DomainName: name, MatchSubDomains: subDomains } = object;
  if (!name.known) return { object, property: 'DomainName', why: name };
  if (name.value === null) return false;
  const isWildcard = name.value.trim().startsWith('*.');
  const own = normalizeHost(name.value.trim().replace(/^\*\./, ''));
  if (own === domain) return !isWildcard;
  if (!isUnder(domain, own)) return false;
  if (isWildcard) return true;
  return subDomains.known ? subDomains.value : { object, property: 'MatchSubDomains', why: subDomains };
}

/**
 * Whether the tenant takes mail for a domain (A-labels, lower case): an accepted domain has its name, or one above it
 * accepts sub-domains (`MatchSubDomains` of Set-AcceptedDomain, or a name that begins with `*.`). Where only an unknown
 * property stands between the two, those properties.
 */
export function coverageOf(
  domain: string,
  objects: readonly AcceptedDomain[],
): 'accepted' | 'missing' | readonly OpenProperty[] {
  const verdicts = objects.map((object) => verdictOf(domain, object));
  if (verdicts.includes(true)) return 'accepted';
  const open = verdicts.flatMap((verdict) => (typeof verdict === 'boolean' ? [] : verdict));
  return open.length > 0 ? open : 'missing';
}
