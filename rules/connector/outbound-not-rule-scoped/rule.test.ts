import { describe, expect, it } from 'vitest';
import { inboundRoute, outboundRoute, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
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
    name: 'not named by any rule and disabled, beside one that carries the mail',
    sections: {
      OutboundConnector: [inboundRoute(), outboundRoute(), outboundRoute({ Name: 'Old', ...open, Enabled: false })],
    },
    state: 'evaluated',
  },
  {
    name: 'left over from a loopback, it takes all outbound mail whatever its endpoint',
    sections: {
      OutboundConnector: [inboundRoute({ ...open, RecipientDomains: ['*'] }), outboundRoute()],
      TransportRule: [routeOutbound()],
    },
    config: { inbound: 'border' },
    findings: [{ message: 'unscoped', subject: 'mxHERO Inbound Route', severity: 'high' }],
  },
  {
    name: 'left over, but disabled or for rules only',
    sections: {
      OutboundConnector: [
        inboundRoute({ ...open, Enabled: false }),
        inboundRoute({ Name: 'Second', RecipientDomains: ['*'] }),
        outboundRoute(),
      ],
      TransportRule: [routeOutbound()],
    },
    config: { inbound: 'border' },
    state: 'evaluated',
  },
  {
    name: 'left over, and a fact lost',
    sections: {
      OutboundConnector: [
        inboundRoute({ ...open, Enabled: 'perhaps' }),
        inboundRoute({ Name: 'Second', IsTransportRuleScoped: null }),
        outboundRoute(),
      ],
      TransportRule: [routeOutbound()],
    },
    config: { inbound: 'border' },
    gaps: ['Enabled', 'IsTransportRuleScoped'],
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

describe('connector/outbound-not-rule-scoped, the fix', () => {
  it.each([
    ['says what becomes of recipient domains', ['*'], /its recipient domains have no effect then/],
    ['does not speak of recipient domains where there are none', [], /^Leave the connector to rules\.$/],
  ])('%s', (_, RecipientDomains, title) => {
    const sections = { OutboundConnector: [inboundRoute(), outboundRoute({ ...open, RecipientDomains })] };
    expect(runScene([rule], { sections }).findings[0]?.fix?.title).toMatch(title);
  });
});
