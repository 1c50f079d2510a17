import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const lookup = (facts: object, name = 'contoso.com') => ({ domains: { [name]: facts } });
const off = { message: 'off', subject: 'contoso.com', property: 'rcptLookup', severity: 'info' } as const;

ruleTable(rule, [
  { name: 'on', state: 'evaluated' },
  {
    name: 'off',
    config: lookup({ rcptLookup: false }),
    findings: [
      {
        ...off,
        text: /^Domain 'contoso\.com' has Rcpt Lookup off in the dashboard of mxHERO\. mxHERO accepts mail/,
        fix: /^In the dashboard of the service: turn Rcpt Lookup on/,
      },
    ],
  },
  {
    name: 'off, border',
    config: { ...lookup({ rcptLookup: false }), inbound: 'border', outbound: 'none' },
    findings: [off],
  },
  {
    name: 'each domain by itself',
    config: {
      domains: {
        'contoso.com': { rcptLookup: false },
        'example.com': { server: null },
        'fabrikam.com': { rcptLookup: true },
        'Sub.Fabrikam.com': { rcptLookup: false },
      },
    },
    findings: [off, { ...off, subject: 'sub.fabrikam.com' }],
    gaps: ['rcptLookup'],
  },
  {
    name: 'not declared',
    config: lookup({ server: 'contoso-com.mail.protection.outlook.com' }),
    gaps: ['rcptLookup'],
    state: 'not-evaluated',
  },
  { name: 'no dashboard declared', config: { domains: null }, gaps: ['dashboard fields'], state: 'not-evaluated' },
  {
    name: 'vendor without such fields',
    config: { ...lookup({ rcptLookup: false }), overrides: { dashboard: { server: 'none' } } },
    state: 'not-applicable',
  },
  {
    name: 'no inbound mail to the service',
    config: { ...lookup({ rcptLookup: false }), inbound: 'none' },
    state: 'not-applicable',
  },
  {
    name: 'nothing of the tenant is needed',
    sections: { OutboundConnector: null, TransportRule: null },
    state: 'evaluated',
  },
]);
