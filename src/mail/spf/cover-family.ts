import { mergeIntervals, type Interval } from '../interval.ts';
import type { SpfResult } from './check.ts';
import { claimedBlocks } from './claimed-blocks.ts';
import { coverMatches, divide, type Matches } from './cover-term.ts';
import { childIn, evaluationOrder } from './eleventh-term.ts';
import { LOOKUP_LIMIT } from './evaluation.ts';
import { joinGroups, withAlternative, type Group } from './group.ts';
import { resultOf, type SpfNetwork, type SpfQualifier } from './term.ts';
import type { SpfNode, SpfTermNode, SpfTree } from './tree.ts';

export type CoveredBy = SpfResult | 'undecided';

/** Intervals by the result that their clients get. */
export type Covered = Readonly<Record<CoveredBy, Interval[]>>;

interface Cover {
  readonly family: 4 | 6;
  readonly found: Covered;
}

/** How a record ends for the clients that get that far without an error. */
type Ends = Readonly<Partial<Record<SpfResult, readonly Group[]>>>;

const MAPPED = 0xffff_0000_0000n;
const ALL: Readonly<Record<4 | 6, readonly Interval[]>> = {
  4: [{ first: 0n, last: (1n << 32n) - 1n }],
  6: [
    { first: 0n, last: MAPPED - 1n },
    { first: MAPPED + (1n << 32n), last: (1n << 128n) - 1n },
  ],
};

/** The results of all clients of one family. */
export function coverFamily({ root }: SpfTree, family: 4 | 6): Covered {
  const cover: Cover = {
    family,
    found: { none: [], neutral: [], pass: [], fail: [], softfail: [], temperror: [], permerror: [], undecided: [] },
  };
  const start: Group = { intervals: ALL[family], lookups: 0, voids: 0, isExact: true, alternatives: [undefined] };
  for (const [result, groups] of entriesOf(coverRecord(cover, root, [start], []))) {
    for (const { intervals, alternatives } of groups) {
      const [alternative] = alternatives;
      const isDecided = alternative === undefined || alternative === result;
      cover.found[isDecided ? result : 'undecided'].push(...intervals);
    }
  }
  const { none, neutral, pass, fail, softfail, temperror, permerror, undecided } = cover.found;
  return {
    none: mergeIntervals(none),
    neutral: mergeIntervals(neutral),
    pass: mergeIntervals(pass),
    fail: mergeIntervals(fail),
    softfail: mergeIntervals(softfail),
    temperror: mergeIntervals(temperror),
    permerror: mergeIntervals(permerror),
    undecided: mergeIntervals(undecided),
  };
}

function coverRecord(cover: Cover, node: SpfNode, groups: readonly Group[], above: readonly SpfNode[]): Ends {
  const { selection } = node;
  if (selection.state === 'none') return { none: groups };
  if (selection.state === 'unknown') {
    const { outcome } = selection.answer;
    if (outcome === 'invalid-name') return { none: groups };
    return end(cover, groups, outcome === 'servfail' ? 'temperror' : 'undecided');
  }
  if (selection.state === 'several' || selection.record.errors.length > 0) return end(cover, groups, 'permerror');
  const path = [...above, node];
  const ends: Partial<Record<SpfResult, Group[]>> = {};
  let left = groups;
  const add = (qualifier: SpfQualifier, matched: readonly Group[]): void => {
    (ends[resultOf[qualifier]] ??= []).push(...matched);
  };
  for (const step of inSteps(evaluationOrder(node))) {
    if (left.length === 0) break;
    if ('networks' in step) {
      for (const [qualifier, networks] of claimedBlocks(cover.family, step.networks)) {
        const { matched, others } = divide(left, networks);
        add(qualifier, matched);
        left = others;
      }
      continue;
    }
    const { term } = step;
    if (term.term.kind === 'redirect') return merged(ends, coverChild(cover, term, left, path));
    const { matched, others } = coverTerm(cover, term, left, path);
    left = joinGroups(others);
    if ('qualifier' in term.term) add(term.term.qualifier, matched);
  }
  return merged(ends, { neutral: left });
}

/** A term, or `ip4` and `ip6` that follow one another. */
type Step = { readonly term: SpfTermNode } | { readonly networks: SpfNetwork[] };

