import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { accepted, hostileText, published, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const corrected = /^contoso\.com\. TXT "v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/;

ruleTable(rule, [
  { name: 'a record', state: 'evaluated' },
  {
    name: 'a record in another case, with nothing in it (RFC 7208, 4.5)',
    dns: published('V=SPF1'),
    state: 'evaluated',
  },
  { name: 'several records are not none', dns: published('v=spf1 -all', 'v=spf1 ~all'), state: 'evaluated' },
  {
    name: 'other TXT only',
    dns: published('MS=ms12345678'),
    findings: [
      {
        message: 'missing',
        subject: 'contoso.com',
        severity: 'high',
        text: /^SPF record of contoso\.com is missing\. Receivers cannot tell/,
        fix: corrected,
      },
    ],
  },
  { name: 'no such name', dns: { 'contoso.com': null }, findings: [{ message: 'missing', fix: corrected }] },
  {
    name: 'a blank before it',
    dns: published(' v=spf1 include:spf.protection.outlook.com -all'),
    findings: [
      {
        message: 'nearMiss',
        text: /none for receivers, ' v=spf1 .*' \(a blank stands before it\)\. They ignore it/,
        fix: /include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com -all"$/,
      },
    ],
  },
  { name: 'quotes', dns: published('"v=spf1 -all"'), findings: [{ message: 'nearMiss', text: /a quote stands/ }] },
  { name: 'v=spf10', dns: published('v=spf10 -all'), findings: [{ message: 'nearMiss', text: /its version/ }] },
  { name: 'v=spf2', dns: published('v=spf2 -all'), findings: [{ message: 'nearMiss' }] },
  {
    name: 'a semicolon',
    dns: published('v=spf1; -all'),
    findings: [{ message: 'nearMiss', text: /no blank follows/ }],
  },
  { name: 'a tab', dns: published('v=spf1\t-all'), findings: [{ message: 'nearMiss', text: /a tab stands/ }] },
  { name: 'spf2.0', dns: published('spf2.0/pra -all'), findings: [{ message: 'nearMiss', text: /Sender ID/ }] },
  {
    name: 'strings that lose their blank',
    dns: published(['v=spf1', 'include:spf.protection.outlook.com -all']),
    findings: [{ message: 'nearMiss' }],
  },
  {
    name: 'SPF in the place of DMARC',
    dns: { ...published(), '_dmarc.contoso.com': { TXT: [`v=spf1 ${vendor} -all`] } },
    findings: [{ message: 'elsewhere', text: /stands at _dmarc\.contoso\.com/, fix: corrected }],
  },
  {
    name: 'declared senders go into the new record',
    dns: published(),
    declared: { senders: ['192.0.2.0/28'] },
    findings: [{ message: 'missing', fix: /ip4:192\.0\.2\.0\/28 ~all"$/ }],
  },
  {
    name: 'hostile text is shown in part',
    dns: published(`"v=spf1 ${hostileText}`),
    findings: [{ message: 'nearMiss', text: /^.{0,350}$/s }],
  },
  {
    name: 'the lookup fails',
    dns: { 'contoso.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  { name: 'the domain is broken', dns: { 'contoso.com': { fails: 'servfail' } }, gaps: ['SPF record'] },
  {
    name: 'one of two domains does not answer',
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { 'contoso.com': { fails: 'refused' }, 'fabrikam.com': { MX: [[0, 'mail.example.com']] } },
    gaps: ['SPF record'],
    findings: [{ message: 'missing', subject: 'fabrikam.com' }],
  },
  {
    name: 'a sub-domain is the business of another rule',
    sections: accepted('contoso.com', 'sales.contoso.com'),
    dns: record(vendor),
    state: 'evaluated',
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
  { name: 'no accepted domains', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'], state: 'not-evaluated' },
]);
