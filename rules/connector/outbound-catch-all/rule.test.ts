import { expect, it } from 'vitest';
import { inboundRoute, outboundRoute, routeInbound } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const open = { IsTransportRuleScoped: false, RecipientDomains: ['*'] };
const gateway = { Name: 'Gateway', SmartHosts: ['out.gateway.example.com'], ...open };
const hybrid = {
  ...gateway,
  Name: 'Own servers',
  ConnectorType: 'OnPremises',
  ConnectorSource: 'HybridWizard',
  RouteAllMessagesViaOnPremises: true,
};
const beside = (...overs: Record<string, unknown>[]) => ({
  OutboundConnector: [inboundRoute(), outboundRoute(), ...overs.map((over) => outboundConnector(over))],
});
const everything = {
  message: 'everything',
  subject: 'Gateway',
  property: 'RecipientDomains',
  severity: 'medium',
} as const;
const centralized = {
  message: 'centralized',
  subject: 'Own servers',
  property: 'RouteAllMessagesViaOnPremises',
  severity: 'medium',
} as const;
const alone = { ...centralized, message: 'centralizedAlone', severity: 'info' } as const;
const inboundOnly = { outbound: 'none' };
/** Nothing says whether outgoing mail passes the service. */
const undetermined = (...overs: Record<string, unknown>[]) => ({
  TransportRule: null,
  OutboundConnector: [inboundRoute(), ...overs.map((over) => outboundConnector(over))],
});

ruleTable(rule, [
  { name: 'connectors of the guide', state: 'evaluated' },
  {
    name: 'all outgoing mail that no rule routes',
    sections: beside(gateway),
    findings: [
      {
        ...everything,
        text: /^Outbound connector 'Gateway' takes mail to every domain .* beside the rules that route outgoing mail to mxHERO\./,
        fix: /^Set-OutboundConnector -Identity 'Gateway' -IsTransportRuleScoped \$true$/,
      },
    ],
  },
  {
    name: 'an asterisk among others, as another tool writes it',
    sections: beside({ ...gateway, RecipientDomains: ['contoso.com', 'smtp:*;1'] }),
    findings: [everything],
  },
  { name: 'a domain and all below it', sections: beside({ ...gateway, RecipientDomains: ['*.fabrikam.com'] }) },
  { name: 'no domain', sections: beside({ ...gateway, RecipientDomains: [] }), state: 'evaluated' },
  { name: 'for rules only', sections: beside({ ...gateway, IsTransportRuleScoped: true }), state: 'evaluated' },
  { name: 'disabled', sections: beside({ ...gateway, Enabled: false }, { ...hybrid, Enabled: false }) },
  { name: 'in test mode', sections: beside({ ...gateway, TestMode: true }), state: 'evaluated' },
  {
    name: 'connectors to the service are judged elsewhere',
    sections: {
      OutboundConnector: [inboundRoute(open), outboundRoute({ ...open, RouteAllMessagesViaOnPremises: true })],
    },
    state: 'evaluated',
  },
  {
    name: 'a suspect connector too, of whatever direction',
    sections: { OutboundConnector: [inboundRoute({ ...open, SmartHosts: ['smtp-inn.mxhero.com'] }), outboundRoute()] },
    state: 'evaluated',
  },
  {
    name: 'one that a stamping rule names by mistake is somebody else’s',
    sections: { OutboundConnector: [inboundRoute({ ...gateway }), outboundRoute()] },
    findings: [everything],
  },
  {
    name: 'one to a retired host that no rule names is judged by nobody else',
    sections: beside({ ...gateway, SmartHosts: ['gmail-out.mxhero.com'] }),
    findings: [everything],
  },
  {
    name: 'centralized transport',
    sections: beside(hybrid),
    findings: [
      {
        ...centralized,
        text: /^Outbound connector 'Own servers' sends all outgoing mail to your own servers first .* may leave past mxHERO\./,
        fix: /^Decide which of the two takes outgoing mail; the hybrid wizard/,
      },
    ],
  },
  {
    name: 'centralized transport, for rules only',
    sections: beside({ ...hybrid, IsTransportRuleScoped: true }),
    findings: [centralized],
  },
  {
    name: 'centralized transport, and no outgoing mail to the service',
    sections: beside(hybrid),
    config: inboundOnly,
    findings: [
      {
        ...alone,
        text: /^Outbound connector 'Own servers' sends all .* When they are down, no mail leaves the tenant/,
        fix: /^Decide whether own servers have to see each message; the hybrid wizard/,
      },
    ],
  },
  {
    name: 'no outgoing mail to the service: everything may leave by one connector',
    sections: beside(gateway),
    config: inboundOnly,
    state: 'evaluated',
  },
  {
    name: 'the loopback of the service counts as well',
    sections: beside(gateway),
    config: { outbound: 'loopback' },
    findings: [everything],
  },
  {
    name: 'open whether outgoing mail passes the service',
    sections: undetermined(gateway, hybrid),
    config: { outbound: null },
    gaps: ['outbound routing'],
    state: 'not-evaluated',
  },
  {
    name: 'open, but nothing depends on it',
    sections: undetermined(),
    config: { outbound: null },
    state: 'evaluated',
  },
  {
    name: 'inferred: no rule and no connector for outgoing mail',
    sections: { OutboundConnector: [inboundRoute(), outboundConnector(gateway)], TransportRule: [routeInbound()] },
    config: { outbound: null },
    state: 'evaluated',
  },
  {
    name: 'a gateway that is the smart host, without rules',
    sections: { ...beside(gateway, hybrid), TransportRule: [routeInbound()] },
    config: { overrides: { outbound: { ruleScoped: false } } },
    findings: [alone],
  },
  {
    name: 'such a gateway, but a rule routes to it all the same',
    sections: beside(gateway),
    config: { overrides: { outbound: { ruleScoped: false } } },
    findings: [everything],
  },
  {
    name: 'such a gateway, and the rules are not known',
    sections: { ...beside(gateway), TransportRule: null },
    config: { overrides: { outbound: { ruleScoped: false } } },
    gaps: ['outbound routing'],
    state: 'not-evaluated',
  },
  {
    name: 'nobody has said what the smart host of the service is: it may be that of the connector',
    sections: { ...beside(gateway, hybrid), TransportRule: [routeInbound()] },
    config: { overrides: { outbound: { ruleScoped: null }, endpoints: { outbound: null } } },
    findings: [centralized],
    gaps: ['endpoints.outbound'],
  },
  {
    name: 'not so where the service asks for connectors that wait for rules',
    sections: { ...beside(gateway), TransportRule: [routeInbound()] },
    config: { overrides: { endpoints: { outbound: null } } },
    findings: [everything],
  },
  {
    name: 'each connector by itself',
    sections: beside(gateway, { ...gateway, Name: 'Second' }, hybrid),
    findings: [everything, { ...everything, subject: 'Second' }, centralized],
  },
  { name: 'scope lost', sections: beside({ ...gateway, IsTransportRuleScoped: 7 }), gaps: ['IsTransportRuleScoped'] },
  {
    name: 'scope lost on one that names other domains',
    sections: beside({ ...gateway, IsTransportRuleScoped: 7, RecipientDomains: ['fabrikam.com'] }),
    state: 'evaluated',
  },
  {
    name: 'domains lost',
    sections: beside({ ...gateway, RecipientDomains: 'System.Object[]' }),
    gaps: ['RecipientDomains'],
  },
  {
    name: 'domains lost on one for rules only',
    sections: beside({ ...gateway, IsTransportRuleScoped: true, RecipientDomains: 'System.Object[]' }),
    state: 'evaluated',
  },
  {
    name: 'centralized transport lost',
    sections: beside({ ...gateway, RouteAllMessagesViaOnPremises: null }),
    gaps: ['RouteAllMessagesViaOnPremises'],
  },
  {
    name: 'centralized transport lost on one that takes nothing by itself',
    sections: beside({ ...gateway, IsTransportRuleScoped: true, RouteAllMessagesViaOnPremises: null }),
    gaps: ['RouteAllMessagesViaOnPremises'],
  },
  {
    name: 'without outgoing mail to the service, what is lost of the domains matters to nobody',
    sections: beside({ ...gateway, RecipientDomains: 'System.Object[]' }),
    config: inboundOnly,
    state: 'evaluated',
  },
  {
    name: 'state lost; the others are judged',
    sections: beside({ ...gateway, Enabled: 'perhaps' }, { ...gateway, Name: 'Second' }),
    findings: [{ ...everything, subject: 'Second' }],
    gaps: ['Enabled'],
  },
  { name: 'test mode lost', sections: beside({ ...gateway, TestMode: 'perhaps' }), gaps: ['TestMode'] },
  {
    name: 'state lost of one that takes nothing',
    sections: beside({ ...gateway, Enabled: 'perhaps', IsTransportRuleScoped: true }),
    state: 'evaluated',
  },
  {
    name: 'connectors in part: those that are there are judged',
    sections: { OutboundConnector: [inboundRoute(), outboundRoute(), outboundConnector(gateway), null as never] },
    findings: [everything],
    gaps: ['OutboundConnector'],
  },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
]);

