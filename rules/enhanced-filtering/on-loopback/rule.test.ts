import { describe, expect, it } from 'vitest';
import { egress, routeOutbound, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import { runScene, type Scene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const name = 'mxHERO Tenant Connector';
const connectors = (...overs: Record<string, unknown>[]) => ({
  InboundConnector: overs.map((over) => tenantConnector(over)),
});
const loop = { message: 'loop', subject: name, property: 'EFSkipIPs', severity: 'medium' } as const;
const off = /^Set-InboundConnector -Identity 'mxHERO Tenant Connector' -EFSkipLastIP \$false -EFSkipIPs \$null$/;
const returns = { inbound: 'border', outbound: 'loopback' };
const apart = { ...returns, overrides: { tls: { clientNames: ['relay.contoso.com'] } } };
const relay = (over: Record<string, unknown> = {}) =>
  inboundConnector({
    Name: 'Relay',
    ConnectorType: 'OnPremises',
    RestrictDomainsToCertificate: true,
    TlsSenderCertificateName: 'relay.contoso.com',
    ...over,
  });

const rows: readonly Row[] = [
  { name: 'off', state: 'evaluated' },
  {
    name: 'on by a list',
    sections: connectors({ EFSkipIPs: egress }),
    findings: [
      {
        ...loop,
        text: /^Inbound connector 'mxHERO Tenant Connector' has enhanced filtering on, although mail that mxHERO hands back here left the tenant before\./,
        fix: off,
      },
    ],
  },
  { name: 'on by the last address', sections: connectors({ EFSkipLastIP: true }), findings: [{ ...loop, fix: off }] },
  { name: 'disabled', sections: connectors({ EFSkipLastIP: true, Enabled: false }), state: 'evaluated' },
  {
    name: 'one of two connectors',
    sections: connectors({ Name: 'A' }, { Name: 'B', EFSkipLastIP: true }),
    findings: [{ ...loop, subject: 'B' }],
  },
  {
    name: 'on for the gateway in front of the loop',
    declared: { gateway: { hosts: [], addresses: ['203.0.113.0/28'] } },
    sections: {
      InboundConnector: [
        tenantConnector(),
        inboundConnector({ SenderIPAddresses: ['203.0.113.1'], EFSkipLastIP: true }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'on where the gateway in front of the loop hands over mail too',
    declared: { gateway: { hosts: [], addresses: ['203.0.113.0/28'] } },
    sections: connectors({ SenderIPAddresses: [...egress, '203.0.113.1'], EFSkipLastIP: true }),
    findings: [{ ...loop, message: 'shared', text: /although mail that mxHERO hands back here left/, fix: off }],
  },
  {
    name: 'outbound loopback, no inbound mail',
    config: { inbound: 'none', outbound: 'loopback' },
    sections: connectors({ EFSkipLastIP: true }),
    findings: [loop],
  },
  {
    name: 'mail of the internet comes in by the same connector',
    config: returns,
    sections: connectors({ EFSkipIPs: egress }),
    findings: [
      {
        ...loop,
        message: 'shared',
        text: /although mail that mxHERO hands back here left the tenant before.*Mail of the internet, which comes in here too, needs it behind a gateway\.$/,
        fix: off,
      },
    ],
  },
  {
    name: 'whether mail of the internet comes in by it is open',
    config: { inbound: null, outbound: 'loopback' },
    dns: 'off',
    sections: { ...connectors({ EFSkipIPs: egress }), TransportRule: [routeOutbound()], OutboundConnector: [] },
    findings: [{ ...loop, message: 'shared' }],
  },
  {
    name: 'mail of the internet comes in by one connector, outbound mail comes back by another',
    config: apart,
    sections: { InboundConnector: [tenantConnector({ EFSkipIPs: egress }), relay()] },
    state: 'evaluated',
  },
  {
    name: 'on for outbound mail that comes back by a connector of its own',
    config: apart,
    sections: { InboundConnector: [tenantConnector({ EFSkipIPs: egress }), relay({ EFSkipLastIP: true })] },
    findings: [{ ...loop, subject: 'Relay', text: /although mail that mxHERO hands back here left the tenant before/ }],
  },
  {
    name: 'the connector that relays is disabled: all mail comes in by the other',
    config: apart,
    sections: { InboundConnector: [tenantConnector({ EFSkipIPs: egress }), relay({ Enabled: false })] },
    findings: [{ ...loop, message: 'shared' }],
  },
  {
    name: 'the other connector is disabled: all mail comes in by the one that relays',
    config: apart,
    sections: { InboundConnector: [tenantConnector({ Enabled: false }), relay({ EFSkipIPs: egress })] },
    findings: [{ ...loop, message: 'shared', subject: 'Relay' }],
  },
  {
    name: 'which mail comes in by a connector of unknown type is open',
    config: apart,
    sections: {
      InboundConnector: [
        tenantConnector(),
        relay({ ConnectorType: 'Other', EFSkipLastIP: true }),
        relay({ Name: 'Second', EFSkipLastIP: true }),
      ],
    },
    findings: [
      { ...loop, message: 'shared', subject: 'Relay' },
      { ...loop, subject: 'Second' },
    ],
  },
  {
    name: 'both directions come back: enhanced filtering is wrong on either connector',
    config: { ...apart, inbound: 'loopback' },
    sections: {
      InboundConnector: [tenantConnector({ EFSkipIPs: egress }), relay({ EFSkipLastIP: true })],
    },
    findings: [loop, { ...loop, subject: 'Relay' }],
  },
  {
    name: 'lost settings hide nothing',
    sections: connectors({ Name: 'A', EFSkipIPs: 'System.Object[]' }, { Name: 'B', EFSkipLastIP: true }),
    findings: [{ ...loop, subject: 'B' }],
    gaps: ['EFSkipIPs'],
  },
  { name: 'state lost', sections: connectors({ EFSkipLastIP: true, Enabled: null }), gaps: ['Enabled'] },
  { name: 'state lost, off', sections: connectors({ Enabled: null }), state: 'evaluated' },
  {
    name: 'an older export',
    sections: connectors({ EFSkipLastIP: undefined, EFSkipIPs: undefined }),
    gaps: ['EFSkipIPs', 'EFSkipLastIP'],
  },
  { name: 'connectors not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
  {
    name: 'border',
    config: { inbound: 'border' },
    sections: connectors({ EFSkipLastIP: true }),
    state: 'not-applicable',
  },
];

ruleTable(rule, rows);

describe('enhanced-filtering/on-loopback, fix', () => {
  const sections = connectors({ EFSkipIPs: egress });
  it.each<[string, Scene, RegExp]>([
    ['inbound loopback', { sections }, /^Turn enhanced filtering off/],
    ['outbound loopback behind a gateway', { sections, config: returns }, /connector of its own/],
  ])('is to be looked at first: %s', (_, scene, title) => {
    const [finding] = runScene([rule], scene).findings;
    expect(finding?.fix).toMatchObject({ safety: 'review', title: expect.stringMatching(title) });
  });
});
