import { answersOf } from '../../mail/dns/answers.ts';
import { isSettled } from '../../mail/dns/outcome.ts';
import { isMicrosoftMx } from '../../mail/host.ts';
import { covers, isEmpty, unionOf, type IpSet } from '../../mail/ip-range.ts';
import { spfCoverage } from '../../mail/spf/coverage.ts';
import { identityOf } from '../../mail/spf/draft-terms.ts';
import { expandSpf } from '../../mail/spf/expand.ts';
import type { SpfTermNode } from '../../mail/spf/tree.ts';
import type { DnsAnswers } from '../../model/index.ts';
import type { DnsView } from './dns-view.ts';
import { addressesOfTerm, namedAddresses } from './named-addresses.ts';
import { neededIncludes } from './needed-includes.ts';
import { includeOf, type SpfScope } from './spf-scope.ts';
import { treeGaps } from './tree-gaps.ts';

/**
 * Why a term of a record can go. `duplicate`: it stands there twice; `copy`: addresses of a service whose record is
 * included; `idle`: an `a` or `mx` that finds nothing, or nobody who sends; `covered`: other terms let the same pass.
 */
export interface RedundantTerm {
  readonly reason: 'duplicate' | 'copy' | 'idle' | 'covered';
  readonly one: SpfTermNode;
}

/** Each one that others seem to contain is tried by evaluating the record without it; more than this is beyond tidying. */
const MOST_TRIED = 40;
/** Records with more terms are searched for repetitions only. */
const MOST_TERMS = 200;

interface Trial {
  readonly domain: string;
  readonly scope: SpfScope;
  /** By identity, the place of the first term that has it. */
  readonly places: ReadonlyMap<string, number>;
  /** What each term of the record means to let pass. */
  readonly named: ReadonlyMap<SpfTermNode, IpSet>;
  tried: number;
}

function trialOf(domain: string, scope: SpfScope): Trial {
  const { terms } = scope.dns.spf(domain).root;
  const places = new Map(terms.toReversed().map(({ term }) => [identityOf(term), term.start]));
  const reached = terms.filter(({ isUnreachable }) => !isUnreachable);
  const named = new Map(
    (terms.length > MOST_TERMS ? [] : reached).map((one) => [one, namedBy(one, scope.dns)] as const),
  );
  return { domain, scope, places, named, tried: 0 };
}

function namedBy(one: SpfTermNode, dns: DnsView): IpSet {
  const { term, target } = one;
  if (!('qualifier' in term) || term.qualifier !== '+' || target === undefined) return addressesOfTerm(one);
  return term.kind === 'include' ? namedAddresses(dns.spf(target)) : addressesOfTerm(one);
}

/** The addresses that a term lets pass; undefined where that is not wholly known. */
function passingBy(one: SpfTermNode, dns: DnsView): IpSet | undefined {
  const { term, target, child, answers, dependsOn } = one;
  if (dependsOn.length > 0 || !answers.every(({ outcome }) => isSettled(outcome))) return undefined;
  if (term.kind !== 'include') return addressesOfTerm(one);
  if (target === undefined || child?.selection.state !== 'record') return undefined;
  const { pass, undecided, temperror } = dns.coverage(target);
  const isKnown = treeGaps(target, dns.spf(target)).length === 0 && isEmpty(unionOf(undecided, temperror));
  return isKnown ? pass : undefined;
}

/** The answers as they would be with the terms as the record of the domain. */
function publishedAs(domain: string, terms: readonly SpfTermNode[], answers: DnsAnswers): DnsAnswers {
  const text = ['v=spf1', ...terms.map(({ term }) => term.text)].join(' ');
  const own = answersOf([{ name: domain, type: 'TXT', outcome: 'answer', records: [[text]], chain: [] }]);
  return {
    ask: (name, type) => (name === domain && type === 'TXT' ? own.ask(name, type) : answers.ask(name, type)),
  };
}

/** Whether the addresses pass by the other terms alone, in their order and within the limits. */
function passesWithout(trial: Trial, others: readonly SpfTermNode[], addresses: IpSet): boolean {
  const { domain, scope, named } = trial;
  if (isEmpty(addresses) || trial.tried >= MOST_TRIED) return false;
  if (!covers(unionOf(...others.flatMap((other) => named.get(other) ?? [])), addresses)) return false;
  trial.tried += 1;
  const tree = expandSpf(domain, publishedAs(domain, others, scope.dns.answers));
  return covers(spfCoverage(tree).pass, addresses);
}

function isIdle({ term, answers, addresses }: SpfTermNode): boolean {
  if (term.kind !== 'a' && term.kind !== 'mx') return false;
  const hosts = answers.flatMap(({ type, records }) => (type === 'MX' ? records : []));
  const exchanges = hosts.flatMap((host) => (typeof host === 'object' && 'exchange' in host ? [host.exchange] : []));
  return addresses.length === 0 || (term.kind === 'mx' && exchanges.every(isMicrosoftMx));
}

function isCopy({ term }: SpfTermNode, addresses: IpSet, { scope }: Trial): boolean {
  if (term.kind !== 'ip4' && term.kind !== 'ip6') return false;
  const ofServices = scope.services.map(includeOf).filter((include) => include !== undefined);
  return ofServices.some((include) => covers(scope.dns.coverage(include).pass, addresses));
}

function reasonOf(one: SpfTermNode, kept: readonly SpfTermNode[], trial: Trial): RedundantTerm['reason'] | undefined {
  const { term } = one;
  if ((trial.places.get(identityOf(term)) ?? term.start) < term.start) return 'duplicate';
  const { domain, scope } = trial;
  const isNeeded = term.kind === 'include' && neededIncludes(domain, scope).includes(one.target ?? '');
  const addresses = isNeeded ? undefined : passingBy(one, scope.dns);
  if (addresses === undefined) return undefined;
  if (isIdle(one)) return 'idle';
  const others = kept.filter((other) => other !== one);
  if (!passesWithout(trial, others, addresses)) return undefined;
  if (isCopy(one, addresses, trial)) return 'copy';
  return term.kind === 'a' || term.kind === 'mx' ? 'idle' : 'covered';
}

/**
 * Terms of the domain's own record without which everybody passes who passes now. Of terms that make up for one another
 * the first stays; those that something unknown bears on stay as well, and so do the includes that the domain needs.
 */
export function redundantTerms(domain: string, scope: SpfScope): readonly RedundantTerm[] {
  const { root } = scope.dns.spf(domain);
  const trial = trialOf(domain, scope);
  const found: RedundantTerm[] = [];
  let kept = root.terms;
  for (const one of root.terms.toReversed()) {
    const isTried =
      !one.isUnreachable && 'qualifier' in one.term && one.term.qualifier === '+' && one.term.kind !== 'all';
    const reason = isTried ? reasonOf(one, kept, trial) : undefined;
    if (reason === undefined) continue;
    found.push({ reason, one });
    kept = kept.filter((other) => other !== one);
  }
  return found.toReversed();
}
