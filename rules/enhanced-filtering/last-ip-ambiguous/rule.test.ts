import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const config = { inbound: 'border' };
const gateway = { hosts: ['mx1.gateway.contoso.com'], addresses: ['203.0.113.0/28'] };
const behind = { config, declared: { gateway } };
const name = 'mxHERO Tenant Connector';
const connectors = (...overs: Record<string, unknown>[]) => ({
  InboundConnector: overs.map((over) => tenantConnector({ EFSkipLastIP: true, ...over })),
});
const several = { message: 'several', subject: name, property: 'EFSkipLastIP', severity: 'medium' } as const;
const overrides = { ...several, message: 'overrides' } as const;

const rows: readonly Row[] = [
  {
    name: 'gateway and service in front',
    ...behind,
    sections: connectors({}),
    findings: [
      {
        ...several,
        text: /^Inbound connector 'mxHERO Tenant Connector' skips only the last address in front of Exchange, although mail passes the gateway and mxHERO\./,
        fix: /EFSkipIPs\) \+ '3\.211\.77\.148',.*'203\.0\.113\.0\/28' .*-EFSkipLastIP \$false -EFSkipIPs \$l$/,
      },
    ],
  },
  { name: 'the service alone', config, sections: connectors({}), state: 'evaluated' },
  {
    name: 'the declared gateway is the service, by its addresses',
    config,
    declared: { gateway: { hosts: ['mx.example.com'], addresses: egress.slice(0, 2) } },
    sections: connectors({}),
    state: 'evaluated',
  },
  {
    name: 'the declared gateway is the service, by its names',
    config,
    declared: { gateway: { hosts: ['smtp-in.mxhero.com', 'mx2.mxhero.com'], addresses: [] } },
    sections: connectors({}),
    state: 'evaluated',
  },
  {
    name: "by an endpoint outside of the vendor's domains",
    config: { ...config, overrides: { endpoints: { inbound: ['in.example.com'] } } },
    declared: { gateway: { hosts: ['in.example.com'], addresses: [] } },
    sections: connectors({}),
    state: 'evaluated',
  },
  {
    name: 'a gateway of which only names are declared',
    config,
    declared: { gateway: { hosts: ['smtp-in.mxhero.com', 'mx1.contoso.com'], addresses: [] } },
    sections: connectors({}),
    findings: [several],
  },
  { name: 'a list', ...behind, sections: connectors({ EFSkipLastIP: false, EFSkipIPs: egress }), state: 'evaluated' },
  { name: 'off', ...behind, sections: connectors({ EFSkipLastIP: false }), state: 'evaluated' },
  {
    name: 'the last address beside a list, one hop',
    config,
    sections: connectors({ EFSkipIPs: [...egress, '192.0.2.7'] }),
    findings: [
      {
        ...overrides,
        text: /lists 54\.208\.111\.28, .*, 192\.0\.2\.7 for enhanced filtering to skip, but skips only the last address/,
        fix: /^Set-InboundConnector -Identity 'mxHERO Tenant Connector' -EFSkipLastIP \$false$/,
      },
    ],
  },
  {
    name: 'the last address beside a list, several hops: said once',
    ...behind,
    sections: connectors({ EFSkipIPs: egress }),
    findings: [{ ...overrides, fix: /EFSkipIPs\) \+ '203\.0\.113\.0\/28' .*-EFSkipLastIP \$false -EFSkipIPs \$l$/ }],
  },
  {
    name: 'the gateway delivers, the service stands in front of it',
    ...behind,
    sections: {
      InboundConnector: [
        inboundConnector({ Name: 'From the gateway', SenderIPAddresses: ['203.0.113.1'], EFSkipLastIP: true }),
      ],
    },
    findings: [{ ...several, subject: 'From the gateway' }],
  },
  {
    name: "whether a connector is the gateway's is lost",
    ...behind,
    sections: { InboundConnector: [inboundConnector({ SenderIPAddresses: 'System.Object[]', EFSkipLastIP: true })] },
    gaps: ['SenderIPAddresses'],
  },
  { name: 'disabled', ...behind, sections: connectors({ Enabled: false }), state: 'not-applicable' },
  {
    name: 'one of two connectors',
    ...behind,
    sections: connectors({ Name: 'A', EFSkipLastIP: false }, { Name: 'B' }),
    findings: [{ ...several, subject: 'B' }],
  },
  {
    name: 'list lost, several hops',
    ...behind,
    sections: connectors({ EFSkipIPs: 'System.Object[]' }),
    findings: [{ ...several, fix: /'3\.211\.77\.148'/ }],
  },
  { name: 'list lost, one hop', config, sections: connectors({ EFSkipIPs: 'System.Object[]' }), gaps: ['EFSkipIPs'] },
  { name: 'mode lost, several hops', ...behind, sections: connectors({ EFSkipLastIP: null }), gaps: ['EFSkipLastIP'] },
  {
    name: 'mode lost, beside a list',
    config,
    sections: connectors({ EFSkipLastIP: null, EFSkipIPs: egress }),
    gaps: ['EFSkipLastIP'],
  },
  {
    name: 'mode and list lost, one hop',
    config,
    sections: connectors({ EFSkipLastIP: undefined, EFSkipIPs: undefined }),
    gaps: ['EFSkipIPs', 'EFSkipLastIP'],
  },
  { name: 'mode lost, one hop and no list', config, sections: connectors({ EFSkipLastIP: null }), state: 'evaluated' },
  {
    name: 'state lost hides nothing',
    ...behind,
    sections: connectors({ Name: 'A', Enabled: null }, { Name: 'B' }),
    findings: [{ ...several, subject: 'B' }],
    gaps: ['Enabled'],
  },
  {
    name: 'off, state lost',
    ...behind,
    sections: connectors({ Enabled: null, EFSkipLastIP: false }),
    state: 'evaluated',
  },
  { name: 'connectors not exported', ...behind, sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
  {
    name: 'addresses of the service not known',
    ...behind,
    config: { ...config, overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
  },
  { name: 'loopback', declared: { gateway }, sections: connectors({}), state: 'not-applicable' },
];

ruleTable(rule, rows);
