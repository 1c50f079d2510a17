import { expect, it } from 'vitest';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const old = 'contoso-com.mail.protection.outlook.com';
const current = 'contoso-com.o-v1.mx.microsoft';
const gateway = 'mx.gateway.example.com';
const mx = (...records: readonly (readonly [number, string])[]) => ({ 'contoso.com': { MX: records } });
const declaredGateway = { gateway: { hosts: [gateway] } };

ruleTable(rule, [
  { name: 'MX at Microsoft', state: 'evaluated' },
  { name: 'old and new name side by side during a move', dns: mx([20, current], [30, old]), state: 'evaluated' },
  { name: 'all elsewhere', dns: mx([10, gateway], [20, 'mx2.example.com']), state: 'evaluated' },
  {
    name: 'gateway first, Microsoft behind it',
    dns: mx([10, gateway], [50, old]),
    findings: [
      {
        message: 'mixed',
        subject: 'contoso.com',
        severity: 'high',
        text: /^MX of contoso\.com names contoso-com\.mail\.protection\.outlook\.com of Microsoft 365 beside mx\.gateway\.example\.com\. .*whatever its preference/,
        fix: /^Leave the hosts of one system/,
      },
    ],
  },
  {
    name: 'equal preference, both names of Microsoft, two others',
    dns: mx([10, gateway], [10, old], [10, current], [20, 'mx2.example.com']),
    findings: [
      {
        message: 'mixed',
        text: /names contoso-com\.mail\.protection\.outlook\.com, contoso-com\.o-v1\.mx\.microsoft of Microsoft 365 beside mx\.gateway\.example\.com, mx2\.example\.com\./,
      },
    ],
  },
  {
    name: 'a declared gateway makes it no better',
    declared: declaredGateway,
    dns: mx([10, gateway], [20, old]),
    findings: [{ message: 'mixed' }],
  },
  {
    name: 'the service beside Microsoft',
    dns: mx([10, 'smtp-in.mxhero.com'], [20, old]),
    findings: [{ message: 'mixed' }],
  },
  {
    name: 'US government and China are Microsoft too',
    dns: mx([10, 'contoso.mail.protection.office365.us'], [20, 'contoso.mail.protection.partner.outlook.cn']),
    state: 'evaluated',
  },
  {
    name: 'a name that only looks like Microsoft is somebody else',
    dns: mx([10, old], [20, 'contoso-com.mail.protection.outlook.com.example.com']),
    findings: [{ message: 'mixed' }],
  },
  {
    name: 'addresses, the root and retired names are other mistakes',
    dns: mx([10, old], [20, '192.0.2.25'], [30, ''], [40, 'contoso-com.mail.eo.outlook.com']),
    state: 'evaluated',
  },
  { name: 'null MX', dns: mx([0, '']), state: 'evaluated' },
  { name: 'no MX', dns: { 'contoso.com': {} }, state: 'evaluated' },
  {
    name: 'hosts whose addresses are not learnt: the MX says enough',
    dns: { ...mx([10, gateway], [20, old]), [gateway]: { fails: 'timeout' } },
    findings: [{ message: 'mixed' }],
  },
  {
    name: 'one of two not learnt: the other is judged',
    declared: { domains: ['contoso.com', 'fabrikam.com'] },
    dns: {
      'contoso.com': { fails: 'servfail' },
      'fabrikam.com': {
        MX: [
          [10, gateway],
          [20, old],
        ],
      },
    },
    findings: [{ message: 'mixed', subject: 'fabrikam.com' }],
    gaps: ['MX'],
  },
  {
    name: 'hostile names stay data',
    dns: mx([10, old], [20, '](javascript:alert(1))\u001b[31m"\'`.example.com']),
    findings: [{ message: 'mixed', text: /beside \]\(javascript/ }],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);

it('mx/mixed shows the records in their order with whose host each is', () => {
  const hosts = mx(
    [10, gateway],
    [20, 'smtp-in.mxhero.com'],
    [30, old],
    [40, 'x.mail.eo.outlook.com'],
    [50, 'mx.example.com'],
  );
  const { findings } = runScene([rule], { declared: declaredGateway, dns: hosts });
  expect(findings[0]?.exhibit).toEqual({
    title: 'MX of contoso.com',
    columns: ['Preference', 'Host', 'Belongs to'],
    rows: [
      ['10', gateway, 'declared gateway'],
      ['20', 'smtp-in.mxhero.com', 'mail service'],
      ['30', old, 'Microsoft 365'],
      ['40', 'x.mail.eo.outlook.com', 'Microsoft, but not for tenants'],
      ['50', 'mx.example.com', 'somebody else'],
    ],
  });
});
