import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const relayIs = (relayServer: string | null) => ({ outbound: 'loopback', domains: { 'contoso.com': { relayServer } } });

ruleTable(rule, [
  { name: 'standard: the field may be empty', state: 'not-applicable' },
  {
    name: 'loopback with the tenant as relay',
    config: relayIs('contoso-com.mail.protection.outlook.com'),
    state: 'evaluated',
  },
  {
    name: 'loopback without relay',
    config: relayIs(null),
    findings: [
      {
        message: 'missing',
        subject: 'contoso.com',
        property: 'relayServer',
        severity: 'high',
        text: /'contoso\.com' has an empty field Relay Server.*mxHERO/,
        fix: /Relay Server to the MX host of the tenant/,
      },
    ],
  },
  { name: 'blank is empty', config: relayIs('  '), findings: [{ message: 'missing' }] },
  { name: 'a wrong relay is another rule’s', config: relayIs('relay.example.com'), state: 'evaluated' },
  {
    name: 'one domain undeclared does not hide the other',
    config: { outbound: 'loopback', domains: { 'contoso.com': {}, 'example.com': { relayServer: null } } },
    findings: [{ message: 'missing', subject: 'example.com' }],
    gaps: ['relayServer'],
  },
  {
    name: 'no dashboard declared',
    config: { outbound: 'loopback', domains: null },
    gaps: ['dashboard fields'],
    state: 'not-evaluated',
  },
  { name: 'no outbound routing', config: { ...relayIs(null), outbound: 'none' }, state: 'not-applicable' },
  {
    name: 'vendor without such a field',
    config: { ...relayIs(null), overrides: { dashboard: { relayServer: 'none' } } },
    state: 'not-applicable',
  },
  {
    name: 'vendor of which it is not known',
    config: { ...relayIs(null), overrides: { dashboard: { relayServer: null } } },
    gaps: ['dashboard.relayServer'],
  },
]);
