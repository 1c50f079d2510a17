import { answersOf } from '../../mail/dns/answers.ts';
import { isSettled } from '../../mail/dns/outcome.ts';
import { isMicrosoftMx } from '../../mail/host.ts';
import { covers, inSeveral, isEmpty, unionOf, type IpSet } from '../../mail/ip-range.ts';
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
/** Terms that are evaluated for that, over all trials: of long records fewer are tried. */
const MOST_EVALUATED = 20_000;

interface Trial {
  readonly domain: string;
  readonly scope: SpfScope;
  /** By identity, the place of the first term that has it. */
  readonly places: ReadonlyMap<string, number>;
  readonly needed: ReadonlySet<string>;
  /** Includes of services. */
  readonly ofServices: readonly string[];
  /** Addresses that two or more terms of the record mean to let pass. */
  readonly repeated: IpSet;
  /** Trials that are left. */
  left: number;
}

function trialOf(domain: string, scope: SpfScope): Trial {
  const { terms } = scope.dns.spf(domain).root;
  const places = new Map(terms.toReversed().map(({ term }) => [identityOf(term), term.start]));
  const named = terms.filter(({ isUnreachable }) => !isUnreachable).map((one) => namedBy(one, scope.dns));
  return {
    domain,
    scope,
    places,
    needed: new Set(neededIncludes(domain, scope)),
    ofServices: scope.services.map(includeOf).filter((include) => include !== undefined),
    repeated: inSeveral(named),
    left: Math.min(MOST_TRIED, Math.ceil(MOST_EVALUATED / Math.max(terms.length, 1))),
  };
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
  const { domain, scope } = trial;
  trial.left -= 1;
  const tree = expandSpf(domain, publishedAs(domain, others, scope.dns.answers));
  return covers(spfCoverage(tree).pass, addresses);
}

/** Whether it is worth a trial: others name all of the addresses as well. */
function isRepeated(addresses: IpSet, { repeated, left }: Trial): boolean {
  return left > 0 && !isEmpty(addresses) && covers(repeated, addresses);
}

function isIdle({ term, answers, addresses }: SpfTermNode): boolean {
  if (term.kind !== 'a' && term.kind !== 'mx') return false;
  const hosts = answers.flatMap(({ type, records }) => (type === 'MX' ? records : []));
  const exchanges = hosts.flatMap((host) => (typeof host === 'object' && 'exchange' in host ? [host.exchange] : []));
  return addresses.length === 0 || (term.kind === 'mx' && exchanges.every(isMicrosoftMx));
}

function isCopy({ term }: SpfTermNode, addresses: IpSet, { scope, ofServices }: Trial): boolean {
  if (term.kind !== 'ip4' && term.kind !== 'ip6') return false;
  return ofServices.some((include) => covers(scope.dns.coverage(include).pass, addresses));
}

function reasonOf(one: SpfTermNode, gone: ReadonlySet<SpfTermNode>, trial: Trial): RedundantTerm['reason'] | undefined {
  const { term } = one;
  if ((trial.places.get(identityOf(term)) ?? term.start) < term.start) return 'duplicate';
  const isNeeded = term.kind === 'include' && trial.needed.has(one.target ?? '');
  const addresses = isNeeded ? undefined : passingBy(one, trial.scope.dns);
  if (addresses === undefined) return undefined;
  if (isIdle(one)) return 'idle';
  if (!isRepeated(addresses, trial)) return undefined;
  const { terms } = trial.scope.dns.spf(trial.domain).root;
  const others = terms.filter((other) => other !== one && !gone.has(other));
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
  const gone = new Set<SpfTermNode>();
  for (const one of root.terms.toReversed()) {
    const isTried =
      !one.isUnreachable && 'qualifier' in one.term && one.term.qualifier === '+' && one.term.kind !== 'all';
    const reason = isTried ? reasonOf(one, gone, trial) : undefined;
    if (reason === undefined) continue;
    found.push({ reason, one });
    gone.add(one);
  }
  return found.toReversed();
}
