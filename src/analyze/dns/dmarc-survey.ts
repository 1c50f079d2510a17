import type { Unanswered } from '../../mail/dns/answered.ts';
import type { DmarcDiscovery, DmarcStep } from '../../mail/dmarc/discovery.ts';
import type { DnsView } from './dns-view.ts';

/** A name at which DMARC is published, well or badly, for at least one of the domains in scope. */
export interface DmarcHolder {
  /** The name without `_dmarc.`. */
  readonly domain: string;
  readonly step: DmarcStep;
  /** The domain that a finding about the record is reported at: the holder itself where it is in scope. */
  readonly reportedAt: string;
  /** The other domains in scope that go by the record, sorted. */
  readonly others: readonly string[];
}

/** Domains in scope without a record anywhere on their walk. */
export interface DmarcAbsence {
  readonly domain: string;
  /** Domains below it that would inherit its record, sorted. */
  readonly others: readonly string[];
}

/** What is published for DMARC, each record once, however many domains go by it. */
export interface DmarcSurvey {
  readonly holders: readonly DmarcHolder[];
  readonly absent: readonly DmarcAbsence[];
  /** Domains of which the walk does not say what they go by. */
  readonly unknown: readonly (Unanswered & { readonly domain: string })[];
}

/** Whether something stands there that was meant to be DMARC and counts as none (RFC 9989, section 4.10). */
function isVoidDmarc({ found, dropped }: DmarcStep): boolean {
  return found === 'several' || (found === 'none' && dropped.some(({ kind }) => kind !== 'other'));
}

/** The steps that matter for the domain: its own record, else the one it inherits and what is void on the way there. */
function stepsThatCount({ steps, source }: DmarcDiscovery): readonly DmarcStep[] {
  const [own] = steps;
  if (own?.found === 'record') return [own];
  const from = source.known ? source.value : undefined;
  const inherited = from?.relation === 'organizational' ? from.domain : undefined;
  const end = steps.findIndex(({ domain }) => domain === from?.domain);
  const onTheWay = end === -1 ? steps : steps.slice(0, end + 1);
  return onTheWay.filter((step) => step.domain === inherited || (isVoidDmarc(step) && step.domain.includes('.')));
}

function holdersOf(found: ReadonlyMap<string, { step: DmarcStep; domains: string[] }>): readonly DmarcHolder[] {
  return [...found].map(([domain, { step, domains }]): DmarcHolder => {
    const sorted = domains.toSorted();
    const reportedAt = sorted.includes(domain) ? domain : (sorted[0] ?? domain);
    return { domain, step, reportedAt, others: sorted.filter((one) => one !== reportedAt) };
  });
}

/** The highest of the domains that is the domain itself or above it. */
function highestOf(domain: string, domains: ReadonlySet<string>): string {
  const labels = domain.split('.');
  const above = labels.map((_, index) => labels.slice(index).join('.'));
  return above.findLast((one) => domains.has(one)) ?? domain;
}

function absences(domains: readonly string[]): readonly DmarcAbsence[] {
  const all = new Set(domains);
  const groups = Map.groupBy(domains, (domain) => highestOf(domain, all));
  return [...groups].map(([domain, group]) => ({ domain, others: group.filter((one) => one !== domain).toSorted() }));
}

/**
 * What the domains go by for DMARC, so that a fault of one record is one finding. A record of the public suffix above a
 * domain (`psd=y`) is nobody's of the tenant and is left out.
 */
export function surveyDmarc(domains: readonly string[], dns: Pick<DnsView, 'dmarc'>): DmarcSurvey {
  const found = new Map<string, { step: DmarcStep; domains: string[] }>();
  const absent: string[] = [];
  const unknown: (Unanswered & { domain: string })[] = [];
  for (const domain of domains) {
    const discovery = dns.dmarc(domain);
    const steps = stepsThatCount(discovery);
    for (const step of steps) {
      const before = found.get(step.domain);
      if (before === undefined) found.set(step.domain, { step, domains: [domain] });
      else before.domains.push(domain);
    }
    const { source } = discovery;
    if (!source.known) unknown.push({ ...source, domain });
    else if (source.value === undefined && steps.length === 0) absent.push(domain);
  }
  return { holders: holdersOf(found), absent: absences(absent), unknown };
}
