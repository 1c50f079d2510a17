import type { DnsAnswers } from '../../model/index.ts';
import { selectSpf } from './select.ts';
import { targetName } from './target-name.ts';
import type { SpfQualifier, SpfTerm } from './term.ts';

/** `all` as a composed record may end; `+all` would let everybody pass. */
export type SpfEnding = '-all' | '~all' | '?all';

const STRICTNESS: readonly SpfQualifier[] = ['+', '?', '~', '-'];

/** The given ending, else the strictest `all` of the terms or of the record that they redirect to, else `~all`. */
export function chooseEnding(
  domain: string,
  terms: readonly SpfTerm[],
  given: SpfEnding | undefined,
  answers: DnsAnswers,
  notes: string[],
): SpfEnding {
  if (given !== undefined) return given;
  const own = qualifiersOf(terms);
  if (own.length > 1) notes.push('Only one `all` was kept, at the end: nothing after the first one counts.');
  const strictest = (own.length > 0 ? own : redirected(domain, terms, answers)).toSorted(byStrictness).at(-1);
  if (strictest === '+') {
    notes.push('`+all` became `~all`: it let every server pass.');
    return '~all';
  }
  if (strictest === undefined) notes.push('`~all` was added at the end.');
  const place = terms.findIndex((term) => term.kind === 'all');
  const isFollowed = terms.slice(place + 1).some((term) => 'qualifier' in term && term.kind !== 'all');
  if (place !== -1 && isFollowed) notes.push('Terms after `all` were moved before it: receivers ignored them.');
  return `${strictest ?? '~'}all`;
}

function qualifiersOf(terms: readonly SpfTerm[]): readonly SpfQualifier[] {
  return terms.flatMap((term) => (term.kind === 'all' ? [term.qualifier] : []));
}

function redirected(domain: string, terms: readonly SpfTerm[], answers: DnsAnswers): readonly SpfQualifier[] {
  const redirect = terms.find((term) => term.kind === 'redirect');
  if (redirect?.kind !== 'redirect' || redirect.domainSpec.letters.size > 0) return [];
  const name = targetName(redirect.domainSpec.text) ?? domain;
  const selection = selectSpf(answers.ask(name, 'TXT'));
  return selection.state === 'record' ? qualifiersOf(selection.record.terms) : [];
}

function byStrictness(a: SpfQualifier, b: SpfQualifier): number {
  return STRICTNESS.indexOf(a) - STRICTNESS.indexOf(b);
}
