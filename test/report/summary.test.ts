import { describe, expect, it } from 'vitest';

import type { Gap, RuleOutcome } from '../../src/analyze/rules/finding.ts';
import { groupGaps } from '../../src/report/gap-groups.ts';
import { summarize } from '../../src/report/summary.ts';
import { sampleReport } from '../helpers/sample-report.ts';

function gap(identity: string, fact: string, command?: string): Gap {
  const why =
    command === undefined ? ({ reason: 'undetermined' } as const) : ({ reason: 'property-absent', command } as const);
  return { subject: { kind: 'TransportRule', identity, key: identity }, fact, why };
}

function waiting(rule: string, ...gaps: Gap[]): RuleOutcome {
  return { rule, service: '', outcome: { state: 'not-evaluated', gaps } };
}

describe('the summary', () => {
  it('counts findings and checks; each check is in one state', () => {
    const { gaps, ...counts } = summarize(sampleReport());
    expect(counts).toEqual({
      findings: { critical: 2, high: 1, medium: 3, low: 1, info: 1 },
      open: 8,
      suppressed: 1,
      checks: { total: 15, evaluated: 11, clean: 2, withGaps: 1, notEvaluated: 2, notApplicable: 1, crashed: 1 },
    });
    expect(gaps).toHaveLength(2);
  });
});

describe('gaps', () => {
  it('are grouped by what would close them, the most wanted first, those that nothing closes last', () => {
    const groups = groupGaps([
      waiting('a/one', gap('A', 'Mode'), gap('A', 'State', 'first')),
      waiting('a/two', gap('A', 'State', 'second'), gap('B', 'State', 'second')),
      waiting('a/three', gap('B', 'State', 'second')),
      waiting('a/four', gap('A', 'State', 'another')),
      { rule: 'a/five', service: '', outcome: { state: 'not-applicable', why: 'It does not apply.' } },
    ]);
    expect(groups.map(({ command, rules }) => [command, rules])).toEqual([
      ['second', ['a/three', 'a/two']],
      ['another', ['a/four']],
      ['first', ['a/one']],
      [undefined, ['a/one']],
    ]);
  });

  it('of one fact name each object and each rule once', () => {
    const [group] = groupGaps([
      waiting('a/one', gap('A', 'State', 'x'), gap('B', 'State', 'x')),
      waiting('a/one', gap('A', 'State', 'x')),
      waiting('a/two', gap('A', 'State', 'x'), gap('A', 'Mode', 'x')),
    ]);
    expect(
      group?.facts.map(({ fact, subjects, rules }) => [fact, subjects.map(({ identity }) => identity), rules]),
    ).toEqual([
      ['State', ['A', 'B'], ['a/one', 'a/two']],
      ['Mode', ['A'], ['a/two']],
    ]);
  });
});
