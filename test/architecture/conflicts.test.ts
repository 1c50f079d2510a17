import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { precedences } from '../../src/analyze/rules/precedence.ts';

/** Sources that contradict each other in two rules, by topic: what one asks for, the other advises against. */
const contradictions: readonly (readonly [topic: string, one: string, other: string])[] = [
  ['IP allow list', 'connection-filter/service-ip-missing', 'connection-filter/service-ip-allowed'],
  ['restriction flag', 'connector/inbound-ip-list-inert', 'connector/inbound-partner-unrestricted'],
  ['enhanced filtering, by architecture', 'enhanced-filtering/missing', 'enhanced-filtering/on-loopback'],
  ['enhanced filtering or allow list', 'enhanced-filtering/bypass-conflict', 'connection-filter/service-ip-missing'],
  ['return over Partner', 'connector/inbound-return-relay-denied', 'connector/inbound-missing'],
  ['SPF include', 'spf/vendor-include-missing', 'spf/vendor-include-unneeded'],
];

const conflictsOf = new Map(rules.map(({ id, conflictsWith }) => [id, conflictsWith]));

describe('contradictions', () => {
  it('are told by both rules, of which each exists', () => {
    const oneSided = rules.flatMap(({ id, conflictsWith }) =>
      conflictsWith.filter((other) => conflictsOf.get(other)?.includes(id) !== true).map((other) => `${other}: ${id}`),
    );
    expect(oneSided).toEqual([]);
  });

  it.each(contradictions)('%s', (_, one, other) => {
    expect(conflictsOf.get(one)).toContain(other);
    expect(conflictsOf.get(other)).toContain(one);
  });

  it.each(contradictions)('%s: neither finding hides the other', (_, ...pair) => {
    const ordered = precedences.filter(({ order }) =>
      pair.every((rule) => order.some((entry) => entry.split(' ')[0] === rule)),
    );
    expect(ordered).toEqual([]);
  });

  it('are no more than those', () => {
    const known = new Set(contradictions.flatMap(([, one, other]) => [`${one} ${other}`, `${other} ${one}`]));
    const told = rules.flatMap(({ id, conflictsWith }) => conflictsWith.map((other) => `${id} ${other}`));
    expect(told.filter((pair) => !known.has(pair))).toEqual([]);
  });
});
