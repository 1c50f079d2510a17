import type { DnsAnswer } from '../../model/index.ts';
import { isVoid } from '../dns/outcome.ts';
import type { Interval } from '../interval.ts';
import { mergeIntervals } from '../interval.ts';
import { addressBits, parseIpAddress } from '../ip-address.ts';
import { VOID_LIMIT } from './evaluation.ts';
import { splitGroup, withAlternative, type Group } from './group.ts';
import { mxHosts } from './match-term.ts';
import { resultOf, type SpfMechanism } from './term.ts';
import type { SpfTermNode } from './tree.ts';

/** How a term divides clients: those that it matches, those that go on, and those whose check ends at it. */
export interface Matches {
  readonly matched: readonly Group[];
  readonly others: readonly Group[];
  readonly temperror?: readonly Group[];
  readonly permerror?: readonly Group[];
  readonly undecided?: readonly Group[];
}

const MOST_HOSTS = 10;

/** Divides clients that have paid for the term; `include` and modifiers are not its business. */
export function coverMatches(family: 4 | 6, node: SpfTermNode, groups: readonly Group[]): Matches {
  const { term } = node;
  switch (term.kind) {
    case 'all':
      return { matched: groups, others: [] };
    case 'ip4':
    case 'ip6':
      return divide(groups, networkOf(family, term.address, term.prefix));
    case 'a':
    case 'exists':
    case 'ptr':
      return node.dependsOn.length > 0 ? coverUnseen(node, term, groups) : coverLookup(family, node, groups);
    case 'mx':
      return node.dependsOn.length > 0 ? { matched: [], others: [], undecided: groups } : coverMx(family, node, groups);
    case 'include':
    case 'redirect':
    case 'exp':
    case 'unknown':
      return { matched: [], others: groups };
  }
}

/** A lookup whose name depends on the client or sender: it matches or it does not; the DNS is taken to answer. */
function coverUnseen(node: SpfTermNode, term: SpfMechanism, groups: readonly Group[]): Matches {
  const isExact = term.kind === 'exists' && node.cost === 1;
  const open = groups.map((group) => withAlternative(group, resultOf[term.qualifier]));
  return countVoids(open, node.cost, isExact);
}

function coverLookup(family: 4 | 6, node: SpfTermNode, groups: readonly Group[]): Matches {
  const { term, answers, target } = node;
  if (target === undefined) return { matched: [], others: groups };
  const answer = answers.find(({ type }) => type === (family === 4 || term.kind === 'exists' ? 'A' : 'AAAA'));
  const ended = endedBy(answer, groups);
  if (ended !== undefined) return ended;
  if (answer !== undefined && isVoid(answer.outcome)) return countVoids(groups, 1, true);
  if (term.kind === 'exists') {
    const isMatch = (answer?.records.length ?? 0) > 0;
    return { matched: isMatch ? groups : [], others: isMatch ? [] : groups };
  }
  return divide(groups, addressNetworks(family, node, answer));
}

function coverMx(family: 4 | 6, node: SpfTermNode, groups: readonly Group[]): Matches {
  const { answers, target } = node;
  if (target === undefined) return { matched: [], others: groups };
  const mx = answers.find((answer): answer is DnsAnswer<'MX'> => answer.type === 'MX');
  const ended = endedBy(mx, groups);
  if (mx === undefined || ended !== undefined) return ended ?? { matched: [], others: [], undecided: groups };
  if (isVoid(mx.outcome)) return countVoids(groups, 1, true);
  const hosts = mxHosts(mx);
  if (hosts.length > MOST_HOSTS) return { matched: [], others: [], permerror: groups };
  const matched: Group[] = [];
  let others = groups;
  for (const host of hosts) {
    const type = family === 4 ? 'A' : 'AAAA';
    const answer = answers.find((one) => one.name === host && one.type === type);
    const stop = endedBy(answer, others);
    if (stop !== undefined) return { ...stop, matched };
    const divided = divide(others, addressNetworks(family, node, answer));
    matched.push(...divided.matched);
    others = divided.others;
  }
  return { matched, others };
}

/** Ends the check where the answer is an error or says nothing. */
function endedBy(answer: DnsAnswer | undefined, groups: readonly Group[]): Matches | undefined {
  const outcome = answer?.outcome ?? 'not-asked';
  if (outcome === 'answer' || outcome === 'invalid-name' || isVoid(outcome)) return undefined;
  const ended = { matched: [], others: [] };
  return outcome === 'servfail' ? { ...ended, temperror: groups } : { ...ended, undecided: groups };
}

function countVoids(groups: readonly Group[], voids: number, isExact: boolean): Matches {
  const counted = groups.map((group) => ({
    ...group,
    voids: group.voids + voids,
    isExact: group.isExact && isExact,
  }));
  const over = counted.filter((group) => group.voids > VOID_LIMIT);
  return {
    matched: [],
    others: counted.filter((group) => group.voids <= VOID_LIMIT),
    permerror: over.filter((group) => group.isExact),
    undecided: over.filter((group) => !group.isExact),
  };
}

/** Divides clients by whether they are in any of the networks. */
export function divide(groups: readonly Group[], networks: readonly Interval[]): Matches {
  const halves = groups.map((group) => splitGroup(group, networks));
  return {
    matched: halves.map(({ inside }) => inside).filter(({ intervals }) => intervals.length > 0),
    others: halves.map(({ outside }) => outside).filter(({ intervals }) => intervals.length > 0),
  };
}

function addressNetworks(family: 4 | 6, { term }: SpfTermNode, answer: DnsAnswer | undefined): readonly Interval[] {
  if (term.kind !== 'a' && term.kind !== 'mx') return [];
  const prefix = family === 4 ? term.cidr4 : term.cidr6;
  const texts = (answer?.records ?? []).filter((record) => typeof record === 'string');
  return mergeIntervals(texts.flatMap((text) => networkOf(family, text, prefix)));
}

/** The block of an address and a prefix length; empty when the address is of the other family. */
export function networkOf(family: 4 | 6, text: string, prefix: number): readonly Interval[] {
  const address = parseIpAddress(text);
  if (address === undefined || address.family !== family) return [];
  const hostBits = BigInt(addressBits(family) - prefix);
  const first = (address.value >> hostBits) << hostBits;
  return [{ first, last: first + (1n << hostBits) - 1n }];
}
