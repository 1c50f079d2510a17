import { egress } from '../../../test/helpers/mxhero.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const tenantHost = 'contoso-com.mail.protection.outlook.com';
const otherHost = 'fabrikam-com.mail.protection.outlook.com';
const allAtMicrosoft = { 'contoso.onmicrosoft.com': { MX: [[0, 'contoso.mail.protection.outlook.com']] } } as const;
const gateway = { hosts: ['mx.gateway.contoso.com'], addresses: ['192.0.2.0/28'] };
const onPremises = { hosts: ['mail.contoso.com'], addresses: ['192.0.2.77'] };

function relay(outbound: 'standard' | 'loopback', relayServer: string | null, message?: string): Row {
  return {
    name: `${outbound}, ${relayServer}: ${message ?? 'passes'}`,
    config: { outbound, domains: { 'contoso.com': { relayServer } } },
    declared: { gateway, onPremises },
    state: 'evaluated',
    findings:
      message === undefined
        ? []
        : [{ message, subject: 'contoso.com', property: 'relayServer', severity: 'high', fix: /Relay Server/ }],
  };
}

ruleTable(rule, [
  { name: 'empty as in the guide', state: 'evaluated' },
  relay('standard', null),
  relay('standard', 'mx.gateway.contoso.com'),
  relay('standard', 'MAIL.contoso.com.'),
  relay('standard', '192.0.2.7'),
  relay('standard', '[192.0.2.77]'),
  relay('standard', tenantHost, 'returns'),
  relay('standard', 'Contoso-com.O-v1.MX.microsoft.', 'returns'),
  relay('standard', 'relay.example.com', 'undeclared'),
  relay('standard', '192.0.2.78', 'undeclared'),
  relay('standard', 'smtp.google.com', 'undeclared'),
  relay('standard', 'smtp-relay.mxhero.com', 'service'),
  relay('standard', egress[0] ?? '', 'service'),
  relay('standard', 'relay', 'malformed'),

  relay('loopback', null),
  relay('loopback', tenantHost),
  relay('loopback', `${tenantHost.toUpperCase()}.`),
  relay('loopback', 'smtp.mxhero.com', 'service'),
  relay('loopback', 'mx.gateway.contoso.com', 'notTenant'),
  relay('loopback', 'mail.contoso.com', 'notTenant'),
  relay('loopback', '192.0.2.78', 'notTenant'),
  relay('loopback', 'mail.protection.outlook.com', 'notTenant'),
  relay('loopback', '<your-tenant>.mail.protection.outlook.com', 'malformed'),

  {
    name: 'words and fix of each message, standard',
    config: {
      domains: {
        'a.example.com': { relayServer: tenantHost },
        'b.example.com': { relayServer: 'relay.example.com' },
        'c.example.com': { relayServer: 'smtp-in.mxhero.com' },
        'd.example.com': { relayServer: '?' },
      },
    },
    findings: [
      {
        message: 'returns',
        text: /'a\.example\.com' is 'contoso-com\.mail.*5\.7\.64/,
        fix: /clear Relay Server.*"outbound": "loopback"/,
      },
      {
        message: 'undeclared',
        text: /'relay\.example\.com', which the configuration does not know/,
        fix: /declare it under "gateway" or "onPremises"/,
      },
      { message: 'service', text: /'smtp-in\.mxhero\.com', which belongs to mxHERO itself/, fix: /clear Relay Server/ },
      {
        message: 'malformed',
        text: /'\?', which is neither a full host name nor an address/,
        fix: /clear Relay Server/,
      },
    ],
  },
  {
    name: 'words and fix in a loopback',
    config: { outbound: 'loopback', domains: { 'contoso.com': { relayServer: 'relay.example.com' } } },
    findings: [
      {
        message: 'notTenant',
        text: /'relay\.example\.com', which is not the MX host/,
        fix: /set Relay Server to the MX host of the tenant/,
      },
    ],
  },
  {
    name: 'loopback to another tenant: every accepted domain publishes its own host',
    config: { outbound: 'loopback', domains: { 'contoso.com': { relayServer: otherHost } } },
    dns: allAtMicrosoft,
    findings: [
      {
        message: 'foreign',
        severity: 'high',
        text: /'fabrikam-com\.mail\.protection\.outlook\.com', the MX host of another Microsoft 365 tenant/,
        fix: /set Relay Server to the MX host of the tenant/,
      },
    ],
  },
  {
    name: 'loopback: an MX that is not learnt may be the host',
    config: { outbound: 'loopback', domains: { 'contoso.com': { relayServer: otherHost } } },
    dns: { 'contoso.com': { fails: 'timeout' } },
    gaps: ['relayServer'],
    state: 'not-evaluated',
  },
  {
    name: 'loopback: nobody asked',
    config: { outbound: 'loopback', domains: { 'contoso.com': { relayServer: tenantHost } } },
    dns: 'off',
    gaps: ['relayServer'],
    state: 'not-evaluated',
  },
  {
    name: 'loopback behind a gateway: the DNS does not say whose the host is',
    config: { outbound: 'loopback', domains: { 'contoso.com': { relayServer: otherHost } } },
    dns: { 'contoso.com': { MX: [[0, 'mx.gateway.contoso.com']] } },
    state: 'evaluated',
  },
  {
    name: 'standard: whose tenant it is does not matter',
    config: { outbound: 'standard', domains: { 'contoso.com': { relayServer: otherHost } } },
    dns: 'off',
    findings: [{ message: 'returns' }],
    state: 'evaluated',
  },
  {
    name: 'one domain undeclared does not hide the other',
    config: { domains: { 'contoso.com': {}, 'example.com': { relayServer: tenantHost } } },
    findings: [{ message: 'returns', subject: 'example.com' }],
    gaps: ['relayServer'],
  },
  {
    name: 'outbound not declared: the relay itself makes it a loopback',
    config: { outbound: null, domains: { 'contoso.com': { relayServer: tenantHost } } },
    state: 'evaluated',
  },
  { name: 'no dashboard declared', config: { domains: null }, gaps: ['dashboard fields'], state: 'not-evaluated' },
  { name: 'no outbound routing', config: { outbound: 'none' }, state: 'not-applicable' },
  {
    name: 'vendor of which it is not known',
    config: { overrides: { dashboard: { relayServer: null } } },
    gaps: ['dashboard.relayServer'],
  },
]);
