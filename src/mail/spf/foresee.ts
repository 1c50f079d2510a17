import type { DnsAnswers, Question, QuestionType } from '../../model/index.ts';
import { recording } from '../dns/answers.ts';
import { addressType, reverseName } from './client.ts';
import { LOOKUP_LIMIT } from './evaluation.ts';
import { expandMacros, type SpfSender } from './expand-macros.ts';
import { isSameNetwork } from './ip-words.ts';
import type { MacroString } from './macro-string.ts';
import { mxHosts } from './match-term.ts';
import { selectSpf } from './select.ts';
import { targetName } from './target-name.ts';
import type { SpfTerm } from './term.ts';

interface Walk {
  readonly answers: DnsAnswers;
  readonly sender: SpfSender;
  lookups: number;
}

/**
 * Questions without an answer that the check of a domain may come to, as far as the answers at hand show them. At most
 * ten terms are followed, as in the check itself.
 */
export function foresee(answers: DnsAnswers, sender: SpfSender, domain: string): readonly Question[] {
  const record = recording(answers);
  visitDomain({ answers: record.answers, sender, lookups: 0 }, domain);
  return record.needed();
}

function visitDomain(walk: Walk, domain: string): void {
  const selection = selectSpf(walk.answers.ask(domain, 'TXT'));
  if (selection.state !== 'record' || selection.record.errors.length > 0) return;
  const { terms } = selection.record;
  for (const term of terms) {
    if (walk.lookups > LOOKUP_LIMIT) return;
    if (isCertainMatch(walk, term)) return;
    if (term.kind !== 'redirect') visitTerm(walk, domain, term);
  }
  const redirect = terms.find((term) => term.kind === 'redirect');
  if (redirect !== undefined) visitTerm(walk, domain, redirect);
}

function isCertainMatch({ sender }: Walk, term: SpfTerm): boolean {
  if (term.kind === 'all') return true;
  return (term.kind === 'ip4' || term.kind === 'ip6') && isSameNetwork(sender.client, term.words, term.prefix);
}

function visitTerm(walk: Walk, domain: string, term: SpfTerm): void {
  if (term.kind === 'all' || term.kind === 'ip4' || term.kind === 'ip6') return;
  if (term.kind === 'exp' || term.kind === 'unknown') return;
  walk.lookups += 1;
  if (walk.lookups > LOOKUP_LIMIT) return;
  const isByPointer = term.kind === 'ptr' || (term.domainSpec?.letters.has('p') ?? false);
  if (isByPointer) visitPointers(walk);
  const name = term.domainSpec === undefined ? domain : nameOf(walk, domain, term.domainSpec);
  if (name === undefined || term.kind === 'ptr') return;
  if (term.kind === 'include' || term.kind === 'redirect') visitDomain(walk, name);
  else if (term.kind === 'mx') visitMx(walk, name);
  else walk.answers.ask(name, term.kind === 'exists' ? 'A' : addressType(walk.sender.client));
}

function visitMx({ answers, sender }: Walk, name: string): void {
  for (const host of mxHosts(answers.ask(name, 'MX')).slice(0, LOOKUP_LIMIT)) {
    answers.ask(host, addressType(sender.client));
  }
}

function visitPointers({ answers, sender }: Walk): void {
  const type: QuestionType = addressType(sender.client);
  for (const name of answers.ask(reverseName(sender.client), 'PTR').records.slice(0, LOOKUP_LIMIT)) {
    if (targetName(name) !== undefined) answers.ask(name, type);
  }
}

/** Names with `%{p}` are known only after its lookups. */
function nameOf({ sender }: Walk, domain: string, spec: MacroString): string | undefined {
  return spec.letters.has('p') ? undefined : targetName(expandMacros(spec, sender, domain, 'unknown'));
}
