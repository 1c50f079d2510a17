import type { DnsAnswer, DnsAnswers } from '../../model/index.ts';
import { expandMacros } from './expand-macros.ts';
import { mxHosts } from './match-term.ts';
import { targetName } from './target-name.ts';
import type { SpfTerm } from './term.ts';
import type { SpfDependence } from './tree.ts';

/** What the name of a term stands for, for all clients. */
export interface TermLookup {
  readonly target?: string | undefined;
  readonly answers: readonly DnsAnswer[];
  readonly addresses: readonly string[];
}

/** RFC 7208, section 4.6.4; a domain with more is a permerror, whatever their addresses. */
const MOST_HOSTS = 10;

/** Looks up both families; `of.domain` is the domain of the tree, `domain` that of the record. */
export function lookUpTerm(
  of: { readonly answers: DnsAnswers; readonly domain: string },
  domain: string,
  term: SpfTerm,
  dependsOn: readonly SpfDependence[],
): TermLookup {
  const target = dependsOn.length > 0 ? undefined : targetOf(of.domain, domain, term);
  const none = { target, answers: [], addresses: [] };
  if (target === undefined) return none;
  switch (term.kind) {
    case 'a':
      return { target, ...addressesAt(of.answers, [target]) };
    case 'mx':
      return { target, ...mxAddresses(of.answers, target) };
    case 'exists':
      return { ...none, answers: [of.answers.ask(target, 'A')] };
    case 'include':
    case 'redirect':
    case 'exp':
      return { ...none, answers: [of.answers.ask(target, 'TXT')] };
    case 'all':
    case 'ip4':
    case 'ip6':
    case 'ptr':
    case 'unknown':
      return none;
  }
}

/** `%{o}` is the domain of the tree, whose ordinary sender is meant; other letters of the client never come here. */
function targetOf(sender: string, domain: string, term: SpfTerm): string | undefined {
  if (term.kind === 'all' || term.kind === 'ip4' || term.kind === 'ip6' || term.kind === 'unknown') return undefined;
  if (term.domainSpec === undefined) return domain;
  const client = { family: 4, words: [0] } as const;
  const ordinary = { client, local: 'postmaster', domain: sender, helo: sender, receiver: 'unknown', time: 0 };
  return targetName(expandMacros(term.domainSpec, ordinary, domain, 'unknown'));
}

function addressesAt(answers: DnsAnswers, names: readonly string[]): Omit<TermLookup, 'target'> {
  const asked = names.flatMap((name) => [answers.ask(name, 'A'), answers.ask(name, 'AAAA')]);
  return { answers: asked, addresses: [...new Set(asked.flatMap(({ records }) => records))] };
}

function mxAddresses(answers: DnsAnswers, name: string): Omit<TermLookup, 'target'> {
  const mx = answers.ask(name, 'MX');
  const hosts = addressesAt(answers, mxHosts(mx).slice(0, MOST_HOSTS));
  return { ...hosts, answers: [mx, ...hosts.answers] };
}
