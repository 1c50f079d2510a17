import type { DnsAnswer, DnsAnswers } from '../../model/index.ts';
import { type Answered, answered } from '../dns/answered.ts';
import { isSettled } from '../dns/outcome.ts';
import { textRecords } from '../dns/text-records.ts';
import type { DmarcDiscovery, DmarcSource, DmarcStep, DmarcVerdict } from './discovery.ts';
import { selectOrganizationalDomain } from './organizational-domain.ts';
import { isDmarcRecord } from './parse.ts';
import { dmarcVerdict } from './verdict.ts';
import { walkTree } from './walk.ts';

/**
 * Finds what DMARC says of an author domain (RFC 9989, section 4.10), as `Question.name` writes it. A name on the walk
 * whose answer is not settled leaves the organizational domain unknown, and the policy too unless the domain has a
 * record of its own. Asks TXT of the domain itself as well: whether it exists decides between `sp` and `np`.
 */
export function discoverDmarc(domain: string, answers: DnsAnswers): DmarcDiscovery {
  const apex = answers.ask(domain, 'TXT');
  const steps = walkTree(domain, answers);
  const organizationalDomain = selectOrganizationalDomain(domain, steps);
  const source = findSource(steps, organizationalDomain);
  return {
    domain,
    steps,
    organizationalDomain,
    source,
    verdict: source.known ? judge(source.value, domainExists(apex, steps)) : source,
    misplaced: isSettled(apex.outcome)
      ? answered(textRecords(apex).filter(isDmarcRecord))
      : { known: false, answer: apex },
  };
}

function findSource(
  steps: readonly DmarcStep[],
  organizationalDomain: Answered<string>,
): Answered<DmarcSource | undefined> {
  const own = sourceAt(steps[0], 'own');
  if (own !== undefined) return answered(own);
  if (!organizationalDomain.known) return organizationalDomain;
  const organizational = steps.find((step) => step.domain === organizationalDomain.value);
  const suffix = steps.find(({ found, records }) => found === 'record' && records[0]?.psd === 'y');
  return answered(sourceAt(organizational, 'organizational') ?? sourceAt(suffix, 'psd'));
}

function sourceAt(step: DmarcStep | undefined, relation: DmarcSource['relation']): DmarcSource | undefined {
  const record = step?.records[0];
  if (step?.found !== 'record' || record === undefined) return undefined;
  return { domain: step.domain, record, relation };
}

/** Existence is unknown in vain where `sp` and `np` come to the same. */
function judge(source: DmarcSource | undefined, exists: Answered<boolean>): Answered<DmarcVerdict> {
  if (source === undefined) return answered({ applies: 'nothing', why: 'no-record' });
  const { record, relation } = source;
  if (relation === 'own') return answered(dmarcVerdict(record, 'own'));
  const existing = dmarcVerdict(record, 'existing');
  const absent = dmarcVerdict(record, 'non-existent');
  if (exists.known) return answered(exists.value ? existing : absent);
  const isSame = 'policy' in existing && 'policy' in absent && existing.published === absent.published;
  return isSame || existing.applies === 'nothing' ? answered(existing) : exists;
}

/**
 * Only NXDOMAIN says that a domain does not exist; an alias that leads nowhere exists (RFC 8020, section 2). A name that
 * has another below it exists too.
 */
function domainExists(apex: DnsAnswer<'TXT'>, steps: readonly DmarcStep[]): Answered<boolean> {
  if (isSettled(apex.outcome)) return answered(isInDns(apex));
  const below = steps[0]?.answer;
  return below !== undefined && isSettled(below.outcome) && isInDns(below)
    ? answered(true)
    : { known: false, answer: apex };
}

function isInDns({ outcome, chain }: DnsAnswer): boolean {
  return outcome !== 'nxdomain' || chain.length > 0;
}
