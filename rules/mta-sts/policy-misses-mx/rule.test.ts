import { expect, it } from 'vitest';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const old = 'contoso-com.mail.protection.outlook.com';
const current = 'contoso-com.o-v1.mx.microsoft';
const mx = (...hosts: readonly string[]) => ({
  'contoso.com': { MX: hosts.map((host, index): readonly [number, string] => [index * 10, host]) },
});
const policy = (mode: string, ...patterns: readonly string[]) => ({
  'mta-sts.contoso.com': {
    https: {
      body: ['version: STSv1', `mode: ${mode}`, 'max_age: 86400', ...patterns.map((one) => `mx: ${one}`)].join('\n'),
    },
  },
});
const fabrikam = {
  'fabrikam.com': { MX: [[0, current]] as const },
  '_mta-sts.fabrikam.com': { TXT: ['v=STSv1; id=1'] },
  'mta-sts.fabrikam.com': {
    https: { body: 'version: STSv1\nmode: enforce\nmax_age: 86400\nmx: *.mail.protection.outlook.com' },
  },
};

ruleTable(rule, [
  { name: '*.mail.protection.outlook.com admits the old name (RFC 8461, 4.1)', state: 'evaluated' },
  {
    name: '*.mx.microsoft does not admit the new name: one label only',
    dns: { ...mx(current), ...policy('enforce', '*.mx.microsoft') },
    findings: [
      {
        message: 'enforce',
        subject: 'contoso.com',
        severity: 'high',
        text: /^MTA-STS policy of contoso\.com is enforced and does not admit contoso-com\.o-v1\.mx\.microsoft of its MX\./,
        fix: /^Publish a policy with a line "mx:" for each MX host/,
      },
    ],
  },
  {
    name: '*.o-v1.mx.microsoft does',
    dns: { ...mx(current), ...policy('enforce', '*.o-v1.mx.microsoft') },
    state: 'evaluated',
  },
  {
    name: 'the full name does, in any case',
    dns: { ...mx(current), ...policy('enforce', current.toUpperCase()) },
    state: 'evaluated',
  },
  {
    name: 'a bare suffix admits nothing under it',
    dns: policy('enforce', 'mail.protection.outlook.com'),
    findings: [{ message: 'enforce' }],
  },
  {
    name: 'testing',
    dns: { ...mx(old, 'mx.example.com', 'mx2.example.com'), ...policy('testing', '*.mail.protection.outlook.com') },
    findings: [
      {
        message: 'testing',
        severity: 'low',
        text: /is in testing and does not admit mx\.example\.com, mx2\.example\.com of its MX\. Senders still deliver/,
      },
    ],
  },
  {
    name: 'a move with both names in the policy',
    dns: { ...mx(current, old), ...policy('enforce', '*.mail.protection.outlook.com', '*.o-v1.mx.microsoft') },
    state: 'evaluated',
  },
  {
    name: 'a move with the old name alone',
    dns: mx(current, old),
    findings: [{ message: 'enforce', text: /admit contoso-com\.o-v1/ }],
  },
  { name: 'mode none', dns: { ...mx('mx.example.com'), ...policy('none') }, state: 'evaluated' },
  {
    name: 'a void policy is another rule’s',
    dns: { ...mx(current), ...policy('enforced', '*.x.com') },
    state: 'evaluated',
  },
  { name: 'no record', dns: { ...mx(current), '_mta-sts.contoso.com': null }, state: 'evaluated' },
  { name: 'no MX', dns: { 'contoso.com': {} }, state: 'evaluated' },
  { name: 'addresses and the root are another rule’s', dns: mx(old, '192.0.2.1', ''), state: 'evaluated' },
  {
    name: 'MX not learnt',
    dns: { 'contoso.com': { fails: { MX: 'timeout' } } },
    gaps: ['MX'],
    state: 'not-evaluated',
  },
  {
    name: 'MX not learnt, which mode none does not need',
    dns: { 'contoso.com': { fails: { MX: 'timeout' } }, ...policy('none') },
    state: 'evaluated',
  },
  {
    name: 'record not learnt',
    dns: { '_mta-sts.contoso.com': { fails: 'servfail' } },
    gaps: ['MTA-STS record'],
    state: 'not-evaluated',
  },
  {
    name: 'policy not fetched',
    dns: { 'mta-sts.contoso.com': { fails: 'timeout' } },
    gaps: ['MTA-STS policy'],
    state: 'not-evaluated',
  },
  {
    name: 'one of two not learnt: the other is judged',
    declared: { domains: ['contoso.com', 'fabrikam.com'] },
    dns: { 'mta-sts.contoso.com': { fails: 'unreachable' }, ...fabrikam },
    findings: [{ message: 'enforce', subject: 'fabrikam.com' }],
    gaps: ['MTA-STS policy'],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);

it('mta-sts/policy-misses-mx shows which line admits which host', () => {
  const { findings } = runScene([rule], { dns: mx(old, current) });
  expect(findings[0]?.exhibit).toEqual({
    title: 'MX of contoso.com and its MTA-STS policy',
    columns: ['Preference', 'Host', 'Admitted by'],
    rows: [
      ['0', old, '*.mail.protection.outlook.com'],
      ['10', current, 'none'],
    ],
  });
});
