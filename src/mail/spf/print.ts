import type { SpfRecord } from './record.ts';
import type { SpfMechanism, SpfTerm } from './term.ts';

/** The record in its shortest usual form: names in lower case, one blank between terms. One with mistakes comes back as it is. */
export function printSpf({ text, terms, errors }: SpfRecord): string {
  return errors.length > 0 ? text : ['v=spf1', ...terms.map((term) => printTerm(term))].join(' ');
}

/** One term in its shortest usual form; `+` is not written. */
export function printTerm(term: SpfTerm): string {
  if (term.kind === 'unknown') return `${term.name}=${term.value.text}`;
  if (term.kind === 'redirect' || term.kind === 'exp') return `${term.kind}=${term.domainSpec.text}`;
  return `${term.qualifier === '+' ? '' : term.qualifier}${term.kind}${printArgument(term)}`;
}

function printArgument(term: SpfMechanism): string {
  if (term.kind === 'all') return '';
  if (term.kind === 'ip4' || term.kind === 'ip6') {
    const whole = term.kind === 'ip4' ? 32 : 128;
    return `:${term.address}${term.prefix === whole ? '' : `/${term.prefix}`}`;
  }
  const domain = term.domainSpec === undefined ? '' : `:${term.domainSpec.text}`;
  if (term.kind !== 'a' && term.kind !== 'mx') return domain;
  const cidr4 = term.cidr4 === 32 ? '' : `/${term.cidr4}`;
  const cidr6 = term.cidr6 === 128 ? '' : `//${term.cidr6}`;
  return `${domain}${cidr4}${cidr6}`;
}
