import { egress } from '../../../test/helpers/mxhero.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const domain = 'contoso.com';
const serverIs = (server: string, facts: object = {}) => ({ domains: { [domain]: { server, ...facts } } });
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
    name: 'MX Lookup on: only DNS can tell',
    config: serverIs('contoso.com', { mxLookup: true }),
    gaps: ['server'],
    state: 'not-evaluated',
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
