import type { DnsAnswers } from '../../model/index.ts';
import { selectSpf } from './select.ts';
import { targetName } from './target-name.ts';
import type { SpfQualifier, SpfTerm } from './term.ts';

/** `all` as a composed record ends; with `+all` or `?all` nobody is kept from using the name of the domain. */
export type SpfEnding = '-all' | '~all';

const STRICTNESS: readonly SpfQualifier[] = ['+', '?', '~', '-'];
/** RFC 7208, section 4.6.4: a chain of redirects cannot be longer. */
const LONGEST_CHAIN = 10;

/**
 * The ending of a record that is made of others, each given as its terms. Of one record its first `all` counts, or that of
 * the record to which it redirects; of several the strictest; `~all` in place of what is weaker, and where there is none.
 */
export function chooseEnding(
  domain: string,
  records: readonly (readonly SpfTerm[])[],
  answers: DnsAnswers,
  notes: string[],
): SpfEnding {
  const endings = records.flatMap((terms) => firstAll(terms) ?? redirectedAll(domain, terms, answers, 0) ?? []);
  const strictest = endings.toSorted(byStrictness).at(-1);
  if (records.some((terms) => terms.filter(({ kind }) => kind === 'all').length > 1) || endings.length > 1) {
    notes.push('Only one `all` was kept, at the end: nothing after the first one counts.');
  }
  if (records.some(isFollowed)) notes.push('Terms after `all` were moved before it: receivers ignored them.');
  if (strictest === undefined) notes.push('`~all` was added at the end.');
  if (strictest === '+') notes.push('`+all` became `~all`: it let every server pass.');
  if (strictest === '?') notes.push('`?all` became `~all`: it said nothing about other servers.');
  return strictest === '-' ? '-all' : '~all';
}

function firstAll(terms: readonly SpfTerm[]): SpfQualifier | undefined {
  const all = terms.find((term) => term.kind === 'all');
  return all?.kind === 'all' ? all.qualifier : undefined;
}

function isFollowed(terms: readonly SpfTerm[]): boolean {
  const place = terms.findIndex(({ kind }) => kind === 'all');
  return place !== -1 && terms.slice(place + 1).some((term) => 'qualifier' in term && term.kind !== 'all');
}

/** What the last record of a chain of redirects ends in (RFC 7208, section 6.1). */
function redirectedAll(
  domain: string,
  terms: readonly SpfTerm[],
  answers: DnsAnswers,
  depth: number,
): SpfQualifier | undefined {
  const redirect = terms.find((term) => term.kind === 'redirect');
  if (redirect?.kind !== 'redirect' || redirect.domainSpec.letters.size > 0 || depth >= LONGEST_CHAIN) return undefined;
  const name = targetName(redirect.domainSpec.text) ?? domain;
  const selection = selectSpf(answers.ask(name, 'TXT'));
  if (selection.state !== 'record') return undefined;
  const next = selection.record.terms;
  return firstAll(next) ?? redirectedAll(name, next, answers, depth + 1);
}

function byStrictness(a: SpfQualifier, b: SpfQualifier): number {
  return STRICTNESS.indexOf(a) - STRICTNESS.indexOf(b);
}
