import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const gateway = { hosts: ['mx1.gateway.contoso.com'], addresses: ['203.0.113.0/28', '198.51.100.20'] };
const connectors = (...overs: Record<string, unknown>[]) => ({
  InboundConnector: overs.map((over) => tenantConnector(over)),
});
const others = egress.filter((address) => address !== '3.211.77.148');
const all = [...egress, ...gateway.addresses];
const border = { config: { inbound: 'border' }, declared: { gateway } };

const rows: readonly Row[] = [
  { name: 'service and gateway skipped', ...border, sections: connectors({ EFSkipIPs: all }), state: 'evaluated' },
  {
    name: 'as ranges, with others beside them',
    ...border,
    sections: connectors({ EFSkipIPs: [...egress, '203.0.113.0-203.0.113.15', '198.51.100.0/24', '192.0.2.1'] }),
    state: 'evaluated',
  },
  {
    name: 'one address of the service missing',
    ...border,
    sections: connectors({ EFSkipIPs: [...others, ...gateway.addresses] }),
    findings: [
      {
        message: 'missing',
        subject: 'mxHERO Tenant Connector',
        property: 'EFSkipIPs',
        severity: 'high',
        text: /^Inbound connector 'mxHERO Tenant Connector' skips some addresses in front of Exchange, but not 3\.211\.77\.148\./,
        fix: /^\$l = @\(\(Get-InboundConnector -Identity 'mxHERO Tenant Connector' -ErrorAction Stop\)\.EFSkipIPs\) \+ '3\.211\.77\.148' .*-EFSkipIPs \$l$/,
      },
    ],
  },
  {
    name: 'the gateway missing, part of it listed',
    ...border,
    sections: connectors({ EFSkipIPs: [...egress, '203.0.113.0/29'] }),
    findings: [{ message: 'missing', text: /but not 198\.51\.100\.20, 203\.0\.113\.8\/29\./ }],
  },
  {
    name: 'an entry that cannot be read skips nothing',
    ...border,
    sections: connectors({ EFSkipIPs: [...others, '3.211.77', ...gateway.addresses] }),
    findings: [{ message: 'missing' }],
  },
  {
    name: 'private addresses of the gateway are skipped by Exchange itself',
    config: border.config,
    declared: { gateway: { hosts: [], addresses: ['10.1.0.0/16', '198.51.100.20'] } },
    sections: connectors({ EFSkipIPs: [...egress, '198.51.100.20'] }),
    state: 'evaluated',
  },
  {
    name: 'no gateway declared: the service alone',
    config: border.config,
    sections: connectors({ EFSkipIPs: egress }),
    state: 'evaluated',
  },
  { name: 'enhanced filtering off', ...border, sections: connectors({}), state: 'not-applicable' },
  {
    name: 'the last address only: the list does not count',
    ...border,
    sections: connectors({ EFSkipLastIP: true, EFSkipIPs: others }),
    state: 'not-applicable',
  },
  {
    name: 'disabled connector',
    ...border,
    sections: connectors({ Enabled: false, EFSkipIPs: others }),
    state: 'not-applicable',
  },
  {
    name: 'no connector of the service',
    ...border,
    sections: connectors({ SenderIPAddresses: ['192.0.2.1'], EFSkipIPs: ['192.0.2.1'] }),
    state: 'not-applicable',
  },
  {
    name: 'two connectors that share the addresses',
    ...border,
    sections: connectors(
      { Name: 'A', SenderIPAddresses: egress.slice(0, 4), EFSkipIPs: [...egress.slice(0, 4), ...gateway.addresses] },
      { Name: 'B', SenderIPAddresses: egress.slice(4), EFSkipIPs: egress.slice(4) },
    ),
    findings: [{ message: 'missing', subject: 'B', text: /but not 198\.51\.100\.20, 203\.0\.113\.0\/28\./ }],
  },
  {
    name: 'one of them without a list: the addresses of the other are its own',
    ...border,
    sections: connectors(
      { Name: 'A', SenderIPAddresses: egress, EFSkipIPs: others },
      { Name: 'B', SenderIPAddresses: egress },
    ),
    findings: [{ message: 'missing', subject: 'A' }],
  },
  {
    name: 'lost facts hide nothing',
    ...border,
    sections: connectors({ Name: 'A', EFSkipIPs: 'System.Object[]' }, { Name: 'B', EFSkipIPs: egress }),
    findings: [{ message: 'missing', subject: 'B' }],
    gaps: ['EFSkipIPs'],
  },
  {
    name: 'state and mode lost',
    ...border,
    sections: connectors({ Enabled: null, EFSkipLastIP: null, EFSkipIPs: others }),
    gaps: ['EFSkipLastIP', 'Enabled'],
  },
  {
    name: 'an older export without the properties',
    ...border,
    sections: connectors({ EFSkipLastIP: undefined, EFSkipIPs: undefined }),
    gaps: ['EFSkipIPs', 'EFSkipLastIP'],
  },
  { name: 'connectors not exported', ...border, sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
  {
    name: 'addresses of the service not known',
    declared: { gateway },
    config: { inbound: 'border', overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
  },
  { name: 'loopback', sections: connectors({ EFSkipIPs: others }), state: 'not-applicable' },
];

ruleTable(rule, rows);
