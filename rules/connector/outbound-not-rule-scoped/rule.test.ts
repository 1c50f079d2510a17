import { inboundRoute, outboundRoute } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const open = { IsTransportRuleScoped: false };

ruleTable(rule, [
  { name: 'for rules only', state: 'evaluated' },
  {
    name: 'takes mail by recipient domain',
    sections: { OutboundConnector: [inboundRoute(), outboundRoute({ ...open, RecipientDomains: ['*'] })] },
    findings: [
      {
        message: 'unscoped',
        subject: 'mxHERO Outbound Route',
        property: 'IsTransportRuleScoped',
        severity: 'high',
        fix: /^Set-OutboundConnector -Identity 'mxHERO Outbound Route' -IsTransportRuleScoped \$true$/,
      },
    ],
  },
  {
    name: 'without a recipient domain yet',
    sections: { OutboundConnector: [inboundRoute(open), outboundRoute()] },
    findings: [{ message: 'unscoped', subject: 'mxHERO Inbound Route' }],
  },
  {
    name: 'not named by any rule',
    sections: { OutboundConnector: [inboundRoute(), outboundRoute(), outboundRoute({ Name: 'Old', ...open })] },
    findings: [{ message: 'unscoped', subject: 'Old' }],
  },
  {
    name: 'for rules only, with recipient domains',
    sections: { OutboundConnector: [inboundRoute(), outboundRoute({ RecipientDomains: ['*', 'fabrikam.com'] })] },
    findings: [
      {
        message: 'inert',
        property: 'RecipientDomains',
        severity: 'info',
        text: /recipient domains: \*, fabrikam\.com\. /,
        fix: /^no fix$/,
      },
    ],
  },
  {
    name: 'blank recipient domains are none',
    sections: {
      OutboundConnector: [inboundRoute({ RecipientDomains: ['', ' '] }), outboundRoute({ RecipientDomains: null })],
    },
    state: 'evaluated',
  },
  {
    name: 'suspect connector',
    sections: { OutboundConnector: [inboundRoute({ ...open, SmartHosts: ['smtp-inn.mxhero.com'] }), outboundRoute()] },
    findings: [{ message: 'unscoped', subject: 'mxHERO Inbound Route' }],
  },
  {
    name: 'connectors of others, also one that a stamping rule names by mistake',
    sections: {
      OutboundConnector: [
        inboundRoute({ ...open, SmartHosts: ['mail.fabrikam.com'] }),
        outboundRoute(),
        outboundConnector({ Name: 'Fabrikam', ...open, RecipientDomains: ['fabrikam.com'] }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'lost on one connector',
    sections: { OutboundConnector: [inboundRoute({ IsTransportRuleScoped: null }), outboundRoute(open)] },
    findings: [{ message: 'unscoped', subject: 'mxHERO Outbound Route' }],
    gaps: ['IsTransportRuleScoped'],
  },
  {
    name: 'recipient domains lost',
    sections: { OutboundConnector: [inboundRoute({ RecipientDomains: 'System.Object[]' }), outboundRoute()] },
    gaps: ['RecipientDomains'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, state: 'evaluated' },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'demand unknown', config: { overrides: { outbound: { ruleScoped: null } } }, gaps: ['outbound.ruleScoped'] },
  { name: 'not asked for', config: { overrides: { outbound: { ruleScoped: false } } }, state: 'not-applicable' },
  { name: 'nothing routed', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
