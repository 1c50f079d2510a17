import { absent, acceptedIndex, normalizeHost, on, scopeLimit } from '../../../src/rule.ts';
import type { AcceptedDomain, Section, Target, TransportRule, Unknown } from '../../../src/rule.ts';

interface OpenFact {
  readonly at: Target;
  readonly fact: string;
  readonly why: Unknown;
}

/** How a rule limits the recipients of what it routes. */
export type RecipientLimit =
  | { readonly state: 'limited' | 'unlimited' }
  | { readonly state: 'any-of'; readonly property: string }
  | { readonly state: 'foreign'; readonly domains: readonly string[] }
  | { readonly state: 'open'; readonly gaps: readonly OpenFact[] };

/** Accepted domains, and why one of them may not be in the export. */
export interface AcceptedDomains {
  readonly section: Section<AcceptedDomain>;
  readonly why: Unknown | undefined;
}

const recipients = ['SentToMemberOf', 'SentTo'] as const;

const anyOf = [
  'AnyOfToHeader',
  'AnyOfToHeaderMemberOf',
  'AnyOfCcHeader',
  'AnyOfCcHeaderMemberOf',
  'AnyOfToCcHeader',
  'AnyOfToCcHeaderMemberOf',
  'AnyOfRecipientAddressContainsWords',
  'AnyOfRecipientAddressMatchesPatterns',
] as const;

function openFact(rule: TransportRule, property: string, why: Unknown): OpenFact {
  return { at: on(rule, property), fact: property, why };
}

/** Domains of the tenant: an external relay domain is none, its mailboxes are elsewhere (Set-AcceptedDomain). */
function isOwn({ DomainType: type }: AcceptedDomain): boolean {
  return !type.known || type.value !== 'ExternalRelay';
}

/** A rule for recipient domains is limited to the organization when the tenant accepts mail for each of them. */
function byDomains(domains: readonly string[], { section, why }: AcceptedDomains): RecipientLimit {
  const coverageOf = acceptedIndex(section.state === 'missing' ? [] : section.objects.filter(isOwn));
  const foreign: string[] = [];
  const gaps: OpenFact[] = [];
  for (const domain of domains) {
    const coverage = coverageOf(normalizeHost(domain));
    if (coverage === 'accepted') continue;
    if (coverage !== 'missing') {
      gaps.push(...coverage.map((one) => ({ at: on(one.object, one.property), fact: one.property, why: one.why })));
    } else if (why === undefined) foreign.push(domain);
    else gaps.push({ at: absent('AcceptedDomain', section), fact: 'AcceptedDomain', why });
  }
  if (foreign.length > 0) return { state: 'foreign', domains: foreign };
  return gaps.length > 0 ? { state: 'open', gaps } : { state: 'limited' };
}

function insideLimit(rule: TransportRule, accepted: AcceptedDomains): RecipientLimit | undefined {
  const facts = recipients.map((property) => rule[property]);
  if (facts.some((fact) => fact.known && fact.value.length > 0)) return { state: 'limited' };
  const domains = rule.RecipientDomainIs;
  if (domains.known && domains.value.length > 0) return byDomains(domains.value, accepted);
  const gaps = [...recipients, 'RecipientDomainIs' as const].flatMap((property) => {
    const fact = rule[property];
    return fact.known ? [] : [openFact(rule, property, fact)];
  });
  return gaps.length > 0 ? { state: 'open', gaps } : undefined;
}

/**
 * Whether a routing rule asks where the recipient is. Recipients inside may also be named by group, address or accepted
 * domain; the `AnyOf…` conditions look at the whole message and are no such limit (New-TransportRule).
 */
export function recipientLimit(
  rule: TransportRule,
  wanted: 'InOrganization' | 'NotInOrganization',
  accepted: AcceptedDomains,
): RecipientLimit {
  const limit = scopeLimit(rule, 'SentToScope', wanted);
  if (limit === 'yes') return { state: 'limited' };
  if (limit !== 'no') return { state: 'open', gaps: [openFact(rule, limit.property, limit.why)] };
  const scope = rule.SentToScope;
  const isOpposite = scope.known && scope.value !== null;
  const inside = wanted === 'InOrganization' && !isOpposite ? insideLimit(rule, accepted) : undefined;
  if (inside !== undefined) return inside;
  const property = anyOf.find((name) => {
    const fact = rule[name];
    return fact.known && fact.value.length > 0;
  });
  return property === undefined || isOpposite ? { state: 'unlimited' } : { state: 'any-of', property };
}
