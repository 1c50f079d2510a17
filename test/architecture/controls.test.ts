import { expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { controlIds, controlOf, type ControlId } from '../../src/analyze/rules/controls.ts';
import { controlsOfRule } from '../../src/report/rule-controls.ts';

/** The column "controls" of the rule catalogue, by hand. Rules without a published control are not in it. */
const catalogue: Readonly<Record<string, readonly ControlId[]>> = {
  'connection-filter/allow-entry-broad': ['2.1.12', 'MS.SECURITYSUITE.8.1v1'],
  'connection-filter/allow-entry-unrelated': ['2.1.12', 'MS.SECURITYSUITE.8.1v1'],
  'connection-filter/safe-list-enabled': ['2.1.13', 'MS.SECURITYSUITE.8.2v1'],
  'connection-filter/service-ip-allowed': ['2.1.12', 'MS.SECURITYSUITE.8.1v1'],
  'dkim/selector-broken': ['2.1.9'],
  'dkim/signing-disabled': ['2.1.9', 'MS.EXO.3.1v1'],
  'dmarc/invalid': ['2.1.10'],
  'dmarc/missing': ['2.1.10', 'MS.EXO.4.1v1'],
  'dmarc/policy-weak': ['MS.EXO.4.2v1'],
  'dmarc/reports-missing': ['MS.EXO.4.4v1'],
  'organization/direct-send-open': ['6.5.5'],
  'remote-domain/auto-forward-enabled': ['6.2.1', 'MS.EXO.1.1v2'],
  'spf/all-weak': ['MS.EXO.2.2v3'],
  'spf/microsoft-include-missing': ['2.1.8', 'MS.EXO.2.2v3'],
  'spf/missing': ['2.1.8', 'MS.EXO.2.2v3'],
  'spf/multiple-records': ['2.1.8', 'MS.EXO.2.2v3'],
  'spf/subdomain-uncovered': ['2.1.8'],
  'spf/syntax-error': ['2.1.8', 'MS.EXO.2.2v3'],
  'spf/too-many-lookups': ['2.1.8', 'MS.EXO.2.2v3'],
  'spf/vendor-include-missing': ['2.1.8', 'MS.EXO.2.2v3'],
  'transport-rule/redirects-outside': ['6.2.1'],
  'transport-rule/spam-bypass-broad': ['6.2.2'],
};

/** Messages of those rules that depart from no control: what they tell is not what the control of the rule forbids. */
const without = [
  'spf/all-weak softfail',
  'spf/microsoft-include-missing covered',
  'spf/vendor-include-missing covered',
  'transport-rule/redirects-outside reports',
  'transport-rule/spam-bypass-broad header',
  'transport-rule/spam-bypass-broad anybody',
  'transport-rule/spam-bypass-broad service',
];

it('are those of the rule catalogue, and no borrowed ones', () => {
  const named = rules.map((rule) => [rule.id, controlsOfRule(rule)] as const).filter(([, ids]) => ids.length > 0);
  expect(Object.fromEntries(named)).toEqual(catalogue);
});

it('are named by every message of their rule', () => {
  const standing = rules.filter(({ id }) => Object.hasOwn(catalogue, id));
  const silent = standing.flatMap(({ id, messages }) =>
    Object.entries(messages).flatMap(([name, { controls = [] }]) => (controls.length === 0 ? [`${id} ${name}`] : [])),
  );
  expect(silent).toEqual(without);
});

it('are each used by a rule, under an id that no other one had before', () => {
  const used = new Set(rules.flatMap((rule) => controlsOfRule(rule)));
  expect(controlIds.filter((id) => !used.has(id))).toEqual([]);
  const names = controlIds.flatMap((id) => [id, ...controlOf(id).aliases]);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
});

it('of retired ids lead to what took their place', () => {
  const renamed = controlIds.flatMap((id) => controlOf(id).aliases.map((alias) => [alias, id]));
  expect(renamed).toEqual([
    ['MS.EXO.12.1v1', 'MS.SECURITYSUITE.8.1v1'],
    ['MS.EXO.12.2v1', 'MS.SECURITYSUITE.8.2v1'],
  ]);
});
