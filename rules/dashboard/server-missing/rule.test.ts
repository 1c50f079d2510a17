import { guideService } from '../../../test/helpers/guide-tenant.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const guideFacts = guideService.domains['contoso.com'];
const declared = (facts: object) => ({ domains: { 'contoso.com': { ...guideFacts, ...facts } } });

ruleTable(rule, [
  { name: 'set as in the guide', state: 'evaluated' },
  {
    name: 'empty while inbound mail passes the service',
    config: declared({ server: null }),
    findings: [
      {
        message: 'missing',
        subject: 'contoso.com',
        property: 'server',
        severity: 'critical',
        text: /'contoso\.com'.*mxHERO.*bounces.*public MX/,
        fix: /dashboard.*Server.*Microsoft 365/,
      },
    ],
  },
  { name: 'blank is empty', config: declared({ server: ' \t' }), findings: [{ message: 'missing' }] },
  {
    name: 'outbound only: required all the same',
    config: { ...declared({ server: null }), inbound: 'none' },
    findings: [{ message: 'unused', severity: 'high' }],
  },
  {
    name: 'inbound open: no loss is known, so high',
    sections: { InboundConnector: [], TransportRule: [], OutboundConnector: [] },
    config: { ...declared({ server: null }), inbound: null },
    findings: [{ message: 'unused', severity: 'high' }],
  },
  {
    name: 'border: inbound is in use',
    config: { ...declared({ server: null }), inbound: 'border' },
    findings: [{ message: 'missing' }],
  },
  {
    name: 'the fix names the mail system',
    config: {
      domains: {
        'contoso.com': { server: null, mailSystem: 'google' },
        'example.com': { server: null, mailSystem: 'onPremises' },
        'fabrikam.com': { server: null, mailSystem: 'other' },
      },
    },
    findings: [
      { message: 'missing', subject: 'contoso.com', fix: /Google Workspace/ },
      { message: 'missing', subject: 'example.com', fix: /mail server that holds the mailboxes/ },
      { message: 'missing', subject: 'fabrikam.com', fix: /receives mail in the end/ },
    ],
  },
  {
    name: 'one domain undeclared does not hide the other',
    config: { domains: { 'contoso.com': { rcptLookup: true }, 'example.com': { server: null } } },
    findings: [{ message: 'missing', subject: 'example.com' }],
    gaps: ['server'],
  },
  {
    name: 'no dashboard declared: one gap for the service',
    config: { domains: null },
    gaps: ['dashboard fields'],
    state: 'not-evaluated',
  },
  { name: 'nothing of the tenant is needed', sections: { AcceptedDomain: null, ArcConfig: null }, state: 'evaluated' },
  { name: 'both directions none', config: { inbound: 'none', outbound: 'none' }, state: 'not-applicable' },
  {
    name: 'vendor without such a field',
    config: { ...declared({ server: null }), overrides: { dashboard: { server: 'none' } } },
    state: 'not-applicable',
  },
  {
    name: 'vendor of which it is not known',
    config: { ...declared({ server: null }), overrides: { dashboard: { server: null } } },
    gaps: ['dashboard.server'],
  },
]);
