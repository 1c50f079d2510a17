import type { DnsAnswer, DnsAnswers } from '../../model/index.ts';
import { questionKey } from '../dns/answers.ts';
import { isVoid } from '../dns/outcome.ts';
import { costOf, dependenceOf } from './dependence.ts';
import { LOOKUP_LIMIT } from './evaluation.ts';
import { lookUpTerm } from './look-up-term.ts';
import { selectSpf } from './select.ts';
import { isMechanism, type SpfTerm } from './term.ts';
import type { SpfNode, SpfTermNode } from './tree.ts';

/** Far above any limit of RFC 7208, and far below what wide records could ask for. */
const MOST_TERMS = 200;

/** The state of one expansion. */
export interface Expansion {
  readonly answers: DnsAnswers;
  /** The domain of the tree, which is that of its ordinary sender. */
  readonly domain: string;
  /** Lookups that a client that matches nothing has paid so far. */
  paid: number;
  isExact: boolean;
  isCut: boolean;
  visited: number;
  /** By question. */
  readonly unknown: Map<string, DnsAnswer>;
}

type Voids = SpfNode['voids'];

const NO_VOIDS: Voids = { v4: 0, v6: 0 };

/** The node of one domain; `above`: the domains on the way to it. */
export function expandRecord(expansion: Expansion, domain: string, above: readonly string[]): SpfNode {
  const answer = expansion.answers.ask(domain, 'TXT');
  noteUnknown(expansion, answer);
  const selection = selectSpf(answer);
  if (selection.state === 'unknown') expansion.isExact = false;
  if (selection.state !== 'record') return { domain, selection, terms: [], lookups: 0, voids: NO_VOIDS };
  const { record } = selection;
  const path = [...above, domain];
  const reached = record.errors.length > 0 ? new Set() : reachedTerms(record.terms);
  const terms = inOrder(record.terms)
    .map((term) => (reached.has(term) ? expandTerm(expansion, term, path) : unreachable(expansion, term)))
    .toSorted((a, b) => a.term.start - b.term.start);
  const voids = terms.map((node) => node.voids).reduce(sumOf, NO_VOIDS);
  return { domain, selection, terms, lookups: terms.reduce((sum, node) => sum + node.lookups, 0), voids };
}

/** Modifiers are evaluated after all mechanisms (RFC 7208, section 4.6.3). */
function inOrder(terms: readonly SpfTerm[]): SpfTerm[] {
  return [...terms.filter(isMechanism), ...terms.filter((term) => !isMechanism(term))];
}

/** Nothing after `all` is reached, nor a redirect beside it; other modifiers are read wherever they stand. */
function reachedTerms(terms: readonly SpfTerm[]): ReadonlySet<unknown> {
  const all = terms.findIndex((term) => term.kind === 'all');
  if (all === -1) return new Set(terms);
  return new Set(terms.filter((term, index) => (isMechanism(term) ? index <= all : term.kind !== 'redirect')));
}

function unreachable({ paid }: Expansion, term: SpfTerm): SpfTermNode {
  const base = { term, cost: costOf(term), lookups: 0, voids: NO_VOIDS, total: paid, isPastLimit: paid > LOOKUP_LIMIT };
  return { ...base, isUnreachable: true, dependsOn: dependenceOf(term), answers: [], addresses: [], isCut: false };
}

function expandTerm(expansion: Expansion, term: SpfTerm, path: readonly string[]): SpfTermNode {
  const cost = costOf(term);
  const before = expansion.paid;
  expansion.paid += cost;
  expansion.visited += cost;
  const total = expansion.paid;
  const isPastLimit = total > LOOKUP_LIMIT;
  const dependsOn = dependenceOf(term);
  const base = { term, cost, total, isPastLimit, isUnreachable: false, dependsOn };
  if (expansion.visited > MOST_TERMS) {
    expansion.isCut = true;
    expansion.isExact = false;
    return { ...base, lookups: cost, voids: NO_VOIDS, answers: [], addresses: [], isCut: true };
  }
  const { target, answers, addresses } = lookUpTerm(expansion, path.at(-1) ?? '', term, dependsOn);
  if (cost > 0) for (const answer of answers) noteUnknown(expansion, answer);
  const below = childOf(expansion, term, target, path);
  const voids = sumOf(voidsOf(term, answers), below.child?.voids ?? NO_VOIDS);
  return { ...base, lookups: expansion.paid - before, voids, target, answers, addresses, isCut: false, ...below };
}

function childOf(
  expansion: Expansion,
  term: SpfTerm,
  target: string | undefined,
  path: readonly string[],
): { readonly child?: SpfNode; readonly loop?: readonly string[] } {
  if (term.kind !== 'include' && term.kind !== 'redirect') return {};
  if (target === undefined) {
    if (dependenceOf(term).length > 0) expansion.isExact = false;
    return {};
  }
  const start = path.indexOf(target);
  if (start === -1) return { child: expandRecord(expansion, target, path) };
  expansion.isExact = false;
  return { loop: [...path.slice(start), target] };
}

/** RFC 7208, section 4.6.4, counts terms: of `mx`, the lookup of the MX records alone. */
function voidsOf(term: SpfTerm, answers: readonly DnsAnswer[]): Voids {
  const counted = answers.filter(({ type, outcome }) => isVoid(outcome) && (term.kind !== 'mx' || type === 'MX'));
  const isOf = (type: 'A' | 'AAAA'): boolean => counted.some((answer) => answer.type === type);
  if (costOf(term) === 0) return NO_VOIDS;
  if (term.kind === 'a') return { v4: isOf('A') ? 1 : 0, v6: isOf('AAAA') ? 1 : 0 };
  return counted.length > 0 ? { v4: 1, v6: 1 } : NO_VOIDS;
}

function sumOf(a: Voids, b: Voids): Voids {
  return { v4: a.v4 + b.v4, v6: a.v6 + b.v6 };
}

function noteUnknown({ unknown }: Expansion, answer: DnsAnswer): void {
  const { outcome, name, type } = answer;
  if (outcome === 'answer' || isVoid(outcome) || outcome === 'servfail' || outcome === 'invalid-name') return;
  unknown.set(questionKey(name, type), answer);
}
