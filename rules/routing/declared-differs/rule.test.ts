import {
  inboundRoute,
  outboundRoute,
  routeInbound,
  routeOutbound,
  tenantConnector,
} from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const tenantHost = 'contoso-com.mail.protection.outlook.com';
const withRelay = (relayServer: string | null) => ({ domains: { 'contoso.com': { relayServer } } });
const ownServer = inboundConnector({
  Name: 'Service by certificate',
  ConnectorType: 'OnPremises',
  TlsSenderCertificateName: 'relay.contoso.com',
});
const certificate = { overrides: { tls: { clientNames: ['relay.contoso.com'] } } };

ruleTable(rule, [
  { name: 'declared as the tenant shows', state: 'evaluated' },
  { name: 'nothing declared', config: { inbound: null, outbound: null }, state: 'not-applicable' },
  { name: 'one direction declared, of which the other says nothing', config: { outbound: null }, state: 'evaluated' },
  { name: 'the other direction declared', config: { inbound: null }, state: 'evaluated' },
  {
    name: 'no MX and no rule: it may be a border, or nothing at all',
    sections: { TransportRule: [routeOutbound()] },
    dns: 'off',
    state: 'evaluated',
  },
  {
    name: 'border declared, but an active rule routes inbound mail',
    config: { inbound: 'border' },
    findings: [
      {
        message: 'differs',
        subject: 'mxhero',
        property: 'inbound',
        severity: 'high',
        text: /^Service 'mxhero' is declared with 'border' for inbound mail, but the evidence says 'loopback'\. One active rule routes inbound mail to the service\. Correct/,
        fix: /Declare what the tenant does/,
      },
    ],
  },
  {
    name: 'no rule and no connector routes outbound mail',
    sections: { TransportRule: [routeInbound()], OutboundConnector: [inboundRoute()] },
    findings: [
      {
        message: 'absent',
        property: 'outbound',
        text: /'standard' for outbound.*hands it any\. No rule and no connector routes outbound mail/,
      },
    ],
  },
  {
    name: 'nothing declared to pass outbound, but an active rule routes it',
    config: { outbound: 'none' },
    findings: [{ message: 'differs', property: 'outbound', text: /'none' for outbound.*'standard'/ }],
  },
  {
    name: 'the declared Relay Server brings mail back',
    config: withRelay(tenantHost),
    findings: [
      {
        message: 'differs',
        property: 'outbound',
        text: /'loopback'.*One rule routes outbound.*declared Relay Server is a host of Microsoft/,
      },
    ],
  },
  {
    name: 'the declared Relay Server is empty',
    config: { outbound: 'loopback', ...withRelay(null) },
    findings: [{ message: 'differs', property: 'outbound', text: /'standard'.*declared Relay Server is empty/ }],
  },
  {
    name: 'a loopback without declared Relay Server cannot be seen',
    config: { outbound: 'loopback', domains: { 'contoso.com': { server: tenantHost } } },
    state: 'evaluated',
  },
  {
    name: 'a connector that may relay looks like a loopback',
    sections: { InboundConnector: [tenantConnector(), ownServer] },
    config: { ...certificate, domains: null },
    findings: [
      {
        message: 'likely',
        property: 'outbound',
        severity: 'high',
        text: /evidence points to 'loopback'.*type OnPremises/,
      },
    ],
  },
  {
    name: 'both directions differ, each once',
    config: { inbound: 'none', outbound: 'none' },
    findings: [
      { message: 'differs', property: 'inbound', text: /'none' for inbound.*'loopback'/ },
      { message: 'differs', property: 'outbound', text: /'none' for outbound.*'standard'/ },
    ],
  },
  {
    name: 'inbound none against an active rule, outbound against the Relay Server',
    config: { inbound: 'none', ...withRelay(tenantHost) },
    findings: [
      { message: 'differs', property: 'inbound', text: /'none' for inbound.*'loopback'/ },
      { message: 'differs', property: 'outbound' },
    ],
  },
  {
    name: 'several rules are counted',
    sections: { TransportRule: [routeInbound(), routeInbound({ Name: 'Route two' }), routeOutbound()] },
    config: { inbound: 'border' },
    findings: [{ message: 'differs', text: /2 active rules route inbound mail/ }],
  },
  {
    name: 'a switched-off rule does not contradict none',
    sections: { TransportRule: [routeInbound({ State: 'Disabled' }), routeOutbound()] },
    config: { inbound: 'none' },
    state: 'evaluated',
  },
  {
    name: 'nor does a connector that waits for a rule',
    sections: { TransportRule: [routeInbound()], OutboundConnector: [inboundRoute(), outboundRoute()] },
    config: { outbound: 'none' },
    state: 'evaluated',
  },
  {
    name: 'a connector that takes mail by itself does',
    sections: {
      TransportRule: [routeInbound()],
      OutboundConnector: [inboundRoute(), outboundRoute({ IsTransportRuleScoped: false })],
    },
    config: { outbound: 'none', domains: null },
    findings: [{ message: 'likely', property: 'outbound', text: /'none'.*A connector leads to the outbound endpoint/ }],
  },
  {
    name: 'a switched-off rule does not contradict border, nor does its connector',
    sections: { TransportRule: [routeInbound({ State: 'Disabled' }), routeOutbound()] },
    config: { inbound: 'border' },
    state: 'evaluated',
  },
  {
    name: 'the connector of a rule that is gone does not contradict border',
    sections: { TransportRule: [routeOutbound()] },
    config: { inbound: 'border' },
    state: 'evaluated',
  },
  {
    name: 'a connector that takes inbound mail by itself is weak evidence against border',
    sections: {
      TransportRule: [routeOutbound()],
      OutboundConnector: [inboundRoute({ IsTransportRuleScoped: false }), outboundRoute()],
    },
    config: { inbound: 'border' },
    dns: 'off',
    findings: [
      { message: 'likely', property: 'inbound', text: /An enabled connector leads to the inbound.*MX not looked up\./ },
    ],
  },
  {
    name: 'evidence that leaves it open contradicts nothing',
    sections: { TransportRule: [routeOutbound()], OutboundConnector: [outboundRoute()] },
    config: { inbound: 'loopback' },
    dns: 'off',
    state: 'evaluated',
  },
  {
    name: 'an MX outside of Microsoft is evidence for a border where no rule is active',
    sections: { TransportRule: [routeOutbound()], OutboundConnector: [outboundRoute()] },
    config: { inbound: 'loopback' },
    dns: { 'contoso.com': { MX: [[10, 'mx.gateway.example.com']] } },
    findings: [
      { message: 'differs', property: 'inbound', text: /'loopback' for inbound.*'border'.*mx\.gateway\.example\.com/ },
    ],
  },
  {
    name: 'such an MX is as declared',
    sections: { TransportRule: [routeOutbound()], OutboundConnector: [outboundRoute()] },
    config: { inbound: 'border' },
    dns: { 'contoso.com': { MX: [[10, 'mx.gateway.example.com']] } },
    state: 'evaluated',
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  {
    name: 'connectors not exported',
    sections: { InboundConnector: null, OutboundConnector: null },
    gaps: ['InboundConnector', 'OutboundConnector'],
  },
]);
