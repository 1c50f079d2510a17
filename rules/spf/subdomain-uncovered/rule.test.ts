import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { accepted, hostileText, microsoft, published } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const sections = accepted('contoso.com', 'sales.contoso.com');
const open = { '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=reject; sp=none; rua=mailto:d@contoso.com'] } };
const name = 'sales.contoso.com';

ruleTable(rule, [
  { name: 'no sub-domain', dns: open, state: 'evaluated' },
  {
    name: 'a sub-domain without record, and sp=none',
    sections,
    dns: { ...open, [name]: { MX: [[0, 'mail.example.com']] } },
    findings: [
      {
        message: 'uncovered',
        severity: 'medium',
        subject: name,
        text: /^SPF record of sales\.contoso\.com is missing, that of the domain above it does not count/,
        fix: /^sales\.contoso\.com\. TXT "v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/,
      },
    ],
  },
  { name: 'one that does not exist in the DNS', sections, dns: open, findings: [{ message: 'uncovered' }] },
  {
    name: 'np covers names that do not exist (RFC 9989, 4.10.1)',
    sections,
    dns: { '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=reject; sp=none; np=reject'] } },
    state: 'evaluated',
  },
  { name: 'the policy of the domain above covers it', sections, state: 'evaluated' },
  {
    name: 'declared for the service: the policy turns its own mail away',
    sections,
    config: { domains: { [name]: { server: 'contoso-com.mail.protection.outlook.com' } } },
    findings: [
      { message: 'sending', severity: 'medium', subject: name, text: /declared for the service/, fix: /^sales/ },
    ],
  },
  {
    name: 'a policy of its own that only watches',
    sections,
    dns: { '_dmarc.sales.contoso.com': { TXT: ['v=DMARC1; p=none'] } },
    findings: [{ message: 'uncovered' }],
  },
  { name: 'no DMARC at all', sections, dns: { '_dmarc.contoso.com': null }, findings: [{ message: 'uncovered' }] },
  {
    name: 'a record of its own',
    sections,
    dns: { ...open, [name]: { TXT: [`v=spf1 ${microsoft} ~all`] } },
    state: 'evaluated',
  },
  {
    name: 'a text that is none, whatever DMARC says',
    sections,
    dns: { [name]: { TXT: [`v=spf1; ${microsoft} ~all`] } },
    findings: [
      {
        message: 'nearMiss',
        severity: 'medium',
        text: /for receivers, 'v=spf1; .*\. They ignore it/,
        fix: /"v=spf1 include:spf/,
      },
    ],
  },
  {
    name: 'hostile text is shown in part',
    sections,
    dns: { [name]: { TXT: [`v=spf1;${hostileText}`] } },
    findings: [{ message: 'nearMiss', text: /^.{0,350}$/s }],
  },
  {
    name: 'a domain at the top is another matter',
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { ...open, 'fabrikam.com': { MX: [[0, 'mail.example.com']] } },
    state: 'evaluated',
  },
  {
    name: 'the lookup fails',
    sections,
    dns: { ...open, [name]: { fails: 'timeout' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  {
    name: 'DMARC does not answer',
    sections,
    dns: { '_dmarc.contoso.com': { fails: 'servfail' } },
    gaps: ['DMARC policy'],
    state: 'not-evaluated',
  },
  {
    name: 'one of two sub-domains does not answer',
    sections: accepted('contoso.com', name, 'mail.contoso.com'),
    dns: { ...open, 'mail.contoso.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    findings: [{ message: 'uncovered', subject: name }],
  },
  {
    name: 'mail does not leave through the service',
    sections: { ...sections, TransportRule: [], OutboundConnector: [] },
    config: { outbound: 'none' },
    dns: open,
    state: 'not-applicable',
  },
  { name: 'nobody asked', sections, dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
  {
    name: 'above it nothing is published',
    sections,
    dns: { ...open, ...published() },
    findings: [{ message: 'uncovered' }],
  },
]);
