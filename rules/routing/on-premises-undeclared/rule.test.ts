import { describe, expect, it } from 'vitest';
import { egress, inboundRoute, outboundRoute, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const own = { ConnectorType: 'OnPremises' };
const from = (over: Record<string, unknown> = {}) =>
  inboundConnector({ Name: 'From our servers', ...own, SenderIPAddresses: ['203.0.113.1'], ...over });
const to = (over: Record<string, unknown> = {}) =>
  outboundConnector({ Name: 'To our servers', ...own, SmartHosts: ['mail.contoso.com'], UseMXRecord: false, ...over });
const inbound = (...connectors: object[]) => ({ InboundConnector: connectors as Record<string, unknown>[] });
const outbound = (...connectors: object[]) => ({
  OutboundConnector: [inboundRoute(), outboundRoute(), ...connectors] as Record<string, unknown>[],
});
const undeclared = {
  message: 'undeclared',
  subject: 'From our servers',
  property: 'ConnectorType',
  severity: 'info',
} as const;
const gateway = { hosts: ['Mail.contoso.com', 'mail2.contoso.com'], addresses: ['203.0.113.0/28'] };

const rows: readonly Row[] = [
  { name: 'Partner connectors only', state: 'evaluated' },
  {
    name: 'an inbound one',
    sections: inbound(tenantConnector(), from()),
    findings: [
      {
        ...undeclared,
        text: /^Connectors of type OnPremises exist \(From our servers\), but no servers of your own are declared\./,
        fix: /^Declare your servers: "onPremises"/,
      },
    ],
  },
  { name: 'an outbound one', sections: outbound(to()), findings: [{ ...undeclared, subject: 'To our servers' }] },
  {
    name: 'both directions: one finding',
    sections: { ...inbound(from()), ...outbound(to(), to({ Name: 'Second' })) },
    findings: [{ ...undeclared, text: /\(From our servers, To our servers, Second\)/ }],
  },
  {
    name: 'declared',
    declared: { onPremises: { hosts: ['mail.contoso.com'], addresses: ['203.0.113.1'] } },
    sections: { ...inbound(from({ Enabled: null })), ...outbound(to()) },
    state: 'evaluated',
  },
  {
    name: 'disabled',
    sections: { ...inbound(from({ Enabled: false })), ...outbound(to({ Enabled: false })) },
    state: 'evaluated',
  },
  { name: 'of the service', sections: inbound(from({ SenderIPAddresses: egress })), state: 'evaluated' },
  { name: 'to the service', sections: outbound(outboundRoute({ ...own, Name: 'Third' })), state: 'evaluated' },
  {
    name: 'of the declared gateway',
    declared: { gateway },
    sections: { ...inbound(from()), ...outbound(to({ SmartHosts: ['mail.contoso.com.', 'MAIL2.contoso.com'] })) },
    state: 'evaluated',
  },
  {
    name: 'of the gateway and of others',
    declared: { gateway },
    sections: {
      ...inbound(from({ SenderIPAddresses: ['203.0.113.1', '203.0.113.99'] })),
      ...outbound(to({ SmartHosts: ['mail.contoso.com', 'mail3.contoso.com'] })),
    },
    findings: [{ ...undeclared, text: /\(From our servers, To our servers\)/ }],
  },
  {
    name: "without addresses and hosts it is not the gateway's",
    declared: { gateway },
    sections: { ...inbound(from({ SenderIPAddresses: [] })), ...outbound(to({ SmartHosts: [], UseMXRecord: true })) },
    findings: [{ ...undeclared, text: /\(From our servers, To our servers\)/ }],
  },
  {
    name: 'hosts lost: it is of your own all the same',
    declared: { gateway },
    sections: outbound(to({ SmartHosts: 'System.Object[]' })),
    findings: [{ ...undeclared, subject: 'To our servers' }],
  },
  {
    name: 'lost facts hide nothing',
    sections: {
      ...inbound(from({ Name: 'A', ConnectorType: { Lost: true } }), from({ Name: 'B', Enabled: null })),
      ...outbound(to()),
    },
    findings: [{ ...undeclared, subject: 'To our servers', text: /\(To our servers\)/ }],
    gaps: ['ConnectorType', 'Enabled'],
  },
  {
    name: 'a known fact settles it',
    sections: inbound(
      from({ Enabled: false, ConnectorType: { Lost: true } }),
      from({ Enabled: null, ConnectorType: 'Partner' }),
    ),
    state: 'evaluated',
  },
  {
    name: 'sections not exported',
    sections: { InboundConnector: null, OutboundConnector: null },
    gaps: ['InboundConnector', 'OutboundConnector'],
  },
];

ruleTable(rule, rows);

describe('routing/on-premises-undeclared, related', () => {
  it('names the other connectors', () => {
    const sections = { ...inbound(from()), ...outbound(to()) };
    const [finding] = runScene([rule], { sections }).findings;
    expect(finding?.related.map(({ subject }) => subject.identity)).toEqual(['To our servers']);
  });

  it('leaves out what is of any service', () => {
    const services = [
      { id: 'first', vendor: 'mxhero', overrides: { egress: { ipv4: ['198.51.100.1'] } } },
      { id: 'second', vendor: 'mxhero', overrides: { egress: { ipv4: ['203.0.113.1'] } } },
    ];
    expect(runScene([rule], { sections: inbound(from()), declared: { services } }).findings).toEqual([]);
  });
});
