import { describe, expect, it } from 'vitest';
import { onDomain } from '../../src/analyze/rules/target.ts';
import type { Rule } from '../../src/analyze/rules/rule.ts';
import { draftRule, type RuleDraft } from '../helpers/report.ts';
import { runScene, type Scene } from '../helpers/run-rule.ts';

const at = onDomain('contoso.com', 'TXT');

/** A rule that fires once, wherever it runs. */
function firing(id: string, draft: RuleDraft = {}): Rule {
  return draftRule(id, {
    requires: [],
    *check() {
      yield { message: 'wrong', data: { name: id }, at };
    },
    ...draft,
  });
}

const vendor = firing('test/vendor');
const security = firing('test/security', { profile: 'security' });

/** Ids of the rules that ran. */
function ran(rules: readonly Rule[], declared: Scene['declared'] = {}): readonly string[] {
  return runScene(rules, { declared }).outcomes.map(({ rule }) => rule);
}

describe('the rules that run', () => {
  it('are those of the selected profiles', () => {
    expect(ran([vendor, security], { profiles: ['security'] })).toEqual(['test/security']);
    expect(runScene([vendor, security], { declared: { profiles: ['security'] } }).rules).toEqual([security]);
  });

  it('are those that are not switched off', () => {
    expect(ran([vendor, security], { rules: { 'test/vendor': 'off' } })).toEqual(['test/security']);
    expect(ran([vendor, security], { rules: { 'test/vendor': 'low' } })).toHaveLength(2);
  });

  it('are told by id, whatever order they come in', () => {
    expect(ran([vendor, security])).toEqual(['test/security', 'test/vendor']);
    expect(ran([security, vendor])).toEqual(['test/security', 'test/vendor']);
  });

  it('run for each service, or once for the tenant and then of none', () => {
    const services = [{ vendor: 'mxhero' }, { vendor: 'mxhero', id: 'second' }];
    const { outcomes } = runScene([vendor, firing('test/whole', { per: 'tenant' })], { declared: { services } });
    expect(outcomes.map(({ rule, service }) => `${rule} ${service}`)).toEqual([
      'test/vendor mxhero',
      'test/vendor second',
      'test/whole ',
    ]);
  });
});

/** Two rules of one cause: only the finding of the first stands. */
const [stronger, weaker] = ['spf/missing', 'spf/declared-source-missing'] as const;

describe('outcomes', () => {
  it('hold the findings that stand, as the analysis does', () => {
    const { findings, outcomes } = runScene([firing(weaker), firing(stronger), vendor], {});
    expect(findings.map(({ rule }) => rule)).toEqual([stronger, 'test/vendor']);
    const held = outcomes.map(({ rule, outcome }) => [rule, outcome.state === 'evaluated' && outcome.findings.length]);
    expect(held).toEqual([
      [weaker, 0],
      [stronger, 1],
      ['test/vendor', 1],
    ]);
  });

  it('hold findings as they were marked afterwards', () => {
    const suppression = { rule: 'test/vendor', object: { kind: 'Domain', identity: 'contoso.com' } };
    const accepted = {
      ...suppression,
      justification: 'Known.',
      owner: 'postmaster@contoso.com',
      expires: '2027-01-31',
    };
    const { findings, outcomes } = runScene([vendor], { declared: { suppress: [accepted] } });
    expect(findings[0]?.suppression?.justification).toBe('Known.');
    const [first] = outcomes;
    expect(first?.outcome).toMatchObject({
      state: 'evaluated',
      findings: [{ suppression: { justification: 'Known.' } }],
    });
  });
});

describe('a suppression that hides nothing', () => {
  const suppression = { rule: 'test/silent', object: { kind: 'Domain', identity: 'contoso.com' } };
  const accepted = { ...suppression, justification: 'Known.', owner: 'postmaster@contoso.com', expires: '2027-01-31' };
  const silent = (draft: RuleDraft): Rule => draftRule('test/silent', { requires: [], ...draft });
  const notesOf = (rule: Rule, scene: Scene = {}) =>
    runScene([rule, vendor], { ...scene, declared: { suppress: [accepted] } }).diagnostics.map(({ id }) => id);

  it('is told when its rule was evaluated', () => {
    expect(notesOf(silent({}))).toContain('config/suppression-unused');
  });

  it('is not when nobody can say whether the rule would have found something', () => {
    const scene = { sections: { InboundConnector: null } };
    expect(notesOf(silent({ requires: ['InboundConnector'] }), scene)).not.toContain('config/suppression-unused');
  });
});
