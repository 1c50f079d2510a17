import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byPriority, priorityOf } from '../../../src/analyze/recognize/order.ts';
import { ruleOf, rulesOf } from '../../helpers/tenant-of.ts';

const namesOf = (...priorities: readonly unknown[]) =>
  byPriority(
    rulesOf(...priorities.map((Priority, index) => ({ Name: `R${index}`, Priority, PrependSubject: 'x' }))),
  ).map(({ name }) => name);

describe('byPriority', () => {
  it('puts the smaller number first, whatever the order of the export', () => {
    expect(namesOf(2, 0, 1)).toEqual(['R1', 'R2', 'R0']);
  });

  it('keeps the order of the export among equal numbers, as merged exports have them', () => {
    expect(namesOf(1, 0, 1, 0)).toEqual(['R1', 'R3', 'R0', 'R2']);
  });

  it('reads numbers as numbers', () => {
    expect(namesOf('10', '9', 8)).toEqual(['R2', 'R1', 'R0']);
  });

  it.each([
    ['lost', 'first'],
    ['unset', null],
    ['absent', undefined],
  ])('puts a rule whose number is %s last', (_, priority) => {
    expect(namesOf(priority, 300)).toEqual(['R1', 'R0']);
    expect(priorityOf(ruleOf({ Priority: priority, PrependSubject: 'x' }))).toBeGreaterThan(300);
  });

  it('sorts any numbers and loses no rule', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 8 }), (priorities) => {
        const sorted = namesOf(...priorities);
        expect(sorted.toSorted()).toEqual(priorities.map((_, index) => `R${index}`));
        const numbers = sorted.map((name) => priorities[Number(name.slice(1))] ?? 0);
        expect(numbers).toEqual(priorities.toSorted((a, b) => a - b));
      }),
      { numRuns: 50 },
    );
  });
});
