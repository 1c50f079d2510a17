import { describe, expect, it } from 'vitest';
import { deferredRule, type RuleGate } from '../../../src/analyze/rules/deferred-rule.ts';
import { runScene } from '../../helpers/run-rule.ts';

const gate: RuleGate = {
  id: 'spf/some-defect',
  summary: 'Something is wrong.',
  profile: 'vendor',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
};

describe('a rule that was not loaded', () => {
  it('is not evaluated while nobody asks the DNS', () => {
    const [outcome] = runScene([deferredRule(gate)], { dns: 'off' }).outcomes;
    expect(outcome).toMatchObject({ rule: gate.id, outcome: { state: 'not-evaluated', gaps: [{ fact: 'DNS' }] } });
  });

  it('does not pass where somebody did', () => {
    expect(runScene([deferredRule(gate)], {}).outcomes[0]?.outcome).toEqual({
      state: 'crashed',
      error: 'spf/some-defect was not loaded, because the DNS was not to be asked',
    });
  });

  it('says of itself nothing but its gate', () => {
    expect(deferredRule(gate)).toMatchObject({ ...gate, guide: [], references: [], conflictsWith: [], messages: {} });
  });
});