/** Networks in a row are taken at once: one by one, long lists of them would take time with the square of their number. */
function inSteps(terms: readonly SpfTermNode[]): readonly Step[] {
  const steps: Step[] = [];
  for (const one of terms) {
    const { term } = one;
    const last = steps.at(-1);
    if (term.kind !== 'ip4' && term.kind !== 'ip6') steps.push({ term: one });
    else if (last !== undefined && 'networks' in last) last.networks.push(term);
    else steps.push({ networks: [term] });
  }
  return steps;
}

function coverTerm(cover: Cover, term: SpfTermNode, groups: readonly Group[], path: readonly SpfNode[]): Matches {
  if (term.term.kind === 'include') return coverInclude(cover, term, groups, path);
  const paid = pay(cover, groups, term.cost);
  const matches = coverMatches(cover.family, term, paid);
  end(cover, matches.temperror, 'temperror');
  end(cover, matches.permerror, 'permerror');
  end(cover, matches.undecided, 'undecided');
  return matches;
}

/** RFC 7208, section 5.2: only pass is a match. */
function coverInclude(cover: Cover, term: SpfTermNode, groups: readonly Group[], path: readonly SpfNode[]): Matches {
  const inner = groups.map((group) => ({ ...group, alternatives: [...group.alternatives, undefined] }));
  const { pass = [], ...rest } = coverChild(cover, term, inner, path);
  const result = 'qualifier' in term.term ? resultOf[term.term.qualifier] : 'open';
  const matched = pass.map((group) => leave(group, (inside) => (inside === 'pass' ? undefined : 'open')));
  const others = Object.values(rest)
    .flat()
    .map((group) => leave(group, (inside) => (inside === 'pass' ? result : 'open')));
  return { matched, others };
}

/** The group back in the record above, with what its alternative in the included record means there. */
function leave(group: Group, meaning: (inside: Group['alternatives'][number]) => Group['alternatives'][number]): Group {
  const inside = group.alternatives.at(-1);
  const outer = { ...group, alternatives: group.alternatives.slice(0, -1) };
  return inside === undefined ? outer : withAlternative(outer, meaning(inside));
}

/** The record that `include` or `redirect` leads to; without one there is a permerror (RFC 7208, sections 5.2 and 6.1). */
function coverChild(cover: Cover, term: SpfTermNode, groups: readonly Group[], path: readonly SpfNode[]): Ends {
  const paid = pay(cover, groups, term.cost);
  const child = childIn(term, path);
  if (child === undefined) {
    const isImpossible = term.dependsOn.length === 0 && !term.isCut;
    return end(cover, paid, isImpossible ? 'permerror' : 'undecided');
  }
  if (paid.length === 0) return {};
  const { none = [], ...ends } = coverRecord(cover, child.node, paid, child.above);
  end(cover, none, 'permerror');
  return ends;
}

/** Clients that can pay for the term, having paid; the others are past the limit. */
function pay(cover: Cover, groups: readonly Group[], cost: number): readonly Group[] {
  const paid = groups.map((group) => ({ ...group, lookups: group.lookups + cost }));
  end(
    cover,
    paid.filter(({ lookups }) => lookups > LOOKUP_LIMIT),
    'permerror',
  );
  return paid.filter(({ lookups }) => lookups <= LOOKUP_LIMIT);
}

/** Ends the check for the clients; those that may have matched before are undecided. */
function end({ found }: Cover, groups: readonly Group[] | undefined, result: CoveredBy): Ends {
  for (const { intervals, alternatives } of groups ?? []) {
    const isDecided = alternatives.every((alternative) => alternative === undefined);
    found[isDecided ? result : 'undecided'].push(...intervals);
  }
  return {};
}

function merged(a: Ends, b: Ends): Ends {
  const ends: Partial<Record<SpfResult, readonly Group[]>> = { ...a };
  for (const [result, groups] of entriesOf(b)) ends[result] = [...(ends[result] ?? []), ...groups];
  return ends;
}

function entriesOf(ends: Ends): readonly (readonly [SpfResult, readonly Group[]])[] {
  const results: readonly SpfResult[] = ['none', 'neutral', 'pass', 'fail', 'softfail', 'temperror', 'permerror'];
  return results.map((result) => [result, ends[result] ?? []] as const);
}
