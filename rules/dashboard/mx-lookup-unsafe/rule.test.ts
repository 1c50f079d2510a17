import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const server = (name: string | null, facts: object = {}) => ({
  domains: { 'contoso.com': { server: name, mxLookup: true, ...facts } },
});
const border = { inbound: 'border' };
const gateway = 'mx.gateway.example.com';
const mx = (name: string, ...hosts: readonly string[]) => ({
  [name]: { MX: hosts.map((host, index): readonly [number, string] => [index * 10, host]) },
});
const finding = { subject: 'contoso.com', property: 'mxLookup', severity: 'high' } as const;

ruleTable(rule, [
  { name: 'MX Lookup off', state: 'evaluated' },
  { name: 'the domain itself, whose MX is at Microsoft', config: server('Contoso.com.'), state: 'evaluated' },
  {
    name: 'the MX host itself, which has no MX',
    config: server('contoso-com.mail.protection.outlook.com'),
    findings: [
      {
        ...finding,
        message: 'none',
        text: /^Server of domain 'contoso\.com' is 'contoso-com\.mail\.protection\.outlook\.com', which has no MX record/,
        fix: /turn MX Lookup off/,
      },
    ],
  },
  { name: 'no such name', config: server('mail.contoso.com'), findings: [{ ...finding, message: 'none' }] },
  {
    name: 'an address of the name is no MX',
    config: server('mail.contoso.com', { mailSystem: 'onPremises' }),
    dns: { 'mail.contoso.com': { A: ['192.0.2.25'] } },
    findings: [{ ...finding, message: 'none' }],
  },
  {
    name: 'null MX',
    config: server('example.com'),
    dns: mx('example.com', ''),
    findings: [{ ...finding, message: 'null', text: /says that it takes no mail/ }],
  },
  {
    name: 'the service',
    config: server('example.com'),
    dns: mx('example.com', 'contoso-com.mail.protection.outlook.com', 'smtp-in.mxhero.com'),
    findings: [{ ...finding, message: 'service', text: /its MX is smtp-in\.mxhero\.com of mxHERO itself/ }],
  },
  {
    name: 'the declared gateway',
    config: server('example.com'),
    declared: { gateway: { hosts: [gateway] } },
    dns: mx('example.com', gateway),
    findings: [{ ...finding, message: 'border', text: /its MX is mx\.gateway\.example\.com, the gateway/ }],
  },
  {
    name: 'border that is not declared: the MX of a domain is where mail comes from',
    config: { ...border, ...server('contoso.com') },
    dns: mx('contoso.com', gateway),
    findings: [{ ...finding, message: 'border' }],
  },
  {
    name: 'border, mailboxes behind a name of their own',
    config: { ...border, ...server('boxes.contoso.com') },
    dns: { ...mx('contoso.com', gateway), ...mx('boxes.contoso.com', 'contoso-com.mail.protection.outlook.com') },
    state: 'evaluated',
  },
  {
    name: 'border, another host: an MX that is not learnt may be the border',
    config: { ...border, ...server('boxes.contoso.com', { mailSystem: 'onPremises' }) },
    dns: { 'contoso.com': { fails: 'timeout' }, ...mx('boxes.contoso.com', 'mail.example.com') },
    gaps: ['mxLookup'],
    state: 'not-evaluated',
  },
  {
    name: 'loopback: the MX of a domain elsewhere is not the border',
    config: server('contoso.com', { mailSystem: 'onPremises' }),
    dns: mx('contoso.com', 'mail.contoso.com'),
    state: 'evaluated',
  },
  {
    name: 'what is wrong whatever its MX says is another rule’s',
    config: {
      domains: {
        'a.example.com': { server: 'smtp-in.mxhero.com', mxLookup: true },
        'b.example.com': { server: 'mail server', mxLookup: true },
        'c.example.com': { server: '192.0.2.25', mxLookup: true },
        'd.example.com': { server: null, mxLookup: true },
      },
    },
    state: 'evaluated',
  },
  {
    name: 'MX not learnt; the other domain is judged',
    config: {
      domains: {
        'contoso.com': { server: 'example.com', mxLookup: true },
        'fabrikam.com': { server: 'mail.fabrikam.com', mxLookup: true },
      },
    },
    dns: { 'example.com': { fails: 'servfail' } },
    findings: [{ ...finding, message: 'none', subject: 'fabrikam.com' }],
    gaps: ['mxLookup'],
  },
  {
    name: 'not declared',
    config: { domains: { 'contoso.com': { server: 'contoso.com' }, 'example.com': { mxLookup: true } } },
    gaps: ['mxLookup', 'server'],
    state: 'not-evaluated',
  },
  {
    name: 'hostile names stay data',
    config: server('example.com'),
    declared: { gateway: { hosts: [gateway] } },
    dns: mx('example.com', '](x)"\'\u001b[31m.mxhero.com'),
    findings: [{ ...finding, message: 'service' }],
  },
  { name: 'no dashboard declared', config: { domains: null }, gaps: ['dashboard fields'], state: 'not-evaluated' },
  { name: 'nobody asked', config: server('contoso.com'), dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
  {
    name: 'vendor without such a field',
    config: { ...server('mail.contoso.com'), overrides: { dashboard: { server: 'none' } } },
    state: 'not-applicable',
  },
]);
