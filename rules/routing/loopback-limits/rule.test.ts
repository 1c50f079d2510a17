import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const limits = { message: 'limits', subject: 'mxhero', property: 'inbound', severity: 'info' } as const;
const idle = { TransportRule: [routeOutbound()], OutboundConnector: [inboundRoute(), outboundRoute()] };
const unscoped = (over: Record<string, unknown> = {}) => ({
  ...idle,
  OutboundConnector: [inboundRoute({ IsTransportRuleScoped: false, ...over }), outboundRoute()],
});

const rows: readonly Row[] = [
  {
    name: 'inbound loopback',
    findings: [
      {
        ...limits,
        text: /^Service 'mxhero' gets inbound mail from Exchange Online and hands it back as new mail, which Exchange judges again\./,
        fix: /quarantine what they find, leave enhanced filtering off .* Tenant Allow\/Block List\.$/,
      },
    ],
  },
  { name: 'inferred', config: { inbound: null }, findings: [limits] },
  { name: 'nothing routes inbound mail', sections: idle, state: 'evaluated' },
  {
    name: 'the rule is switched off',
    sections: { ...idle, TransportRule: [routeInbound({ State: 'Disabled' }), routeOutbound()] },
    state: 'evaluated',
  },
  {
    name: 'whether the rule is active is lost',
    sections: { ...idle, TransportRule: [routeInbound({ State: 'Sometimes' })] },
    findings: [limits],
  },
  { name: 'a connector takes the mail without a rule', sections: unscoped(), findings: [limits] },
  { name: 'whether it does is lost', sections: unscoped({ IsTransportRuleScoped: null }), findings: [limits] },
  { name: 'such a connector that is switched off', sections: unscoped({ Enabled: false }), state: 'evaluated' },
  {
    name: 'such a connector for outbound mail',
    sections: { ...idle, OutboundConnector: [inboundRoute(), outboundRoute({ IsTransportRuleScoped: false })] },
    state: 'evaluated',
  },
  { name: 'rules not exported', sections: { ...idle, TransportRule: null }, findings: [limits] },
  { name: 'connectors not exported', sections: { ...idle, OutboundConnector: null }, findings: [limits] },
  { name: 'border', config: { inbound: 'border' }, state: 'not-applicable' },
  { name: 'outbound only', config: { inbound: 'none', outbound: 'loopback' }, state: 'not-applicable' },
];

ruleTable(rule, rows);
