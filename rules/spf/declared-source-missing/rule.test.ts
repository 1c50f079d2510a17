import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { accepted, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const senders = (...values: readonly string[]) => ({ senders: values });
const newsletter = { 'spf.example.com': { TXT: ['v=spf1 ip4:198.51.100.0/24 -all'] } };

ruleTable(rule, [
  { name: 'nothing declared', state: 'evaluated' },
  {
    name: 'a declared address that passes',
    declared: senders('192.0.2.1'),
    dns: record(`${vendor} ip4:192.0.2.0/24`),
    state: 'evaluated',
  },
  {
    name: 'declared addresses that do not',
    declared: senders('192.0.2.1', '203.0.113.0/28'),
    findings: [
      {
        message: 'missing',
        subject: 'contoso.com',
        severity: 'high',
        text: /^SPF record of contoso\.com does not let 192\.0\.2\.1, 203\.0\.113\.0\/28 pass, declared as senders/,
        fix: /^contoso\.com\. TXT "v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ip4:192\.0\.2\.1 ip4:203\.0\.113\.0\/28 ~all"$/,
      },
    ],
  },
  {
    name: 'of two, the one that passes is not added again',
    declared: senders('192.0.2.1', '203.0.113.9'),
    dns: record(`${vendor} ip4:192.0.2.0/24`),
    findings: [
      { message: 'missing', text: /let 203\.0\.113\.9 pass/, fix: /ip4:192\.0\.2\.0\/24 ip4:203\.0\.113\.9 ~all"$/ },
    ],
  },
  {
    name: 'a part of a block',
    declared: senders('192.0.2.0/24'),
    dns: record(`${vendor} ip4:192.0.2.0/25`),
    findings: [{ message: 'missing', fix: /ip4:192\.0\.2\.0\/24 ~all"$/ }],
  },
  {
    name: 'a declared name that is not included',
    declared: senders('spf.example.com'),
    dns: newsletter,
    findings: [{ message: 'missing', text: /let spf\.example\.com pass/, fix: /include:spf\.example\.com ~all"$/ }],
  },
  {
    name: 'included',
    declared: senders('spf.example.com'),
    dns: { ...newsletter, ...record(`${vendor} include:spf.example.com`) },
    state: 'evaluated',
  },
  {
    name: 'not included, but its addresses pass',
    declared: senders('spf.example.com'),
    dns: { ...newsletter, ...record(`${vendor} ip4:198.51.100.0/24`) },
    state: 'evaluated',
  },
  {
    name: 'a declared name without a record (RFC 7208, 5.2)',
    declared: senders('mail.example.com'),
    findings: [
      {
        message: 'noRecord',
        subject: 'mail.example.com',
        severity: 'high',
        text: /^Declared sender mail\.example\.com has no SPF record/,
        fix: /^Declare the addresses/,
      },
    ],
  },
  {
    name: 'a declared name that does not answer',
    declared: senders('spf.example.com'),
    dns: { 'spf.example.com': { fails: 'timeout' } },
    gaps: ['SPF of sender spf.example.com'],
    state: 'not-evaluated',
  },
  {
    name: 'own servers that nobody outside sees',
    declared: { onPremises: { hosts: [], addresses: ['10.0.0.5', 'fd00::5'] } },
    state: 'evaluated',
  },
  {
    name: 'own servers with public addresses',
    declared: { onPremises: { hosts: [], addresses: ['192.0.2.25', '10.0.0.5'] } },
    findings: [
      {
        message: 'ownServers',
        severity: 'medium',
        text: /let 192\.0\.2\.25 pass, declared as the organization's own/,
        fix: /ip4:192\.0\.2\.25 ~all"$/,
      },
    ],
  },
  {
    name: 'an include of the domain does not answer',
    declared: senders('192.0.2.1'),
    dns: { ...record('include:slow.example.com'), 'slow.example.com': { fails: 'timeout' } },
    gaps: ['SPF of sender 192.0.2.1'],
  },
  {
    name: 'one of two domains does not answer',
    declared: senders('192.0.2.1'),
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { 'fabrikam.com': { fails: 'refused' } },
    gaps: ['SPF record'],
    findings: [{ message: 'missing', subject: 'contoso.com' }],
  },
  {
    name: 'the lookup fails',
    declared: senders('192.0.2.1'),
    dns: { 'contoso.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  { name: 'nobody asked', declared: senders('192.0.2.1'), dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
