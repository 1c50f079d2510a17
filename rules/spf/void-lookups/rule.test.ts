import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { accepted, hostileText, microsoft, published, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const dead = (count: number): string =>
  Array.from({ length: count }, (_, index) => `a:old${index + 1}.example.com`).join(' ');

/** Hosts that have addresses of one family. */
const v4 = Object.fromEntries([1, 2, 3].map((n) => [`four${n}.example.com`, { A: [`203.0.113.${n}`] }]));
const v6 = Object.fromEntries([1, 2, 3].map((n) => [`six${n}.example.com`, { AAAA: [`2001:db8::${n}`] }]));

function mx(...names: readonly string[]): ReturnType<typeof published> {
  return {
    ...v4,
    'contoso.com': {
      TXT: [`v=spf1 mx ${microsoft} ${vendor} ~all`],
      MX: names.map((name) => [10, `${name}.example.com`] as const),
    },
  };
}

ruleTable(rule, [
  { name: 'none', state: 'evaluated' },
  { name: 'two are allowed (RFC 7208, 4.6.4)', dns: record(`${vendor} ${dead(2)}`), state: 'evaluated' },
  {
    name: 'three names that do not exist',
    dns: record(`${vendor} ${dead(3)}`),
    findings: [
      {
        message: 'always',
        severity: 'high',
        subject: 'contoso.com',
        text: /asks for 3 names that do not exist: a:old1\.example\.com, a:old2\.example\.com, a:old3\.example\.com\. /,
        fix: /"v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/,
      },
    ],
  },
  {
    name: 'the name exists, without such records: void as well',
    dns: {
      ...published(`v=spf1 mx:e.example.com exists:e.example.com a:e.example.com ${microsoft} ${vendor} ~all`),
      'e.example.com': { TXT: ['x'] },
    },
    findings: [{ message: 'always', fix: /"v=spf1 include:spf/ }],
  },
  {
    name: 'within an include, the count goes on',
    dns: {
      ...record(`${vendor} ${dead(2)} include:_a.example.com`),
      '_a.example.com': { TXT: ['v=spf1 a:x.example.com -all'] },
    },
    findings: [
      { message: 'always', text: /include:_a\.example\.com > a:x\.example\.com/, fix: /^Drop these terms, or/ },
    ],
  },
  {
    name: 'hosts with IPv4 addresses only: IPv6 clients run into the limit',
    dns: { ...v4, ...record('a:four1.example.com a:four2.example.com a:four3.example.com') },
    findings: [
      {
        message: 'ipv6',
        severity: 'medium',
        text: /asks for 3 names that have no IPv6 address/,
        fix: /^Write hosts without/,
      },
    ],
  },
  {
    name: 'hosts with IPv6 addresses only: IPv4 clients do',
    dns: { ...v6, ...record('a:six1.example.com a:six2.example.com a:six3.example.com') },
    findings: [{ message: 'always', fix: /^Drop these terms/ }],
  },
  {
    name: 'three hosts of mx without IPv6 address: only receivers that count them (pyspf #44)',
    dns: mx('four1', 'four2', 'four3'),
    findings: [{ message: 'strict', severity: 'medium', text: /asks for 3 hosts .*: mx\. / }],
  },
  { name: 'two such hosts', dns: mx('four1', 'four2'), state: 'evaluated' },
  {
    name: 'includes without record are no void lookups: the first ends the check (5.2)',
    dns: record('include:x1.example.com include:x2.example.com include:x3.example.com'),
    state: 'evaluated',
  },
  { name: 'after all', dns: published(`v=spf1 ${microsoft} ${vendor} ~all ${dead(3)}`), state: 'evaluated' },
  {
    name: 'a syntax error: nothing is asked',
    dns: published(`v=spf1 ${dead(3)} ipv4:1 ~all`),
    state: 'evaluated',
  },
  {
    name: 'the third does not answer',
    dns: { ...record(`${vendor} ${dead(3)}`), 'old3.example.com': { fails: 'timeout' } },
    gaps: ['A of old3.example.com', 'AAAA of old3.example.com'],
    state: 'not-evaluated',
  },
  {
    name: 'a fourth does not answer: three are enough',
    dns: { ...record(`${vendor} ${dead(4)}`), 'old4.example.com': { fails: 'timeout' } },
    gaps: ['A of old4.example.com', 'AAAA of old4.example.com'],
    findings: [{ message: 'always', text: /asks for 3 names/, fix: /_spf\.mxhero\.com a:old4\.example\.com ~all/ }],
  },
  {
    name: 'an include fails',
    dns: { ...record(`${vendor} include:_a.example.com`), '_a.example.com': { fails: 'servfail' } },
    gaps: ['TXT of _a.example.com'],
  },
  {
    name: 'hostile text is shown in part',
    dns: record(
      `${vendor} ${[1, 2, 3].map((n) => `a:${hostileText.replaceAll(/[^a-z]/g, '')}${n}.example.com`).join(' ')}`,
    ),
    findings: [{ message: 'always', text: /^.{0,500}$/s }],
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
    dns: { ...record(dead(3)), 'fabrikam.com': { fails: 'refused' } },
    gaps: ['SPF record'],
    findings: [{ message: 'always', subject: 'contoso.com' }],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
