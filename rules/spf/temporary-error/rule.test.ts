import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { accepted, hostileText, microsoft, published, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const own = `${vendor} include:_a.example.com`;

ruleTable(rule, [
  { name: 'everything answers', state: 'evaluated' },
  {
    name: 'the domain itself fails (RFC 7208, 2.6.6)',
    dns: { 'contoso.com': { fails: 'servfail' } },
    findings: [
      {
        message: 'own',
        severity: 'medium',
        subject: 'contoso.com',
        text: /^SPF record of contoso\.com cannot be looked up: /,
        fix: /DNSSEC/,
      },
    ],
  },
  {
    name: 'an include fails',
    dns: { ...record(own), '_a.example.com': { fails: 'servfail' } },
    findings: [
      {
        message: 'failed',
        severity: 'medium',
        text: /\(SERVFAIL\): TXT of _a\.example\.com\. /,
        fix: /^Have the owner/,
      },
    ],
  },
  {
    name: 'hosts fail, in one family too',
    dns: {
      ...published(`v=spf1 ${microsoft} ${vendor} a:h.example.com mx:m.example.com ~all`),
      'h.example.com': { A: ['203.0.113.1'], fails: { AAAA: 'servfail' } },
      'm.example.com': { fails: { MX: 'servfail' } },
    },
    findings: [{ message: 'failed', text: /: AAAA of h\.example\.com, MX of m\.example\.com\. / }],
  },
  {
    name: 'a name within is refused',
    dns: { ...record(own), '_a.example.com': { fails: 'refused' } },
    findings: [
      { message: 'refused', severity: 'medium', text: /\(REFUSED\), although the domain itself is: TXT of _a/ },
    ],
  },
  {
    name: 'the domain itself is refused: not known',
    dns: { 'contoso.com': { fails: 'refused' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  {
    name: 'a time-out of ours says nothing',
    dns: { ...record(own), '_a.example.com': { fails: 'timeout' } },
    gaps: ['TXT of _a.example.com'],
    state: 'not-evaluated',
  },
  {
    name: 'a time-out beside an error',
    dns: {
      ...record(`${own} include:_b.example.com`),
      '_a.example.com': { fails: 'timeout' },
      '_b.example.com': { fails: 'servfail' },
    },
    gaps: ['TXT of _a.example.com'],
    findings: [{ message: 'failed' }],
  },
  {
    name: 'after all nothing is looked up',
    dns: {
      ...published(`v=spf1 ${microsoft} ${vendor} ~all include:_a.example.com`),
      '_a.example.com': { fails: 'servfail' },
    },
    state: 'evaluated',
  },
  {
    name: 'an explanation that fails is left out, and mail judged as ever (6.2)',
    dns: {
      ...published(`v=spf1 ${microsoft} ${vendor} -all exp=why.contoso.com`),
      'why.contoso.com': { fails: 'servfail' },
    },
    state: 'evaluated',
  },
  {
    name: 'hostile text is shown in part',
    dns: {
      ...record(`include:${hostileText.replaceAll(/[^a-z]/g, '').slice(0, 60)}.example.com`),
      [`${hostileText.replaceAll(/[^a-z]/g, '').slice(0, 60)}.example.com`]: { fails: 'servfail' },
    },
    findings: [{ message: 'failed', text: /^.{0,400}$/s }],
  },
  {
    name: 'one of two domains fails, the other is judged',
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { ...record(own), '_a.example.com': { fails: 'servfail' }, 'fabrikam.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    findings: [{ message: 'failed', subject: 'contoso.com' }],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
