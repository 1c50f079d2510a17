import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { guideDomain } from '../../../test/helpers/guide-zone.ts';
import rule from './rule.ts';

const spf = { TXT: ['v=spf1 include:spf.protection.outlook.com ~all'] };
const silent = { TXT: ['v=spf1 -all'] };
const nullMx = { MX: [[0, '']] } as const;
/** Without it the guide-conform configuration declares contoso.com for the service. */
const undeclared = { domains: null };
const two = { domains: ['contoso.com', 'fabrikam.com'] };

ruleTable(rule, [
  { name: 'MX at Microsoft', state: 'evaluated' },
  {
    name: 'no MX, but an address (RFC 5321, 5.1: mail goes there)',
    dns: { 'contoso.com': { ...spf, A: ['192.0.2.80'] } },
    findings: [
      {
        message: 'missing',
        subject: 'contoso.com',
        severity: 'high',
        text: /^Domain contoso\.com has no MX record\. Mail for it is tried at the addresses of the name itself/,
        fix: /^Publish as MX the host that the Microsoft 365 admin center names/,
      },
    ],
  },
  {
    name: 'neither MX nor address',
    dns: { 'contoso.com': spf },
    findings: [{ message: 'unreachable', severity: 'high', text: /neither an MX record nor an address.*high-risk/ }],
  },
  {
    name: 'no such name at all',
    dns: { 'contoso.com': null },
    findings: [{ message: 'unreachable', subject: 'contoso.com' }],
  },
  {
    name: 'no MX, its addresses not learnt: no MX all the same',
    dns: { 'contoso.com': { ...spf, fails: { AAAA: 'timeout' } } },
    findings: [{ message: 'missing' }],
  },
  {
    name: 'null MX on a domain that sends (RFC 7505, 4.2)',
    dns: { 'contoso.com': { ...spf, ...nullMx } },
    findings: [{ message: 'null', severity: 'high', text: /null MX record.*receivers may refuse mail that it sends/ }],
  },
  {
    name: 'null MX, no SPF record: nothing says that nobody sends',
    dns: { 'contoso.com': { ...nullMx } },
    findings: [{ message: 'null' }],
  },
  {
    name: 'null MX and -all: on purpose',
    config: undeclared,
    dns: { 'contoso.com': { ...silent, ...nullMx } },
    state: 'evaluated',
  },
  { name: 'no MX and -all: on purpose', config: undeclared, dns: { 'contoso.com': silent }, state: 'evaluated' },
  {
    name: 'null MX and -all, but declared for the service',
    dns: { 'contoso.com': { ...silent, ...nullMx } },
    findings: [{ message: 'null', text: /nothing says that it sends no mail either/ }],
  },
  {
    name: 'no MX, declared for the service: what SPF says does not matter',
    dns: { 'contoso.com': { A: ['192.0.2.80'], fails: { TXT: 'timeout' } } },
    findings: [{ message: 'missing' }],
    state: 'evaluated',
  },
  {
    name: '-all after other terms lets somebody send',
    config: undeclared,
    dns: { 'contoso.com': { TXT: ['v=spf1 ip4:192.0.2.1 -all'], ...nullMx } },
    findings: [{ message: 'null' }],
  },
  {
    name: 'two SPF records say nothing',
    config: undeclared,
    dns: { 'contoso.com': { TXT: ['v=spf1 -all', 'v=spf1 -all'], ...nullMx } },
    findings: [{ message: 'null' }],
  },
  {
    name: '~all is not -all',
    config: undeclared,
    dns: { 'contoso.com': { TXT: ['v=spf1 ~all'] } },
    findings: [{ message: 'unreachable' }],
  },
  {
    name: 'a record with a mistake says nothing',
    config: undeclared,
    dns: { 'contoso.com': { TXT: ['v=spf1 -all ipv4:192.0.2.1'] } },
    findings: [{ message: 'unreachable' }],
  },
  {
    name: 'null MX, whether it sends not learnt',
    config: undeclared,
    dns: { 'contoso.com': { ...nullMx, fails: { TXT: 'servfail' } } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  {
    name: 'MX not learnt',
    dns: { 'contoso.com': { fails: 'timeout' } },
    gaps: ['MX'],
    state: 'not-evaluated',
  },
  {
    name: 'one of two not learnt: the other is judged',
    declared: two,
    dns: { 'contoso.com': { fails: { MX: 'servfail' } }, 'fabrikam.com': spf },
    findings: [{ message: 'unreachable', subject: 'fabrikam.com' }],
    gaps: ['MX'],
    state: 'evaluated',
  },
  {
    name: 'a sub-domain is a domain of its own; the initial domain is not judged',
    sections: {
      AcceptedDomain: [
        acceptedDomain({ Name: 'contoso.com', DomainName: 'contoso.com' }),
        acceptedDomain({ Name: 'emea', DomainName: 'emea.contoso.com' }),
        acceptedDomain({ Name: 'i', DomainName: 'contoso.onmicrosoft.com' }),
      ],
    },
    findings: [{ message: 'unreachable', subject: 'emea.contoso.com' }],
  },
  { name: 'two that are right', declared: two, dns: guideDomain('fabrikam.com', 'contoso.onmicrosoft.com') },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
  {
    name: 'no domains known',
    sections: { AcceptedDomain: null },
    gaps: ['AcceptedDomain'],
    state: 'not-evaluated',
  },
]);
