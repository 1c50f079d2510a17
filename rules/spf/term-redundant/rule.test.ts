import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { egress } from '../../../test/helpers/mxhero.ts';
import { accepted, hostileText, microsoft, published, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const corrected = /"v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/;
const copies = egress.map((address) => `ip4:${address}`).join(' ');
const two = { 'h.example.com': { A: ['203.0.113.1'], AAAA: ['2001:db8::1'] } };

ruleTable(rule, [
  { name: 'what the guide asks for', state: 'evaluated' },
  {
    name: 'terms that add something',
    dns: { ...two, ...record(`${vendor} a:h.example.com ip4:203.0.113.2`) },
    state: 'evaluated',
  },
  {
    name: 'the service by include and by address (dns-spf 2.6)',
    dns: record(`${vendor} ${copies}`),
    findings: [
      {
        message: 'copy',
        severity: 'low',
        subject: 'contoso.com',
        text: new RegExp(`includes as well: ip4:${egress[0]?.replaceAll('.', '\\.')}`),
        fix: corrected,
      },
    ],
  },
  { name: 'copies in place of the include are another matter', dns: record(copies), state: 'evaluated' },
  {
    name: 'an include twice',
    dns: record(`${vendor} ${vendor}`),
    findings: [
      { message: 'duplicate', severity: 'low', text: /more than once: include:_spf\.mxhero\.com\. /, fix: corrected },
    ],
  },
  {
    name: 'an address twice, in another case and way of writing',
    dns: record(`${vendor} ip4:203.0.113.2 IP4:203.0.113.2/32`),
    findings: [{ message: 'duplicate', text: /: IP4:203\.0\.113\.2\/32\. /, fix: /ip4:203\.0\.113\.2 ~all"$/ }],
  },
  {
    name: 'a range within another, whichever comes first',
    dns: record(`${vendor} ip4:203.0.113.9 ip4:203.0.113.0/24 ip6:2001:db8::/48 ip6:2001:db8::1`),
    findings: [
      {
        message: 'covered',
        severity: 'low',
        text: /contain: ip4:203\.0\.113\.9, ip6:2001:db8::1\. /,
        fix: /_spf\.mxhero\.com ip4:203\.0\.113\.0\/24 ip6:2001:db8::\/48 ~all"$/,
      },
    ],
  },
  {
    name: 'two halves cover a whole',
    dns: record(`${vendor} ip4:203.0.113.0/25 ip4:203.0.113.128/25 ip4:203.0.113.0/24`),
    findings: [{ message: 'covered', text: /: ip4:203\.0\.113\.0\/24\. / }],
  },
  {
    name: 'an include by two paths',
    dns: {
      ...record(`${vendor} include:_a.example.com include:_b.example.com`),
      '_a.example.com': { TXT: ['v=spf1 ip4:203.0.113.1 -all'] },
      '_b.example.com': { TXT: ['v=spf1 include:_a.example.com ip4:203.0.113.2 -all'] },
    },
    findings: [
      {
        message: 'covered',
        text: /: include:_a\.example\.com\. /,
        fix: /_spf\.mxhero\.com include:_b\.example\.com ~all"$/,
      },
    ],
  },
  {
    name: 'an include that the domain needs stays, also where another one contains it',
    dns: {
      ...record(`${vendor} include:_a.example.com`),
      '_a.example.com': { TXT: [`v=spf1 ${vendor} ip4:203.0.113.2 -all`] },
    },
    state: 'evaluated',
  },
  {
    name: 'mx of a domain that receives at Microsoft',
    dns: record(`mx ${vendor}`),
    findings: [{ message: 'idle', severity: 'low', text: /add no sender: mx\. /, fix: corrected }],
  },
  {
    name: 'mx of a domain that receives elsewhere',
    dns: { ...two, 'contoso.com': { TXT: [`v=spf1 mx ${microsoft} ${vendor} ~all`], MX: [[10, 'h.example.com']] } },
    state: 'evaluated',
  },
  {
    name: 'a and mx whose addresses are listed, and a name without address',
    dns: { ...two, ...record(`${vendor} ip4:203.0.113.1 ip6:2001:db8::1 a:h.example.com a:gone.example.com`) },
    findings: [
      { message: 'idle', text: /: a:h\.example\.com, a:gone\.example\.com\. /, fix: /ip6:2001:db8::1 ~all"$/ },
    ],
  },
  {
    name: 'three names without address are told by spf/void-lookups',
    dns: record(`${vendor} a:g1.example.com a:g2.example.com a:g3.example.com`),
    state: 'evaluated',
  },
  {
    name: 'a range that a refusal before it takes away from the others is needed',
    dns: record(`${vendor} ip4:203.0.113.9 -ip4:203.0.113.8/29 ip4:203.0.113.0/24`),
    state: 'evaluated',
  },
  {
    name: 'terms that refuse are left alone',
    dns: record(`${vendor} -ip4:203.0.113.9 -ip4:203.0.113.0/24`),
    state: 'evaluated',
  },
  {
    name: 'a repetition after all is another matter',
    dns: published(`v=spf1 ${microsoft} ${vendor} ~all ${vendor}`),
    state: 'evaluated',
  },
  { name: 'a syntax error', dns: record(`${vendor} ${vendor} ipv4:1`), state: 'evaluated' },
  {
    name: 'several reasons, each once',
    dns: record(`mx ${vendor} ${vendor} ${copies}`),
    findings: [{ message: 'copy' }, { message: 'duplicate' }, { message: 'idle' }],
  },
  {
    name: 'an include in front does not answer: who passes is not known',
    dns: {
      ...published(`v=spf1 include:_a.example.com ${vendor} ${copies} ~all`),
      '_a.example.com': { fails: 'timeout' },
    },
    gaps: ['TXT of _a.example.com'],
    state: 'not-evaluated',
  },
  {
    name: 'an include behind does not answer',
    dns: { ...record(`${vendor} ${copies} include:_a.example.com`), '_a.example.com': { fails: 'servfail' } },
    gaps: ['TXT of _a.example.com'],
    findings: [{ message: 'copy', fix: /^Look up the names/ }],
  },
  {
    name: 'hosts do not answer',
    dns: { ...record(`${vendor} a:h.example.com`), 'h.example.com': { fails: 'timeout' } },
    gaps: ['A of h.example.com', 'AAAA of h.example.com'],
  },
  {
    name: 'the MX of an mx term fails',
    dns: {
      ...published(`v=spf1 mx:h.example.com ${microsoft} ${vendor} ~all`),
      'h.example.com': { MX: [[0, 'h-example-com.mail.protection.outlook.com']], fails: { MX: 'servfail' } },
    },
    gaps: ['MX of h.example.com'],
  },
  {
    name: 'the address of a host of an mx term fails',
    dns: {
      ...published(`v=spf1 mx:h.example.com ${microsoft} ${vendor} ~all`),
      'h.example.com': { MX: [[0, 'x.example.com']] },
      'x.example.com': { fails: 'servfail' },
    },
    gaps: ['A of x.example.com', 'AAAA of x.example.com'],
  },
  {
    name: 'hostile text is shown in part',
    dns: record(`${vendor} ${`include:${hostileText.replaceAll(/[^a-z]/g, '')}.example.com `.repeat(2)}`.trim()),
    findings: [{ message: 'duplicate', text: /^.{0,350}$/s }],
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
    dns: { ...record(`${vendor} ${vendor}`), 'fabrikam.com': { fails: 'servfail' } },
    gaps: ['SPF record'],
    findings: [{ message: 'duplicate', subject: 'contoso.com' }],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
