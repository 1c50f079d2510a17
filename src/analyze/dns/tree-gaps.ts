import { unanswered } from '../../mail/dns/outcome.ts';
import type { SpfTree } from '../../mail/spf/tree.ts';
import { unknown, type DnsAnswer, type Unknown } from '../../model/index.ts';
import { gap, onDomain, type GapYield } from '../rules/target.ts';
import { walkSpf } from './spf-walk.ts';

/** Answers below the record of a domain that leave open what stands there; servfail says that a check ends, but not what is hidden. */
function openAnswers(tree: SpfTree): readonly DnsAnswer[] {
  const { root } = tree;
  const below = tree.unknown.filter(({ name, type }) => name !== root.domain || type !== 'TXT');
  const failed = [...walkSpf(tree)]
    .filter(({ one }) => one.term.kind !== 'exp')
    .flatMap(({ one }) => one.answers.filter(({ outcome }) => outcome === 'servfail'));
  return [...new Set<DnsAnswer>([...below, ...failed])];
}

/** Why a part of the tree is hidden although every question was answered. */
function hiddenParts(tree: SpfTree): readonly (readonly [fact: string, detail: string])[] {
  const found: [string, string][] = [];
  const depends = [...walkSpf(tree)].some(
    ({ one: { term, dependsOn } }) => (term.kind === 'include' || term.kind === 'redirect') && dependsOn.length > 0,
  );
  const detail = 'A name that the SPF record refers to depends on the sender or the client.';
  if (depends) found.push(['records whose names depend on the message', detail]);
  if (tree.isCut) found.push(['all of the SPF record', 'The SPF record refers to too many others to follow them all.']);
  return found;
}

/**
 * Why it is not known what everything lets pass that a record refers to: an answer that failed, its own first, else that
 * a part could not be followed. Undefined where nothing is hidden.
 */
export function whyHidden(tree: SpfTree): Unknown | undefined {
  const { selection } = tree.root;
  if (selection.state === 'unknown') return unanswered(selection.answer);
  const [failed] = openAnswers(tree);
  if (failed !== undefined) return unanswered(failed);
  const detail = hiddenParts(tree).at(-1)?.[1];
  return detail === undefined ? undefined : unknown({ reason: 'undetermined', detail });
}

/**
 * A gap for each part of what the record of a domain refers to that is not known: names that did not answer, names that
 * depend on the message, and what was too much to follow. `concerns`: whether the answer matters.
 */
export function treeGaps(
  domain: string,
  tree: SpfTree,
  concerns: (answer: DnsAnswer) => boolean = () => true,
): readonly GapYield[] {
  const at = onDomain(domain, 'TXT');
  return [
    ...openAnswers(tree)
      .filter(concerns)
      .map((answer) => gap(at, `${answer.type} of ${answer.name}`, unanswered(answer))),
    ...hiddenParts(tree).map(([fact, detail]) => gap(at, fact, unknown({ reason: 'undetermined', detail }))),
  ];
}
