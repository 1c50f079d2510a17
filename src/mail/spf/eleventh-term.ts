import type { SpfStep } from './check.ts';
import { LOOKUP_LIMIT } from './evaluation.ts';
import { isMechanism } from './term.ts';
import type { SpfNode, SpfTermNode } from './tree.ts';

interface Walk {
  paid: number;
}

/** The term at which a client that matches nothing hits the limit of lookups; loops are gone round until they hit it. */
export function eleventhTerm(root: SpfNode): SpfStep | undefined {
  return visit({ paid: 0 }, root, []);
}

function visit(walk: Walk, node: SpfNode, above: readonly SpfNode[]): SpfStep | undefined {
  const path = [...above, node];
  for (const term of evaluationOrder(node)) {
    walk.paid += term.cost;
    if (walk.paid > LOOKUP_LIMIT) return { domain: node.domain, term: term.term };
    const child = childIn(term, path);
    const found = child === undefined ? undefined : visit(walk, child.node, child.above);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The terms that are evaluated, mechanisms before the redirect. */
export function evaluationOrder({ terms }: SpfNode): readonly SpfTermNode[] {
  const reached = terms.filter(({ isUnreachable }) => !isUnreachable);
  return [
    ...reached.filter(({ term }) => isMechanism(term)),
    ...reached.filter(({ term }) => term.kind === 'redirect'),
  ];
}

/** The record that a term leads to, with the records above that one; of a term that closes a loop, the record it leads back to. */
export function childIn(
  { child, loop }: SpfTermNode,
  path: readonly SpfNode[],
): { readonly node: SpfNode; readonly above: readonly SpfNode[] } | undefined {
  if (child !== undefined) return { node: child, above: path };
  const start = loop === undefined ? -1 : path.findIndex(({ domain }) => domain === loop[0]);
  const node = path[start];
  return node === undefined ? undefined : { node, above: path.slice(0, start) };
}
