import type { MxRecord } from '../../model/index.ts';
import { isSettled } from '../dns/outcome.ts';
import { isLookalike, isMicrosoftMx } from '../host.ts';
import { covers, ipSet, isEmpty } from '../ip-range.ts';
import type { ChangeLog } from './change-log.ts';
import { spfCoverage } from './coverage.ts';
import { costOf } from './dependence.ts';
import { identityOf } from './draft-terms.ts';
import { LOOKUP_LIMIT } from './evaluation.ts';
import { printTerm } from './print.ts';
import type { SpfMechanism } from './term.ts';
import type { SpfNode, SpfTermNode, SpfTree } from './tree.ts';

/** Each one is tried by expanding the record without it; more than this is beyond mending. */
const MOST_TRIED = 30;

type Expand = (mechanisms: readonly SpfMechanism[]) => SpfTree;

/** Why a term can go; `isMeant`: it names somebody, who is not to be found. */
interface Reason {
  readonly why: string;
  readonly isMeant?: boolean;
}

/**
 * The mechanisms without those that cost a lookup and authorize nobody, as far as answers show it: what leads to no record
 * or to a broken one, `a` and `mx` whose addresses pass without them, `mx` of Exchange Online, which sends nothing from
 * there. When there are too many lookups, `ptr` goes (RFC 7208, section 5.5, has it not be published), and so do includes
 * that let nobody pass who does not pass without them. Required includes stay.
 */
export function dropSuperfluous(
  mechanisms: readonly SpfMechanism[],
  required: readonly string[],
  expand: Expand,
  log: ChangeLog,
): readonly SpfMechanism[] {
  let kept = mechanisms;
  const isRequired = (term: SpfMechanism): boolean => required.some((name) => identityOf(term) === `include:${name}`);
  const costly = mechanisms.filter((term) => costOf(term) > 0 && term.qualifier === '+' && !isRequired(term));
  const drop = (term: SpfMechanism, { why, isMeant = false }: Reason): void => {
    log.notes.push(`\`${printTerm(term)}\` was removed: ${why}.`);
    log.removed.push(printTerm(term));
    // The name of a required include that was mistyped: the right one is there.
    const name = 'domainSpec' in term ? (term.domainSpec?.text ?? '') : '';
    if (isMeant && isLookalike(name, required) === undefined) log.doubtful.push(printTerm(term));
    kept = kept.filter((other) => other !== term);
  };
  for (const term of costly.slice(0, MOST_TRIED)) {
    const tree = expand(kept);
    const node = nodeOf(term, tree);
    const others = kept.filter((other) => other !== term);
    const reason = node && (whyUseless(node, tree) ?? whyCovered(node, () => expand(others)) ?? whyTooMany(node, tree));
    if (reason !== undefined) drop(term, reason);
  }
  for (const term of costly.slice(0, MOST_TRIED).toReversed()) {
    const tree = expand(kept);
    if (tree.lookups.count <= LOOKUP_LIMIT) return kept;
    const node = nodeOf(term, tree);
    if (node !== undefined && isContained(node, kept, expand)) {
      drop(term, { why: 'whom it lets pass passes without it' });
    }
  }
  return kept;
}

function nodeOf(term: SpfMechanism, { root }: SpfTree): SpfTermNode | undefined {
  return root.terms.find((one) => identityOf(one.term) === identityOf(term));
}

/** Whether everybody whom an include lets pass does so by the other terms, in their order and within the limits. */
function isContained({ term, child }: SpfTermNode, kept: readonly SpfMechanism[], expand: Expand): boolean {
  if (term.kind !== 'include' || child === undefined) return false;
  const alone = expand(kept.filter((one) => identityOf(one) === identityOf(term)));
  const { pass, undecided } = spfCoverage(alone);
  if (!alone.lookups.isExact || !isEmpty(undecided) || isEmpty(pass)) return false;
  const others = expand(kept.filter((one) => identityOf(one) !== identityOf(term)));
  return covers(spfCoverage(others).pass, pass);
}

function whyUseless(node: SpfTermNode, { root }: SpfTree): Reason | undefined {
  const { term, target, answers, child, loop } = node;
  if (term.kind === 'include' && isImpossible(node)) return { why: 'no record can have such a name', isMeant: true };
  if (loop !== undefined && target === root.domain) return { why: 'it names the domain itself' };
  if (answers.length === 0 || !answers.every(({ outcome }) => isSettled(outcome))) return undefined;
  if (term.kind === 'include') return child === undefined ? undefined : whyBroken(child);
  if (term.kind === 'a' && answers.every(({ outcome }) => outcome !== 'answer')) {
    return { why: `${target} has no address`, isMeant: target !== root.domain };
  }
  if (term.kind === 'exists' && answers.every(({ outcome }) => outcome !== 'answer')) {
    return { why: `${target} does not exist`, isMeant: true };
  }
  if (term.kind !== 'mx') return undefined;
  const mx = answers.filter(({ type }) => type === 'MX').flatMap(({ records }) => records.filter(isMx));
  if (mx.length === 0) return { why: `${target} has no MX record`, isMeant: target !== root.domain };
  return mx.every(({ exchange }) => isMicrosoftMx(exchange))
    ? { why: 'Exchange Online does not send from the hosts that receive' }
    : undefined;
}

/** Whether a name holds a label that is empty or too long. */
function isImpossible({ target, dependsOn, child, isUnreachable, isCut }: SpfTermNode): boolean {
  if (isUnreachable || isCut) return false;
  if (target === undefined) return dependsOn.length === 0;
  return child?.selection.state === 'unknown' && child.selection.answer.outcome === 'invalid-name';
}

/** Receivers break off at an include whose record cannot be used (RFC 7208, section 5.2). */
function whyBroken({ domain, selection }: SpfNode): Reason | undefined {
  if (selection.state === 'none') return { why: `${domain} has no SPF record`, isMeant: true };
  if (selection.state === 'several') return { why: `${domain} has more than one SPF record`, isMeant: true };
  const isBroken = selection.state === 'record' && selection.record.errors.length > 0;
  return isBroken ? { why: `the SPF record of ${domain} has a syntax error`, isMeant: true } : undefined;
}

/** Networks wider than the addresses themselves are left alone. */
function whyCovered({ term, answers, addresses }: SpfTermNode, others: () => SpfTree): Reason | undefined {
  if (term.kind !== 'a' && term.kind !== 'mx') return undefined;
  if (term.cidr4 !== 32 || term.cidr6 !== 128 || addresses.length === 0) return undefined;
  if (!answers.every(({ outcome }) => isSettled(outcome))) return undefined;
  const isCovered = covers(spfCoverage(others()).pass, ipSet(addresses).set);
  return isCovered ? { why: 'its addresses pass without it' } : undefined;
}

function whyTooMany({ term }: SpfTermNode, { lookups }: SpfTree): Reason | undefined {
  if (term.kind !== 'ptr' || lookups.count <= LOOKUP_LIMIT) return undefined;
  const why =
    'it should not be published and there are too many lookups; list the addresses of its hosts if they send mail';
  return { why, isMeant: true };
}

function isMx(record: unknown): record is MxRecord {
  return typeof record === 'object' && record !== null && 'exchange' in record;
}
