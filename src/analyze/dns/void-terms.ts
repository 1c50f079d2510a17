import { isVoid } from '../../mail/dns/outcome.ts';
import type { SpfTermNode, SpfTree } from '../../mail/spf/tree.ts';
import { walkSpf, type SpfWalked } from './spf-walk.ts';

interface Voids {
  readonly v4: number;
  readonly v6: number;
}

/** A term whose lookups find nothing, for clients of either family. */
export interface VoidTerm extends SpfWalked {
  /** As RFC 7208, section 4.6.4, counts terms. */
  readonly voids: Voids;
  /** As receivers count them that count the addresses of each host of an `mx`, too. */
  readonly strict: Voids;
  /** It finds nothing for anybody. */
  readonly isDead: boolean;
}

const zero: Voids = { v4: 0, v6: 0 };

function strictVoids({ term, answers, voids }: SpfTermNode): Voids {
  if (term.kind !== 'mx') return voids;
  const count = (type: 'A' | 'AAAA'): number =>
    answers.filter((answer) => answer.type === type && isVoid(answer.outcome)).length;
  return { v4: voids.v4 + count('A'), v6: voids.v6 + count('AAAA') };
}

/**
 * The `a`, `mx` and `exists` terms that find nothing and come before the lookups are used up. An include without record
 * ends a check by itself (section 5.2), so it is none of them.
 */
export function voidTerms(tree: SpfTree): readonly VoidTerm[] {
  return [...walkSpf(tree)].flatMap((walked) => {
    const { one } = walked;
    const isLookup = one.term.kind === 'a' || one.term.kind === 'mx' || one.term.kind === 'exists';
    if (!isLookup || one.isPastLimit) return [];
    const strict = strictVoids(one);
    if (strict.v4 === 0 && strict.v6 === 0) return [];
    return [{ ...walked, voids: one.voids, strict, isDead: one.voids.v4 > 0 && one.voids.v6 > 0 }];
  });
}

/** All of them together, which is what a client pays that matches nothing. */
export function sumOfVoids(terms: readonly VoidTerm[], counting: 'voids' | 'strict'): Voids {
  return terms.reduce((sum, term) => ({ v4: sum.v4 + term[counting].v4, v6: sum.v6 + term[counting].v6 }), zero);
}
