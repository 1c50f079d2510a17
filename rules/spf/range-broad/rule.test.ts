import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { accepted, published, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

ruleTable(rule, [
  { name: 'what the guide asks for', state: 'evaluated' },
  {
    name: 'a /8 and a /32 are narrow enough',
    dns: record(`${vendor} ip4:52.0.0.0/8 ip6:2a01:111::/32`),
    state: 'evaluated',
  },
  {
    name: 'a /7',
    dns: record('ip4:52.0.0.0/7'),
    findings: [
      {
        message: 'broad',
        severity: 'medium',
        subject: 'contoso.com',
        text: /authorizes a large part of the internet: ip4:52\.0\.0\.0\/7\. /,
        fix: /^Name the addresses/,
      },
    ],
  },
  { name: 'a /31 of IPv6', dns: record('ip6:2a01:110::/31'), findings: [{ message: 'broad' }] },
  {
    name: 'the halves of the internet',
    dns: record('ip4:0.0.0.0/1 ip4:128.0.0.0/1 ip6:::/0'),
    findings: [{ message: 'broad', text: /ip4:0\.0\.0\.0\/1, ip4:128\.0\.0\.0\/1, ip6:::\/0\. / }],
  },
  {
    name: 'a prefix length behind a host',
    dns: { ...record('a:h.example.com/4 a:g.example.com//16'), 'h.example.com': { A: ['52.1.2.3'] } },
    findings: [{ message: 'broad', text: /: a:h\.example\.com\/4\. / }],
  },
  {
    name: 'in an included record, reached twice: told with each way',
    dns: { ...record('include:_a.example.com'), '_a.example.com': { TXT: ['v=spf1 ip4:52.0.0.0/6 -all'] } },
    findings: [{ message: 'broad', text: /include:_a\.example\.com > ip4:52\.0\.0\.0\/6/ }],
  },
  {
    name: 'behind an include that does not pass',
    dns: { ...record('~include:_a.example.com'), '_a.example.com': { TXT: ['v=spf1 ip4:52.0.0.0/6 -all'] } },
    state: 'evaluated',
  },
  { name: 'with a qualifier that refuses', dns: record('-ip4:52.0.0.0/6'), state: 'evaluated' },
  {
    name: 'private and reserved addresses (RFC 6890)',
    dns: record('ip4:10.1.2.3 ip4:192.168.0.0/16 ip4:127.0.0.1 ip6:fd00::/48'),
    findings: [
      {
        message: 'reserved',
        severity: 'medium',
        text: /that no server on the internet has: ip4:10\.1\.2\.3, ip4:192\.168\.0\.0\/16, ip4:127\.0\.0\.1, ip6:fd00::\/48\. /,
        fix: /^Replace them by the public/,
      },
    ],
  },
  { name: 'a private /7 is told once', dns: record('ip6:fc00::/7'), findings: [{ message: 'broad' }] },
  {
    name: 'a host with a private address: perhaps only here',
    dns: { ...record('a:h.example.com'), 'h.example.com': { A: ['10.1.2.3'] } },
    state: 'evaluated',
  },
  {
    name: 'both',
    dns: record('ip4:10.1.2.3 ip4:52.0.0.0/6'),
    findings: [{ message: 'broad' }, { message: 'reserved' }],
  },
  { name: 'after all', dns: published('v=spf1 -all ip4:52.0.0.0/6'), state: 'evaluated' },
  { name: 'a syntax error', dns: record('ip4:52.0.0.0/6 ipv4:1'), state: 'evaluated' },
  {
    name: 'an include does not answer',
    dns: { ...record('ip4:52.0.0.0/6 include:_a.example.com'), '_a.example.com': { fails: 'timeout' } },
    gaps: ['TXT of _a.example.com'],
    findings: [{ message: 'broad' }],
  },
  {
    name: 'an include fails',
    dns: { ...record('include:_a.example.com'), '_a.example.com': { fails: 'servfail' } },
    gaps: ['TXT of _a.example.com'],
    state: 'not-evaluated',
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
    dns: { ...record('ip4:52.0.0.0/6'), 'fabrikam.com': { fails: 'servfail' } },
    gaps: ['SPF record'],
    findings: [{ message: 'broad', subject: 'contoso.com' }],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
