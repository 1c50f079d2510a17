import { describe, expect, it } from 'vitest';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { exhibitIn, runScene } from '../../../test/helpers/run-rule.ts';
import { accepted, hostileText, microsoft, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const text = `v=spf1 ${microsoft} ${vendor} ~all`;
const old = `v=spf1 ${microsoft} ~all`;

ruleTable(rule, [
  { name: 'only one resolver was asked: nothing to compare', state: 'not-applicable' },
  {
    name: 'two that agree',
    dns: { 'contoso.com': { TXT: [text], elsewhere: { TXT: [text] } } },
    state: 'evaluated',
  },
  {
    name: 'in another order, split elsewhere, with other TXT',
    dns: {
      'contoso.com': { TXT: ['a=1', text], elsewhere: { TXT: [[text.slice(0, 9), text.slice(9)], 'b=2', 'a=1'] } },
    },
    state: 'evaluated',
  },
  {
    name: 'one has the old record',
    dns: { 'contoso.com': { TXT: [text], elsewhere: { TXT: [old] } } },
    findings: [
      {
        message: 'differ',
        severity: 'medium',
        subject: 'contoso.com',
        text: /everywhere: 'v=spf1 .* at 192\.0\.2\.53:53, 'v=spf1 include:spf\.protection\.outlook\.com ~all' at 198\.51\.100\.53:53\. /,
        fix: /^After a change, wait/,
      },
    ],
  },
  {
    name: 'one has none',
    dns: { 'contoso.com': { TXT: [text], elsewhere: {} } },
    findings: [{ message: 'differ', text: /no SPF record at 198\.51\.100\.53:53/ }],
  },
  {
    name: 'one has two',
    dns: { 'contoso.com': { TXT: [text], elsewhere: { TXT: [text, old] } } },
    findings: [{ message: 'differ', text: /~all' and 'v=spf1/ }],
  },
  {
    name: 'the other one says nothing about the domain',
    dns: { 'contoso.com': { TXT: [text], elsewhere: { fails: 'servfail' } } },
    state: 'not-applicable',
  },
  {
    name: 'hostile text is shown in part',
    dns: { 'contoso.com': { TXT: [text], elsewhere: { TXT: [`v=spf1 ${hostileText}`] } } },
    findings: [{ message: 'differ', text: /^.{0,450}$/s }],
  },
  {
    name: 'the lookup fails',
    dns: { 'contoso.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  {
    name: 'one of two domains does not answer',
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { 'contoso.com': { TXT: [text], elsewhere: { TXT: [old] } }, 'fabrikam.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    findings: [{ message: 'differ', subject: 'contoso.com' }],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);

describe('what is shown with it', () => {
  it('is the whole record by resolver', () => {
    const [finding] = runScene([rule], { dns: { 'contoso.com': { TXT: [text], elsewhere: {} } } }).findings;
    expect(exhibitIn(finding)?.rows).toEqual([
      ['192.0.2.53:53', text],
      ['198.51.100.53:53', 'none'],
    ]);
  });
});
