import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { accepted, microsoft, published, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

ruleTable(rule, [
  { name: 'one record', state: 'evaluated' },
  { name: 'none', dns: published('MS=ms1'), state: 'evaluated' },
  {
    name: 'one record and texts that are none',
    dns: published('v=spf1 -all', 'v=spf10 -all', 'spf2.0/pra -all'),
    state: 'evaluated',
  },
  {
    name: 'the service in a record of its own: merged, the strictest ending kept',
    dns: published(`v=spf1 ${microsoft} ~all`, `v=spf1 ${vendor} -all`),
    findings: [
      {
        message: 'several',
        subject: 'contoso.com',
        severity: 'high',
        text: /^SPF record of contoso\.com exists 2 times\. /,
        fix: /^contoso\.com\. TXT "v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com -all"$/,
      },
    ],
  },
  {
    name: 'three, with repeated terms and one that is broken',
    dns: published(`v=spf1 ${microsoft} ip4:192.0.2.1 ~all`, `v=spf1 ${microsoft} ipv4:192.0.2.2 ~all`, 'v=spf1'),
    findings: [
      {
        message: 'several',
        text: /exists 3 times/,
        fix: /"v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ip4:192\.0\.2\.1 ip4:192\.0\.2\.2 ~all"$/,
      },
    ],
  },
  {
    name: 'a name in one of them does not answer: no record to copy',
    dns: {
      ...published(`v=spf1 ${microsoft} include:mail.example.com ~all`, `v=spf1 ${vendor} -all`),
      'mail.example.com': { fails: 'timeout' },
    },
    findings: [{ message: 'several', fix: /^Look up the names that did not answer/ }],
  },
  {
    name: 'the lookup fails',
    dns: { 'contoso.com': { fails: 'servfail' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  {
    name: 'one of two domains does not answer',
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { ...record(vendor), 'contoso.com': { TXT: ['v=spf1 -all', 'v=spf1'] }, 'fabrikam.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    findings: [{ message: 'several', subject: 'contoso.com' }],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
