import { isSettled, unanswered } from '../../mail/dns/outcome.ts';
import { isMicrosoftMx, normalizeHost } from '../../mail/host.ts';
import { unknown, type AcceptedDomain, type DnsAnswer, type Section, type Unknown } from '../../model/index.ts';
import type { DnsView } from '../dns/dns-view.ts';
import { placeIn } from './once-each.ts';

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

/** What a number of domains have for MX. */
interface Published {
  /** The labels of the hosts at Microsoft. */
  readonly keys: ReadonlySet<string>;
  /** Whether a domain has none there. */
  readonly hasNone: boolean;
  /** The first answer that does not say. */
  readonly unknown: DnsAnswer<'MX'> | undefined;
}

function publishedBy(domains: readonly string[], { answers }: Dns): Published {
  const keys = new Set<string>();
  let hasNone = false;
  let unsettled: DnsAnswer<'MX'> | undefined;
  for (const domain of domains) {
    const answer = answers.ask(domain, 'MX');
    if (!isSettled(answer.outcome)) {
      unsettled ??= answer;
      continue;
    }
    const atMicrosoft = answer.records.filter(({ exchange }) => isMicrosoftMx(exchange));
    if (atMicrosoft.length === 0) hasNone = true;
    for (const { exchange } of atMicrosoft) keys.add(keyOf(exchange));
  }
  return { keys, hasNone, unknown: unsettled };
}

/** Each host of a dashboard is held against the same domains. */
const surveys = placeIn<Dns, WeakMap<object, Published>>();

/** `of`: what the names are taken from, which stays the same object through a run. */
function surveyed(of: object, names: readonly string[], dns: Dns): Published {
  const ofView = surveys.get(dns) ?? new WeakMap<object, Published>();
  const published = ofView.get(of) ?? publishedBy(names, dns);
  surveys.set(dns, ofView.set(of, published));
  return published;
}

function among({ keys, hasNone, unknown: answer }: Published, key: string): TenantHost {
  if (keys.has(key)) return { state: 'own' };
  if (answer !== undefined) return { state: 'unknown', why: unanswered(answer) };
  return { state: hasNone ? 'open' : 'foreign' };
}

/** Tells whose an MX host of Microsoft is. Asks for the MX of accepted domains beyond the scope only where it matters. */
export function tenantOf(host: string, { domains, accepted }: TenantNames, dns: Dns): TenantHost {
  if (dns.missing !== undefined) return { state: 'unknown', why: unknown(dns.missing) };
  const key = keyOf(normalizeHost(host));
  const inScope = among(surveyed(domains, domains, dns), key);
  if (inScope.state !== 'foreign') return inScope;
  const names = acceptedNames(accepted);
  if ('known' in names) return { state: 'unknown', why: names };
  return names.length === 0 ? { state: 'open' } : among(surveyed(accepted, names, dns), key);
}
