import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const mx = (...hosts: readonly string[]) => ({
  'contoso.com': { MX: hosts.map((host, index): readonly [number, string] => [index * 10, host]) },
});
const right = 'contoso-com.mail.protection.outlook.com';

ruleTable(rule, [
  { name: 'MX at Microsoft', state: 'evaluated' },
  {
    name: 'an address (RFC 5321, 5.1)',
    dns: mx('192.0.2.25', '2001:db8::25'),
    findings: [
      {
        message: 'address',
        subject: 'contoso.com',
        severity: 'medium',
        text: /^MX of contoso\.com holds 192\.0\.2\.25, 2001:db8::25, an address/,
        fix: /^Give the mail server a name/,
      },
    ],
  },
  {
    name: 'an alias (RFC 2181, 10.3)',
    dns: { ...mx('mail.contoso.com'), 'mail.contoso.com': { CNAME: right } },
    findings: [
      { message: 'alias', severity: 'medium', text: /names mail\.contoso\.com, which is an alias/, fix: /alias/ },
    ],
  },
  {
    name: 'an alias to nothing leads to no address',
    dns: { ...mx('mail.contoso.com'), 'mail.contoso.com': { CNAME: 'gone.example.com' } },
    findings: [{ message: 'unresolved' }],
  },
  {
    name: 'an alias whose target answers in part is an alias',
    dns: {
      ...mx('mail.contoso.com'),
      'mail.contoso.com': { CNAME: 'far.example.com' },
      'far.example.com': { fails: { AAAA: 'timeout' } },
    },
    findings: [{ message: 'alias' }],
  },
  {
    name: 'an alias whose target does not answer at all is not learnt',
    dns: {
      ...mx('mail.contoso.com'),
      'mail.contoso.com': { CNAME: 'far.example.com' },
      'far.example.com': { fails: 'timeout' },
    },
    gaps: ['address of mail.contoso.com'],
    state: 'not-evaluated',
  },
  {
    name: 'no such host',
    dns: mx(right, 'mx2.example.com', 'mx3.example.com'),
    findings: [
      {
        message: 'unresolved',
        severity: 'medium',
        text: /names mx2\.example\.com, mx3\.example\.com, which leads to no address/,
        fix: /^Correct the name/,
      },
    ],
  },
  {
    name: 'IPv6 alone is an address',
    dns: { ...mx('mx.example.com'), 'mx.example.com': { AAAA: ['2001:db8::1'] } },
    state: 'evaluated',
  },
  {
    name: 'a null MX beside others (RFC 7505, 3)',
    dns: mx('', right),
    findings: [{ message: 'root', severity: 'medium', text: /null MX beside other hosts/, fix: /^Remove the null MX/ }],
  },
  { name: 'a null MX alone', dns: mx(''), state: 'evaluated' },
  { name: 'no MX', dns: { 'contoso.com': {} }, state: 'evaluated' },
  { name: 'retired names are another rule’s', dns: mx('mail.messaging.microsoft.com'), state: 'evaluated' },
  {
    name: 'each kind of mistake for itself',
    dns: mx('192.0.2.25', 'mx2.example.com'),
    findings: [{ message: 'address' }, { message: 'unresolved' }],
  },
  {
    name: 'addresses not learnt',
    dns: { ...mx(right, 'mx2.example.com'), [right]: { fails: 'servfail' } },
    findings: [{ message: 'unresolved', text: /names mx2\.example\.com,/ }],
    gaps: [`address of ${right}`],
  },
  {
    name: 'no IPv4 address, IPv6 not learnt',
    dns: { ...mx('mx.example.com'), 'mx.example.com': { fails: { AAAA: 'timeout' } } },
    gaps: ['address of mx.example.com'],
    state: 'not-evaluated',
  },
  { name: 'MX not learnt', dns: { 'contoso.com': { fails: 'timeout' } }, gaps: ['MX'], state: 'not-evaluated' },
  {
    name: 'one of two not learnt: the other is judged',
    declared: { domains: ['contoso.com', 'fabrikam.com'] },
    dns: { 'contoso.com': { fails: 'timeout' }, 'fabrikam.com': { MX: [[0, '192.0.2.1']] } },
    findings: [{ message: 'address', subject: 'fabrikam.com' }],
    gaps: ['MX'],
  },
  {
    name: 'hostile and long names stay data',
    dns: mx(`"'](x)\u0007${'a'.repeat(240)}`),
    findings: [{ message: 'unresolved', text: /names "'\]\(x\)/ }],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
