import type { DnsAnswers } from '../../model/index.ts';
import { eleventhTerm } from './eleventh-term.ts';
import { expandRecord, type Expansion } from './expand-record.ts';
import { initialDomain } from './target-name.ts';
import type { SpfTree } from './tree.ts';

/**
 * The SPF record of a domain with everything that it refers to, for all clients at once. Asks for every branch, so that
 * recording answers collect the questions of a tree round by round. Loops are named and not followed, and a tree is cut
 * at 200 terms with lookups.
 */
export function expandSpf(domain: string, answers: DnsAnswers): SpfTree {
  const name = initialDomain(domain) ?? domain;
  const expansion: Expansion = {
    answers,
    domain: name,
    paid: 0,
    isExact: true,
    isCut: false,
    visited: 0,
    unknown: new Map(),
  };
  const root = expandRecord(expansion, name, []);
  return {
    root,
    lookups: { count: root.lookups, isExact: expansion.isExact },
    eleventh: eleventhTerm(root),
    voids: root.voids,
    unknown: [...expansion.unknown.values()],
    isCut: expansion.isCut,
  };
}
