import type { MxRecord } from '../../model/index.ts';
import { isSettled } from '../dns/outcome.ts';
import { isMicrosoftMx } from '../host.ts';
import { covers, ipSet } from '../ip-range.ts';
import { spfCoverage } from './coverage.ts';
import { costOf } from './dependence.ts';
import { identityOf } from './draft-terms.ts';
import { LOOKUP_LIMIT } from './evaluation.ts';
import { printTerm } from './print.ts';
import type { SpfMechanism } from './term.ts';
import type { SpfTermNode, SpfTree } from './tree.ts';

/** Each one is tried by expanding the record without it; more than this is beyond mending. */
const MOST_TRIED = 30;

/**
 * The mechanisms without those that cost a lookup and authorize nobody, as far as answers show it: what finds no record,
 * `a` and `mx` whose addresses pass without them, `mx` of Exchange Online, which sends nothing from there. `ptr` goes
 * only when there are too many lookups (RFC 7208, section 5.5, has it not be published). Required includes stay.
 */
export function dropSuperfluous(
  mechanisms: readonly SpfMechanism[],
  required: readonly string[],
  expand: (mechanisms: readonly SpfMechanism[]) => SpfTree,
  notes: string[],
): readonly SpfMechanism[] {
  let kept = mechanisms;
  const isRequired = (term: SpfMechanism): boolean => required.some((name) => identityOf(term) === `include:${name}`);
  const costly = mechanisms.filter((term) => costOf(term) > 0 && term.qualifier === '+' && !isRequired(term));
  for (const term of costly.slice(0, MOST_TRIED)) {
    const tree = expand(kept);
    const node = tree.root.terms.find((one) => identityOf(one.term) === identityOf(term));
    const others = kept.filter((other) => other !== term);
    const why = node && (whyUseless(node) ?? whyCovered(node, () => expand(others)) ?? whyTooMany(node, tree));
    if (why === undefined) continue;
    notes.push(`\`${printTerm(term)}\` was removed: ${why}.`);
    kept = others;
  }
  return kept;
}

function whyUseless({ term, target, answers, child }: SpfTermNode): string | undefined {
  if (answers.length === 0 || !answers.every(({ outcome }) => isSettled(outcome))) return undefined;
  if (term.kind === 'include') return child?.selection.state === 'none' ? `${target} has no SPF record` : undefined;
  if (term.kind === 'a' && answers.every(({ outcome }) => outcome !== 'answer')) return `${target} has no address`;
  if (term.kind !== 'mx') return undefined;
  const mx = answers.filter(({ type }) => type === 'MX').flatMap(({ records }) => records.filter(isMx));
  if (mx.length === 0) return `${target} has no MX record`;
  return mx.every(({ exchange }) => isMicrosoftMx(exchange))
    ? 'Exchange Online does not send from the hosts that receive'
    : undefined;
}

/** Networks wider than the addresses themselves are left alone. */
function whyCovered({ term, answers, addresses }: SpfTermNode, others: () => SpfTree): string | undefined {
  if (term.kind !== 'a' && term.kind !== 'mx') return undefined;
  if (term.cidr4 !== 32 || term.cidr6 !== 128 || addresses.length === 0) return undefined;
  if (!answers.every(({ outcome }) => isSettled(outcome))) return undefined;
  const isCovered = covers(spfCoverage(others()).pass, ipSet(addresses).set);
  return isCovered ? 'its addresses pass without it' : undefined;
}

function whyTooMany({ term }: SpfTermNode, { lookups }: SpfTree): string | undefined {
  if (term.kind !== 'ptr' || lookups.count <= LOOKUP_LIMIT) return undefined;
  return 'it should not be published and there are too many lookups; list the addresses of its hosts if they send mail';
}

function isMx(record: unknown): record is MxRecord {
  return typeof record === 'object' && record !== null && 'exchange' in record;
}
