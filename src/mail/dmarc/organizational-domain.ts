import type { DnsAnswers } from '../../model/index.ts';
import { type Answered, answered } from '../dns/answered.ts';
import type { DmarcStep } from './discovery.ts';
import { walkTree } from './walk.ts';

/** The organizational domain of any domain, by a tree walk of its own (RFC 9989, section 4.10.2). */
export function findOrganizationalDomain(domain: string, answers: DnsAnswers): Answered<string> {
  return selectOrganizationalDomain(domain, walkTree(domain, answers));
}

/**
 * Selects it from the steps of a walk: the name with `psd=n`; else the one below a `psd=y` that is not the start; else
 * the shortest name with a record; else the domain itself. Unknown when any step is.
 */
export function selectOrganizationalDomain(domain: string, steps: readonly DmarcStep[]): Answered<string> {
  const failed = steps.find(({ found }) => found === 'unknown');
  if (failed !== undefined) return { known: false, answer: failed.answer };
  const shortest = steps.findLast(({ found }) => found === 'record');
  if (shortest === undefined) return answered(domain);
  const isSuffix = shortest.records[0]?.psd === 'y' && shortest.domain !== domain;
  return answered(isSuffix ? oneLabelBelow(shortest.domain, domain) : shortest.domain);
}

function oneLabelBelow(suffix: string, domain: string): string {
  const labels = suffix.split('.').length + 1;
  return domain.split('.').slice(-labels).join('.');
}
