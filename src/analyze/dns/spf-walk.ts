import type { SpfStep } from '../../mail/spf/check.ts';
import { printTerm } from '../../mail/spf/print.ts';
import { isMechanism } from '../../mail/spf/term.ts';
import type { SpfNode, SpfTermNode, SpfTree } from '../../mail/spf/tree.ts';

/** A term of a tree, with the way to it. */
export interface SpfWalked {
  readonly node: SpfNode;
  readonly one: SpfTermNode;
  /** From the record of the domain to the term itself. */
  readonly steps: readonly SpfStep[];
}

/** Characters of one term of a way that are shown. */
const SHOWN = 80;

/** Every term that a client can reach, in the order in which it is evaluated: mechanisms before modifiers (RFC 7208, section 4.6.3). */
export function* walkSpf({ root }: SpfTree): Generator<SpfWalked> {
  yield* below(root, []);
}

function* below(node: SpfNode, way: readonly SpfStep[]): Generator<SpfWalked> {
  const mechanisms = node.terms.filter(({ term }) => isMechanism(term));
  const modifiers = node.terms.filter(({ term }) => !isMechanism(term));
  for (const one of [...mechanisms, ...modifiers]) {
    if (one.isUnreachable) continue;
    const steps = [...way, { domain: node.domain, term: one.term }];
    yield { node, one, steps };
    if (one.child !== undefined && one.loop === undefined) yield* below(one.child, steps);
  }
}

/** Whether a client that the term matches passes: only with `+` all the way (RFC 7208, section 5.2). */
export function canPass({ steps }: SpfWalked): boolean {
  return steps.every(({ term }) => term.kind === 'redirect' || ('qualifier' in term && term.qualifier === '+'));
}

/** The way as a reader follows it, each term cut to a length that fits into a sentence. */
export function wayText({ steps }: Pick<SpfWalked, 'steps'>): string {
  return steps.map(({ term }) => printTerm(term).slice(0, SHOWN)).join(' > ');
}
