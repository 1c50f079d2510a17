import { egress } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { accepted, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const most = egress.filter((address) => address !== '3.211.77.148');
const listing = (addresses: readonly string[]): string => addresses.map((address) => `ip4:${address}`).join(' ');

ruleTable(rule, [
  { name: 'the record of the guide', state: 'evaluated' },
  { name: 'all addresses by themselves', dns: record(listing(egress)), state: 'evaluated' },
  {
    name: 'two halves cover a block',
    dns: record('ip4:203.0.113.0/25 ip4:203.0.113.128/25'),
    config: { overrides: { egress: { ipv4: ['203.0.113.0/24'] } } },
    state: 'evaluated',
  },
  {
    name: 'half of a block',
    dns: record('ip4:203.0.113.0/25'),
    config: { overrides: { egress: { ipv4: ['203.0.113.0/24'] } } },
    findings: [{ message: 'uncovered', text: /let 203\.0\.113\.128\/25 pass/ }],
  },
  {
    name: 'IPv6, too',
    dns: record(listing(egress)),
    config: { overrides: { egress: { ipv6: ['2001:db8::/32'] } } },
    findings: [{ message: 'uncovered', text: /let 2001:db8::\/32 pass/ }],
  },
  {
    name: 'one address fails',
    dns: record(listing(most)),
    findings: [
      {
        message: 'uncovered',
        subject: 'contoso.com',
        severity: 'high',
        text: /^SPF record of contoso\.com does not let 3\.211\.77\.148 pass, from where mxHERO sends\. /,
        fix: /^contoso\.com\. TXT "v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/,
      },
    ],
  },
  {
    name: 'a term before it says fail: first match wins (RFC 7208, 4.6.2)',
    dns: record(`-ip4:3.211.77.148 ${vendor}`),
    findings: [
      {
        message: 'uncovered',
        text: /let 3\.211\.77\.148 pass.*because of -ip4:3\.211\.77\.148\.$/,
        fix: /take -ip4:3\.211\.77\.148 out of it\.$/,
      },
    ],
  },
  {
    name: 'the domain refuses one, and the record of the service lacks another',
    dns: {
      ...record(`-ip4:54.208.111.28 ${vendor}`),
      '_spf.mxhero.com': { TXT: [`v=spf1 ${listing(most)} -all`] },
    },
    findings: [
      { message: 'uncovered', text: /let 54\.208\.111\.28 pass/ },
      { message: 'unlisted', text: /let 3\.211\.77\.148 pass/ },
    ],
  },
  {
    name: 'the record of the service lacks one',
    dns: { '_spf.mxhero.com': { TXT: [`v=spf1 ${listing(most)} -all`] } },
    findings: [{ message: 'unlisted', text: /includes _spf\.mxhero\.com, and yet/, fix: /^Ask the vendor/ }],
  },
  {
    name: 'the check breaks first',
    dns: record(`include:dead.example.com ${vendor}`),
    findings: [
      { message: 'broken', text: /dead\.example\.com has no SPF record\./, fix: /include:_spf\.mxhero\.com ~all"$/ },
    ],
  },
  {
    name: 'no record',
    dns: { 'contoso.com': null },
    findings: [{ message: 'uncovered', text: /because of no SPF record\.$/ }],
  },
  {
    name: 'the record of the service does not answer',
    dns: { '_spf.mxhero.com': { fails: 'timeout' } },
    gaps: ['SPF of the service'],
    state: 'not-evaluated',
  },
  {
    name: 'a name by client decides each address',
    dns: {
      ...record('exists:%{i}.allow.example.com'),
      ...Object.fromEntries(egress.map((address) => [`${address}.allow.example.com`, { A: ['127.0.0.2'] }] as const)),
    },
    state: 'evaluated',
  },
  {
    name: 'a name by sender leaves it open',
    dns: record('exists:%{l}.allow.example.com'),
    gaps: ['SPF of the service'],
  },
  {
    name: 'one of two domains does not answer',
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { ...record(listing(most)), 'fabrikam.com': { fails: 'refused' } },
    gaps: ['SPF record'],
    findings: [{ message: 'uncovered', subject: 'contoso.com' }],
  },
  { name: 'inbound only', dns: record(''), config: { outbound: 'none' }, state: 'not-applicable' },
  {
    name: 'a service whose addresses are not known',
    config: { overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
  },
  {
    name: 'the lookup fails',
    dns: { 'contoso.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
