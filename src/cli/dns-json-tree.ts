import type { SpfNode, SpfTermNode, SpfTree } from '../mail/spf/tree.ts';

/** What a client pays that matches nothing; `exact` is false when unknown records may add to it. */
export function countsJson({ lookups, voids }: SpfTree): object {
  return { lookups: lookups.count, exact: lookups.isExact, voids };
}

function recordsOf({ selection }: SpfNode): readonly string[] {
  if (selection.state === 'record') return [selection.record.text];
  return selection.state === 'several' ? selection.records.map(({ record }) => record.text) : [];
}

/** The strings as published, of one record only. */
function stringsOf({ selection }: SpfNode): readonly string[] | null {
  return selection.state === 'record' ? selection.strings : null;
}

function termJson(node: SpfTermNode): object {
  const { term, cost, lookups, voids, total, isPastLimit, isUnreachable, dependsOn, target, addresses, answers } = node;
  return {
    term: term.text,
    cost,
    lookups,
    voids,
    total,
    pastLimit: isPastLimit,
    unreachable: isUnreachable,
    dependsOn,
    target: target ?? null,
    outcomes: answers.map(({ name, type, outcome, chain }) => ({ name, type, outcome, chain })),
    addresses,
    loop: node.loop ?? null,
    record: node.child === undefined ? null : nodeJson(node.child),
  };
}

/** A record with its terms and the records that they refer to. */
export function nodeJson(node: SpfNode): object {
  const { domain, selection } = node;
  return {
    domain,
    state: selection.state,
    outcome: selection.state === 'unknown' ? selection.answer.outcome : null,
    texts: recordsOf(node),
    strings: stringsOf(node),
    errors:
      selection.state === 'record'
        ? selection.record.errors.map(({ start, end, problem, term, suggestion }) => ({
            start,
            end,
            term: term.text,
            problem,
            suggestion: suggestion ?? null,
          }))
        : [],
    lookalikes: selection.state === 'unknown' ? [] : selection.lookalikes.map(({ text, reason }) => ({ text, reason })),
    terms: node.terms.map(termJson),
  };
}
