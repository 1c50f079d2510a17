import {
  inboundRoute,
  outboundRoute,
  processedHeader,
  routeInbound,
  routeOutbound,
  tenantConnector,
} from '../../../test/helpers/mxhero.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const provisioned = (counts: object, more: object = {}) => ({
  overrides: { provisioning: { by: 'vendor', ...counts }, ...more },
});
const whole = { connectors: 3, rules: 2 };
const banner = transportRule({ Name: 'Banner', PrependSubject: '[external]' });

ruleTable(rule, [
  { name: 'the administrator sets up the objects', state: 'not-applicable' },
  { name: 'so it is without any rule in sight', sections: { TransportRule: null }, state: 'not-applicable' },
  { name: 'all there', config: provisioned(whole), state: 'evaluated' },
  {
    name: 'more than asked for',
    config: provisioned({ inboundConnectors: 1, outboundConnectors: 1, rules: 1 }),
    state: 'evaluated',
  },
  {
    name: 'a connector is missing; other vendors’ do not count',
    sections: {
      OutboundConnector: [inboundRoute(), outboundRoute({ Name: 'Elsewhere', SmartHosts: ['smarthost.example.com'] })],
    },
    config: provisioned(whole),
    findings: [
      {
        message: 'fewer',
        subject: '*',
        severity: 'high',
        discriminator: 'connectors',
        text: /^Of the 3 connectors that 'mxHERO' sets up in the tenant, 2 can be recognized\./,
        fix: /Run the set-up/,
      },
    ],
  },
  {
    name: 'rules are missing, but nobody has said by what those of the service are told',
    config: provisioned(
      { ...whole, rules: 4 },
      {
        endpoints: { inbound: null, outbound: null },
        egress: { ipv4: null },
        headers: { tenant: null, processed: null },
      },
    ),
    sections: { TransportRule: [] },
    gaps: ['endpoints.inbound', 'endpoints.outbound', 'egress.ipv4', 'headers.processed'],
    state: 'not-evaluated',
  },
  {
    name: 'rules are missing, and one header is known',
    config: provisioned({ rules: 4, connectors: 3 }, { headers: { tenant: null } }),
    findings: [{ message: 'fewer', discriminator: 'mail flow rules' }],
  },
  {
    name: 'all rules are there, whatever else is not known',
    config: provisioned({ rules: 2, connectors: 3 }, { headers: { tenant: null, processed: null } }),
    state: 'evaluated',
  },
  {
    name: 'the application that sets them up, and its role',
    sections: { OutboundConnector: [inboundRoute()] },
    config: provisioned({ ...whole, app: { name: 'Mail App', role: 'Exchange Administrator' } }),
    findings: [
      {
        message: 'fewer',
        fix: /^Run the set-up of the service again in its portal\. Before that, see that the application 'Mail App' has the role Exchange Administrator in the tenant\.$/,
      },
    ],
  },
  {
    name: 'an application whose role is not known',
    sections: { OutboundConnector: [inboundRoute()] },
    config: provisioned({ ...whole, app: { name: 'Mail App', role: null } }),
    findings: [{ message: 'fewer', fix: /'Mail App' has its rights in the tenant\.$/ }],
  },
  {
    name: 'no application is known',
    sections: { OutboundConnector: [inboundRoute()] },
    config: provisioned(whole),
    findings: [{ message: 'fewer', fix: /^Run the set-up of the service again in its portal\.$/ }],
  },
  {
    name: 'each kind by its own count',
    sections: { InboundConnector: [] },
    config: provisioned({ inboundConnectors: 1, outboundConnectors: 3, rules: 2 }),
    findings: [
      { message: 'fewer', discriminator: 'inbound connectors', text: /Of the 1 inbound connectors .* 0 can/ },
      { message: 'fewer', discriminator: 'outbound connectors', text: /Of the 3 outbound connectors .* 2 can/ },
    ],
  },
  {
    name: 'a rule is missing; one that has nothing to do with the service does not count',
    sections: { TransportRule: [routeInbound(), banner] },
    config: provisioned(whole),
    findings: [{ message: 'fewer', discriminator: 'mail flow rules', text: /Of the 2 mail flow rules .* 1 can/ }],
  },
  {
    name: 'rules that look at, set or remove its headers, or name its addresses, count; in any state',
    sections: {
      TransportRule: [
        routeInbound({ State: 'Disabled' }),
        transportRule({ Name: 'Strip', Priority: 1, RemoveHeader: processedHeader.toUpperCase() }),
        transportRule({ Name: 'Trust', Priority: 2, SenderIpRanges: ['54.208.111.0/24'], SetSCL: -1 }),
        transportRule({
          Name: 'Look',
          Priority: 3,
          StopRuleProcessing: true,
          SetSCL: 0,
          HeaderMatchesMessageHeader: processedHeader,
          HeaderMatchesPatterns: ['.'],
        }),
        transportRule({ Name: 'Banner', Priority: 4, PrependSubject: '[external]' }),
      ],
    },
    config: provisioned({ connectors: 3, rules: 5 }),
    findings: [{ message: 'fewer', text: /Of the 5 mail flow rules .* 4 can/ }],
  },
  {
    name: 'a property that could make the difference is lost',
    sections: {
      TransportRule: [
        routeInbound(),
        transportRule({ Name: 'Banner', PrependSubject: '[external]', ExceptIfSenderIpRanges: 'System.Object[]' }),
      ],
    },
    config: provisioned(whole),
    gaps: ['ExceptIfSenderIpRanges'],
  },
  {
    name: 'a lost property does not matter when enough is there',
    sections: {
      TransportRule: [
        routeInbound(),
        routeOutbound(),
        transportRule({ Name: 'Banner', Priority: 2, PrependSubject: '[external]', SenderIpRanges: 'System.Object[]' }),
      ],
    },
    config: provisioned(whole),
    state: 'evaluated',
  },
  {
    name: 'a connector that could not be read may be the missing one',
    sections: { InboundConnector: [tenantConnector({ SenderIPAddresses: 'System.Object[]' })] },
    config: provisioned(whole),
    gaps: ['SenderIPAddresses'],
  },
  {
    name: 'the profile gives no numbers',
    config: provisioned({}),
    gaps: ['provisioning.connectors', 'provisioning.rules'],
    state: 'not-evaluated',
  },
  {
    name: 'the sum of the connectors is not needed beside both kinds',
    config: provisioned({ inboundConnectors: 1, outboundConnectors: 2 }),
    gaps: ['provisioning.rules'],
  },
  {
    name: 'hosts unknown: objects of the service cannot be told from others',
    config: provisioned(whole, { endpoints: { inbound: null, outbound: null }, egress: { ipv4: null } }),
    gaps: ['egress.ipv4', 'endpoints.inbound', 'endpoints.outbound'],
    state: 'not-evaluated',
  },
  {
    name: 'who sets up is not known',
    config: { overrides: { provisioning: { by: null } } },
    gaps: ['provisioning.by'],
  },
  {
    name: 'rules not exported',
    sections: { TransportRule: null },
    config: provisioned(whole),
    gaps: ['TransportRule'],
  },
]);
