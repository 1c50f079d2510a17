import { expect, it } from 'vitest';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import enforced from '../../dmarc/enforced-without-alignment/rule.ts';
import rule from './rule.ts';

const dkim = (resignsOutbound: unknown) => ({ overrides: { dkim: { resignsOutbound } } });

ruleTable(rule, [
  { name: 'confirmed, as the guide asks', state: 'evaluated' },
  {
    name: 'on request, and nobody says that it was requested',
    config: { overrides: {} },
    findings: [
      {
        message: 'unconfirmed',
        subject: 'mxhero',
        severity: 'medium',
        text: /^Service mxHERO changes outgoing mail, .* neither its profile nor the configuration says/,
        fix: /^Ask the vendor whether it signs .*"resignsOutbound": true/,
      },
    ],
  },
  { name: 'the profile does not know it', config: dkim(null), findings: [{ message: 'unconfirmed' }] },
  {
    name: 'the service does not sign',
    config: dkim(false),
    findings: [{ message: 'never', severity: 'medium', text: /does not sign it anew/, fix: /^Ask the vendor to sign/ }],
  },
  { name: 'declared', config: dkim(true), state: 'evaluated' },
  {
    name: 'a service that changes nothing',
    config: { overrides: { modifiesContent: false } },
    state: 'not-applicable',
  },
  {
    name: 'whether it changes mail is not known',
    config: { overrides: { modifiesContent: null } },
    gaps: ['modifiesContent'],
    state: 'not-evaluated',
  },
  { name: 'nothing outbound', config: { outbound: 'none', overrides: {} }, state: 'not-applicable' },
  { name: 'outbound loopback', config: { outbound: 'loopback', overrides: {} }, state: 'not-applicable' },
  { name: 'the DNS plays no part', config: dkim(false), dns: 'off', findings: [{ message: 'never' }] },
]);

it('is not said again where DMARC already turns the mail away for it', () => {
  const { findings } = runScene([rule, enforced], {
    config: { overrides: {} },
    dns: { 'contoso.com': { TXT: ['v=spf1 include:spf.protection.outlook.com -all'] } },
  });
  expect(findings.map((finding) => finding.rule)).toEqual(['dmarc/enforced-without-alignment']);
});
