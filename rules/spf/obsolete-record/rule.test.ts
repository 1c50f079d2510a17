import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { accepted, hostileText, microsoft, published, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const text = `v=spf1 ${microsoft} ${vendor} ~all`;

ruleTable(rule, [
  { name: 'what the guide asks for', state: 'evaluated' },
  {
    name: 'a record of type SPF (RFC 7208, 3.1)',
    dns: { 'contoso.com': { TXT: [text], SPF: [text] } },
    findings: [
      {
        message: 'type99',
        severity: 'low',
        subject: 'contoso.com',
        text: /in a record of type SPF \(99\) too: 'v=spf1 /,
        fix: /^Remove it; only the TXT record/,
      },
    ],
  },
  {
    name: 'a Sender ID record',
    dns: published(text, 'spf2.0/pra mx -all'),
    findings: [{ message: 'senderId', severity: 'low', text: /record: 'spf2\.0\/pra mx -all'\. /, fix: /^Remove it/ }],
  },
  {
    name: 'both',
    dns: { 'contoso.com': { TXT: [text, 'spf2.0/mfrom -all'], SPF: ['v=spf1 -all'] } },
    findings: [{ message: 'type99' }, { message: 'senderId' }],
  },
  {
    name: 'Sender ID in the place of SPF: the record is missing',
    dns: published('spf2.0/pra mx -all'),
    state: 'evaluated',
  },
  {
    name: 'type SPF without TXT',
    dns: { 'contoso.com': { SPF: ['v=spf1 -all'] } },
    findings: [{ message: 'type99' }],
  },
  {
    name: 'hostile text is shown in part',
    dns: { 'contoso.com': { TXT: [text, `spf2.0/${hostileText}`], SPF: [hostileText] } },
    findings: [
      { message: 'type99', text: /^.{0,300}$/s },
      { message: 'senderId', text: /^.{0,300}$/s },
    ],
  },
  {
    name: 'the question for type SPF fails: the rest is judged',
    dns: { 'contoso.com': { TXT: [text, 'spf2.0/pra -all'], fails: { SPF: 'notimp/formerr' } } },
    gaps: ['record of type SPF'],
    findings: [{ message: 'senderId' }],
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
    dns: { ...record(vendor), 'contoso.com': { TXT: [text], SPF: [text] }, 'fabrikam.com': { fails: 'servfail' } },
    gaps: ['SPF record'],
    findings: [{ message: 'type99', subject: 'contoso.com' }],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
