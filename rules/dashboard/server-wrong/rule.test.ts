import { egress } from '../../../test/helpers/mxhero.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const domain = 'contoso.com';
const serverIs = (server: string, facts: object = {}) => ({ domains: { [domain]: { server, ...facts } } });
const ownHost = 'contoso-com.mail.protection.outlook.com';
/** With the initial domain, which the guide-conform DNS leaves out: each accepted domain names its host. */
const allAtMicrosoft = { 'contoso.onmicrosoft.com': { MX: [[0, 'contoso.mail.protection.outlook.com']] } } as const;
const gateway = { hosts: ['mx.gateway.contoso.com'], addresses: ['192.0.2.0/28'] };
const onPremises = { hosts: ['mail.contoso.com'], addresses: ['192.0.2.77'] };

function passes(server: string, facts: object = {}): Row {
  return {
    name: `passes: ${server} ${JSON.stringify(facts)}`,
    config: serverIs(server, facts),
    declared: { gateway, onPremises },
    state: 'evaluated',
  };
}

function fails(server: string, message: string, severity: 'critical' | 'high', facts: object = {}): Row {
  return {
    name: `${message}: ${server} ${JSON.stringify(facts)}`,
    config: serverIs(server, facts),
    declared: { gateway, onPremises },
    findings: [{ message, subject: domain, property: 'server', severity, fix: /dashboard.*Server/ }],
  };
}

