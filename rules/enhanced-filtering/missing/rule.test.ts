import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const config = { inbound: 'border' };
const gateway = { hosts: ['mx1.gateway.contoso.com'], addresses: ['203.0.113.0/28', '10.1.0.0/16', '40.107.3.4'] };
const name = 'mxHERO Tenant Connector';
const connectors = (...overs: Record<string, unknown>[]) => ({
  InboundConnector: overs.map((over) => tenantConnector(over)),
});
const fromGateway = (over: Record<string, unknown> = {}) => ({
  InboundConnector: [
    tenantConnector({ Enabled: false }),
    inboundConnector({ Name: 'From the gateway', SenderIPAddresses: ['203.0.113.0/24'], ...over }),
  ],
});
const relayed = { tls: { clientNames: ['relay.contoso.com'] } };
const relay = () =>
  inboundConnector({
    Name: 'Relay',
    ConnectorType: 'OnPremises',
    RestrictDomainsToCertificate: true,
    TlsSenderCertificateName: 'relay.contoso.com',
  });
const off = {
  message: 'off',
  subject: name,
  property: 'EFSkipIPs',
  severity: 'high',
} as const;

const rows: readonly Row[] = [
  {
    name: 'off',
    config,
    findings: [
      {
        ...off,
        text: /^Inbound connector 'mxHERO Tenant Connector' takes mail of the internet from mxHERO with enhanced filtering off\. Exchange judges SPF, DMARC and spoofing by the address of mxHERO instead/,
        fix: /EFSkipIPs\) \+ '3\.211\.77\.148','52\.22\.51\.97',.*'107\.23\.152\.206' .*-EFSkipLastIP \$false -EFSkipIPs \$l$/,
      },
    ],
  },
  {
    name: 'the declared gateway is to be skipped too, but not what the list does not support',
    config,
    declared: { gateway },
    findings: [{ ...off, fix: /^(?!.*'(?:10\.|40\.)).*'203\.0\.113\.0\/28'/ }],
  },
  {
    name: 'without DNS, nobody knows which addresses are those of Microsoft',
    config,
    declared: { gateway },
    dns: 'off',
    findings: [{ ...off, fix: /'40\.107\.3\.4'/ }],
  },
  { name: 'on, by a list', config, sections: connectors({ EFSkipIPs: ['192.0.2.1'] }), state: 'evaluated' },
  { name: 'on, by the last address', config, sections: connectors({ EFSkipLastIP: true }), state: 'evaluated' },
  { name: 'disabled', config, sections: connectors({ Enabled: false }), state: 'not-applicable' },
  {
    name: 'one of two connectors',
    config,
    sections: connectors({ Name: 'A', EFSkipIPs: egress }, { Name: 'B' }),
    findings: [{ ...off, subject: 'B' }],
  },
  {
    name: 'a connector of somebody else',
    config,
    sections: { InboundConnector: [inboundConnector({ Name: 'Partner', SenderIPAddresses: ['192.0.2.1'] })] },
    state: 'not-applicable',
  },
  {
    name: 'the gateway delivers',
    config,
    declared: { gateway },
    sections: fromGateway(),
    findings: [
      {
        ...off,
        subject: 'From the gateway',
        text: /takes mail of the internet from the gateway with enhanced filtering off/,
        fix: /'3\.211\.77\.148',.*'203\.0\.113\.0\/28'/,
      },
    ],
  },
  {
    name: 'the gateway delivers with its certificate',
    config,
    declared: { gateway },
    sections: fromGateway({ SenderIPAddresses: [], TlsSenderCertificateName: '*.gateway.contoso.com' }),
    findings: [{ ...off, subject: 'From the gateway' }],
  },
  {
    name: "neither address nor certificate is the gateway's",
    config,
    declared: { gateway },
    sections: fromGateway({ SenderIPAddresses: ['192.0.2.1'], TlsSenderCertificateName: 'mail.fabrikam.com' }),
    state: 'not-applicable',
  },
  {
    name: 'the connector of the gateway is disabled',
    config,
    declared: { gateway },
    sections: fromGateway({ Enabled: false }),
    state: 'not-applicable',
  },
  {
    name: 'beside a connector of the service, that of the gateway is not the last hop',
    config,
    declared: { gateway },
    sections: {
      InboundConnector: [
        tenantConnector({ EFSkipIPs: egress }),
        inboundConnector({ Name: 'From the gateway', SenderIPAddresses: ['203.0.113.0/24'] }),
      ],
    },
    state: 'evaluated',
  },
  { name: 'no gateway declared', config, sections: fromGateway(), state: 'not-applicable' },
  {
    name: "whether a connector is the gateway's is lost",
    config,
    declared: { gateway },
    sections: fromGateway({ SenderIPAddresses: [], TlsSenderCertificateName: { Lost: true } }),
    gaps: ['TlsSenderCertificateName'],
  },
  {
    name: 'its addresses are lost',
    config,
    declared: { gateway },
    sections: fromGateway({ SenderIPAddresses: 'System.Object[]' }),
    gaps: ['SenderIPAddresses'],
  },
  {
    name: 'a gateway without addresses: the name in the certificate decides',
    config,
    declared: { gateway: { hosts: [], addresses: ['203.0.113.0/28'] } },
    sections: fromGateway({ SenderIPAddresses: [], TlsSenderCertificateName: { Lost: true } }),
    state: 'not-applicable',
  },
  {
    name: 'rules not needed',
    config,
    sections: { ...connectors({ EFSkipLastIP: true }), TransportRule: null },
    state: 'evaluated',
  },
  {
    name: 'lost settings hide nothing',
    config,
    sections: connectors({ Name: 'A', EFSkipIPs: 'System.Object[]' }, { Name: 'B' }),
    findings: [{ ...off, subject: 'B' }],
    gaps: ['EFSkipIPs'],
  },
  { name: 'mode lost', config, sections: connectors({ EFSkipLastIP: undefined }), gaps: ['EFSkipLastIP'] },
  { name: 'state of the connector lost', config, sections: connectors({ Enabled: null }), gaps: ['Enabled'] },
  {
    name: 'on, whatever the mode and the state are',
    config,
    sections: connectors({ Enabled: null, EFSkipLastIP: null, EFSkipIPs: egress }),
    state: 'evaluated',
  },
  { name: 'connectors not exported', config, sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
  {
    name: 'addresses of the service not known',
    config: { ...config, overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
  },
  {
    name: 'outbound mail comes back by the same connector',
    config: { ...config, outbound: 'loopback' },
    findings: [
      {
        ...off,
        message: 'shared',
        text: /from mxHERO with enhanced filtering off, and .* by the address of mxHERO instead .* for which Microsoft asks to leave enhanced filtering off\.$/,
        fix: /-EFSkipLastIP \$false -EFSkipIPs \$l$/,
      },
    ],
  },
  {
    name: 'outbound mail comes back by another connector than that of the gateway',
    config: { ...config, outbound: 'loopback' },
    declared: { gateway },
    sections: fromGateway(),
    findings: [{ ...off, subject: 'From the gateway' }],
  },
  {
    name: 'outbound mail comes back by a connector of its own, which relays',
    config: { ...config, outbound: 'loopback', overrides: relayed },
    sections: { InboundConnector: [tenantConnector({ EFSkipIPs: egress }), relay()] },
    state: 'evaluated',
  },
  {
    name: 'beside that connector, mail of the internet comes in unfiltered',
    config: { ...config, outbound: 'loopback', overrides: relayed },
    sections: { InboundConnector: [tenantConnector(), relay()] },
    findings: [{ ...off, fix: /-EFSkipLastIP \$false -EFSkipIPs \$l$/ }],
  },
  {
    name: 'the connector that relays is the only one',
    config: { ...config, outbound: 'loopback', overrides: relayed },
    sections: { InboundConnector: [relay()] },
    findings: [{ ...off, message: 'shared', subject: 'Relay' }],
  },
  {
    name: 'a connector for own servers that lists the service takes only mail in own names from there',
    config,
    sections: {
      InboundConnector: [
        tenantConnector({ EFSkipIPs: egress }),
        inboundConnector({ Name: 'Servers', ConnectorType: 'OnPremises', SenderIPAddresses: egress }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'that connector alone takes all of it',
    config,
    sections: {
      InboundConnector: [inboundConnector({ Name: 'Servers', ConnectorType: 'OnPremises', SenderIPAddresses: egress })],
    },
    findings: [{ ...off, subject: 'Servers' }],
  },
  {
    name: 'nothing comes back: mail with the certificate of the service goes to the connector that relays',
    config: { ...config, outbound: 'standard', overrides: relayed },
    sections: { InboundConnector: [tenantConnector({ EFSkipIPs: egress }), relay()] },
    findings: [{ ...off, subject: 'Relay' }],
  },
  { name: 'loopback', state: 'not-applicable' },
];

ruleTable(rule, rows);