it('connector/outbound-catch-all is not sure of what is not documented', () => {
  const found = (config: Record<string, unknown>) => runScene([rule], { sections: beside(hybrid), config }).findings[0];
  expect(found({})?.confidence).toBe('medium');
  expect(found({})?.fix?.safety).toBe('review');
  expect(found(inboundOnly)?.confidence).toBe('high');
  expect(runScene([rule], { sections: beside(gateway) }).findings[0]).toMatchObject({
    confidence: 'medium',
    fix: { safety: 'review' },
  });
});

it('connector/outbound-catch-all says what would settle the routing', () => {
  const outcome = runScene([rule], { sections: undetermined(hybrid), config: { outbound: null } }).outcomes[0]?.outcome;
  expect(outcome?.state === 'not-evaluated' ? outcome.gaps : []).toMatchObject([
    {
      subject: { kind: 'Service', identity: 'mxhero' },
      why: {
        reason: 'undetermined',
        detail: expect.stringMatching(/^It can be [a-z]+( or [a-z]+)+\.$/),
        command: 'declare "outbound" of the service in mxlint.config.json',
      },
    },
  ]);
});

it('connector/outbound-catch-all names the services that outgoing mail is routed to, and no others', () => {
  const service = (id: string, outbound: string, name: string) => ({
    id,
    vendor: 'mxhero',
    inbound: 'none',
    outbound,
    overrides: { name },
  });
  const named = (...services: object[]) =>
    runScene([rule], { sections: beside(gateway), declared: { services } }).findings.map(({ message }) => message.data);
  const [one, two, none] = [
    service('a', 'standard', 'Service A'),
    service('b', 'loopback', 'Service B'),
    service('c', 'none', 'Service C'),
  ];
  expect(named(none, one, two)).toEqual([{ connector: 'Gateway', services: ['Service A', 'Service B'] }]);
  expect(named(none)).toEqual([]);
});