ruleTable(rule, [
  { name: 'set as in the guide', state: 'evaluated' },
  passes('contoso-com.mail.protection.outlook.com'),
  passes(' Contoso-COM.Mail.Protection.Outlook.com. '),
  passes('contoso-com.o-v1.mx.microsoft'),
  passes('contoso-com.mail.protection.office365.us', { mailSystem: 'microsoft365' }),
  passes('contoso-com.mail.protection.partner.outlook.cn'),
  passes('smtp.google.com', { mailSystem: 'google' }),
  passes('SMTP.Google.com.', { mailSystem: 'google' }),
  passes('mail.contoso.com', { mailSystem: 'onPremises' }),
  passes('mx.example.com', { mailSystem: 'onPremises' }),
  passes('192.0.2.77', { mailSystem: 'onPremises' }),
  passes('[198.51.100.7]', { mailSystem: 'other' }),
  passes('2001:db8::25', { mailSystem: 'other' }),

  fails('smtp-in.mxhero.com', 'service', 'critical'),
  fails('SMTP-Relay.mxhero.com.', 'service', 'critical'),
  fails('gmail.mxhero.com', 'service', 'critical'),
  fails('app.mxhero.com', 'service', 'critical', { mailSystem: 'other' }),
  fails(egress[2] ?? '', 'service', 'critical', { mailSystem: 'onPremises' }),
  fails('mx.gateway.contoso.com', 'gateway', 'critical'),
  fails('MX.Gateway.contoso.com.', 'gateway', 'critical', { mailSystem: 'other' }),
  fails('192.0.2.9', 'gateway', 'critical', { mailSystem: 'onPremises' }),
  fails('192.0.2.16', 'address', 'high'),
  fails('[2001:db8::25]', 'address', 'high', { mxLookup: true }),
  fails('mail.contoso.com', 'notMicrosoft', 'high'),
  fails('smtp.google.com', 'notMicrosoft', 'high'),
  fails('contoso.onmicrosoft.com', 'notMicrosoft', 'high'),
  fails('contoso-com.mail.eo.outlook.com', 'notMicrosoft', 'high', { mxLookup: false }),
  fails('mail.protection.outlook.com', 'notMicrosoft', 'high'),
  fails('mail.protection.outlook.com.example.com', 'notMicrosoft', 'high'),
  fails('aspmx.l.google.com', 'notGoogle', 'high', { mailSystem: 'google' }),
  fails('192.0.2.77', 'notGoogle', 'high', { mailSystem: 'google' }),
  fails('contoso-com.mail.protection.outlook.com', 'notGoogle', 'high', { mailSystem: 'google' }),
  fails('contoso-com.mail.protection.outlook.com', 'cloud', 'high', { mailSystem: 'onPremises' }),
  fails('smtp.google.com', 'cloud', 'high', { mailSystem: 'other' }),
  fails('<your-tenant>.mail.protection.outlook.com', 'malformed', 'high'),
  fails('mailserver', 'malformed', 'high', { mailSystem: 'onPremises' }),
  fails('192.0.2.300', 'malformed', 'high', { mailSystem: 'onPremises' }),
  fails('https://mail.contoso.com', 'malformed', 'high', { mailSystem: 'other', mxLookup: true }),
  fails('contoso-com.mail.protection.outlook.com:25', 'malformed', 'high'),
  fails('a.example.com, b.example.com', 'malformed', 'high', { mailSystem: 'other' }),

  {
    name: 'words of each message',
    config: {
      domains: {
        'a.example.com': { server: 'smtp-in.mxhero.com' },
        'b.example.com': { server: '192.0.2.9' },
        'c.example.com': { server: 'mail.contoso.com' },
        'd.example.com': { server: '198.51.100.1' },
        'e.example.com': { server: 'mx.example.com', mailSystem: 'google' },
        'f.example.com': { server: 'smtp.google.com', mailSystem: 'onPremises' },
        'g.example.com': { server: 'mail server' },
      },
    },
    declared: { gateway },
    findings: [
      {
        message: 'service',
        text: /^Server of domain 'a\.example\.com' is 'smtp-in\.mxhero\.com', which belongs to mxHERO/,
      },
      { message: 'gateway', text: /'192\.0\.2\.9', the declared gateway/ },
      { message: 'notMicrosoft', text: /'mail\.contoso\.com', which is not the MX host/ },
      { message: 'address', text: /bare address '198\.51\.100\.1', but the mailboxes are in Microsoft 365/ },
      { message: 'notGoogle', text: /'mx\.example\.com'.*takes mail at 'smtp\.google\.com'/ },
      { message: 'cloud', text: /'smtp\.google\.com', a cloud host.*"mailSystem"/ },
      { message: 'malformed', text: /'mail server', which is neither a full host name nor an address/ },
    ],
  },
  {
    name: 'a gateway that is not declared is some other host',
    config: serverIs('mx.gateway.contoso.com'),
    findings: [{ message: 'notMicrosoft' }],
  },
  {
    name: 'on-premises servers are no place for mailboxes in the cloud',
    config: serverIs('mail.contoso.com'),
    declared: { onPremises },
    findings: [{ message: 'notMicrosoft' }],
  },
  {
    name: 'MX Lookup on: the MX of the name is the host of the tenant',
    config: serverIs('contoso.com', { mxLookup: true }),
    state: 'evaluated',
  },
  {
    name: 'MX Lookup on: the MX leads elsewhere',
    config: serverIs('example.com', { mxLookup: true }),
    dns: {
      'example.com': {
        MX: [
          [10, ownHost],
          [20, 'mx.example.com'],
        ],
      },
    },
    findings: [
      {
        message: 'lookedUp',
        severity: 'high',
        text: /'example\.com' with MX Lookup on, and its MX leads to mx\.example\.com, but the mailboxes are in Microsoft 365\./,
        fix: /set Server to the host/,
      },
    ],
  },
  {
    name: 'MX Lookup on: the MX is the host of another tenant',
    config: serverIs('fabrikam.com', { mxLookup: true }),
    dns: { ...allAtMicrosoft, 'fabrikam.com': { MX: [[0, 'fabrikam-com.mail.protection.outlook.com']] } },
    findings: [{ message: 'lookedUp', text: /leads to fabrikam-com\.mail\.protection/ }],
  },
  {
    name: 'MX Lookup on: Google publishes several hosts',
    config: serverIs('example.com', { mxLookup: true, mailSystem: 'google' }),
    dns: {
      'example.com': {
        MX: [
          [1, 'aspmx.l.google.com'],
          [5, 'alt1.aspmx.l.google.com'],
        ],
      },
    },
    state: 'evaluated',
  },
  {
    name: 'MX Lookup on: mailboxes elsewhere, MX at Microsoft',
    config: serverIs('contoso.com', { mxLookup: true, mailSystem: 'onPremises' }),
    findings: [{ message: 'lookedUp', text: /but the mailboxes are in servers of the organization/ }],
  },
  {
    name: 'MX Lookup on: no MX, the service or the gateway are told by dashboard/mx-lookup-unsafe',
    config: {
      domains: {
        'a.example.com': { server: 'none.example.com', mxLookup: true },
        'b.example.com': { server: 'service.example.com', mxLookup: true },
        'c.example.com': { server: 'gateway.example.com', mxLookup: true },
      },
    },
    declared: { gateway },
    dns: {
      'service.example.com': { MX: [[0, 'smtp-in.mxhero.com']] },
      'gateway.example.com': { MX: [[0, 'mx.gateway.contoso.com']] },
    },
    state: 'evaluated',
  },
  {
    name: 'MX Lookup on: MX not learnt',
    config: serverIs('example.com', { mxLookup: true }),
    dns: { 'example.com': { fails: 'timeout' } },
    gaps: ['server'],
    state: 'not-evaluated',
  },
  {
    name: 'MX Lookup on, nobody asked',
    config: serverIs('contoso.com', { mxLookup: true }),
    dns: 'off',
    gaps: ['server'],
    state: 'not-evaluated',
  },
  {
    name: 'the host of another tenant: every accepted domain publishes its own',
    config: serverIs('fabrikam-com.mail.protection.outlook.com'),
    dns: allAtMicrosoft,
    findings: [
      {
        message: 'foreign',
        subject: domain,
        severity: 'critical',
        text: /'fabrikam-com\.mail\.protection\.outlook\.com', the MX host of another Microsoft 365 tenant/,
        fix: /set Server to the host/,
      },
    ],
  },
  {
    name: 'the host of the initial domain is the tenant’s',
    config: serverIs('contoso.mail.protection.outlook.com'),
    dns: allAtMicrosoft,
    state: 'evaluated',
  },
  {
    name: 'the old name of a host that has moved is the same host',
    config: serverIs(ownHost),
    dns: { ...allAtMicrosoft, 'contoso.com': { MX: [[0, 'contoso-com.o-v1.mx.microsoft']] } },
    state: 'evaluated',
  },
  {
    name: 'behind a gateway the DNS does not say whose the host is',
    config: { ...serverIs('fabrikam-com.mail.protection.outlook.com'), inbound: 'border' },
    dns: { 'contoso.com': { MX: [[0, 'mx.gateway.contoso.com']] } },
    state: 'evaluated',
  },
  {
    name: 'a domain whose MX is not learnt may publish the host; the rest is judged',
    config: {
      domains: {
        'contoso.com': { server: 'fabrikam-com.mail.protection.outlook.com' },
        'example.com': { server: '192.0.2.5' },
      },
    },
    dns: { ...allAtMicrosoft, 'contoso.onmicrosoft.com': { fails: 'servfail' } },
    findings: [{ message: 'address', subject: 'example.com' }],
    gaps: ['server'],
  },
  {
    name: 'an MX that is not learnt does not matter where another domain publishes the host',
    config: serverIs(ownHost),
    dns: { 'contoso.onmicrosoft.com': { fails: 'timeout' } },
    state: 'evaluated',
  },
  {
    name: 'accepted domains not exported: one of them may publish the host',
    sections: { AcceptedDomain: null },
    config: serverIs('fabrikam-com.mail.protection.outlook.com'),
    declared: { domains: [domain] },
    gaps: ['server'],
    state: 'not-evaluated',
  },
  { name: 'whose tenant it is: nobody asked', dns: 'off', gaps: ['server'], state: 'not-evaluated' },
  {
    name: 'nobody asked, where the DNS decides nothing',
    config: serverIs('smtp.google.com', { mailSystem: 'google' }),
    dns: 'off',
    state: 'evaluated',
  },
  {
    name: 'MX Lookup on does not excuse the service itself',
    config: serverIs('smtp-in.mxhero.com', { mxLookup: true }),
    findings: [{ message: 'service' }],
  },
  {
    name: 'each domain for itself; one that is empty is another rule’s',
    config: {
      domains: {
        'contoso.com': { server: null },
        'example.com': { server: '192.0.2.5' },
        'fabrikam.com': {},
      },
    },
    findings: [{ message: 'address', subject: 'example.com' }],
    gaps: ['server'],
  },
  { name: 'no dashboard declared', config: { domains: null }, gaps: ['dashboard fields'], state: 'not-evaluated' },
  {
    name: 'vendor without such a field',
    config: { ...serverIs('x.example.com'), overrides: { dashboard: { server: 'none' } } },
    state: 'not-applicable',
  },
  {
    name: 'vendor of which it is not known',
    config: { ...serverIs('x.example.com'), overrides: { dashboard: { server: null } } },
    gaps: ['dashboard.server'],
  },
]);
