import { tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const own = inboundConnector({
  Name: 'Own servers',
  ConnectorType: 'OnPremises',
  SenderIPAddresses: ['203.0.113.10'],
  TreatMessagesAsInternal: true,
});
const treating = (over: Over = {}) => ({
  InboundConnector: [own, tenantConnector({ ConnectorType: 'OnPremises', TreatMessagesAsInternal: true, ...over })],
});
const found = {
  message: 'internal',
  subject: 'mxHERO Tenant Connector',
  property: 'TreatMessagesAsInternal',
  severity: 'high',
} as const;
const fabrikam = { id: 'fabrikam', name: 'Fabrikam Mail', egress: { ipv4: ['198.51.100.0/28'], shared: true } };

ruleTable(rule, [
  { name: 'the guide', state: 'evaluated' },
  {
    name: 'addresses of the service, beside others',
    sections: treating({ SenderIPAddresses: ['203.0.113.9', '54.208.111.0/24', '54.236.184.32'] }),
    findings: [
      {
        ...found,
        text: /^Inbound connector 'mxHERO Tenant Connector' takes mail from 54\.208\.111\.0\/24, 54\.236\.184\.32 for internal .* but mxHERO sends from there for other customers/,
        fix: /^Set-InboundConnector -Identity 'mxHERO Tenant Connector' -TreatMessagesAsInternal \$false$/,
      },
    ],
  },
  {
    name: 'addresses of a service that nobody selected, and of one that is selected',
    sections: treating({ SenderIPAddresses: ['198.51.100.3', '54.208.111.28'] }),
    known: [fabrikam],
    findings: [{ ...found, text: /from 198\.51\.100\.3, 54\.208\.111\.28 for .* but mxHERO, Fabrikam Mail sends/ }],
  },
  {
    name: 'two services of one vendor are named once',
    sections: treating(),
    declared: { services: [{ vendor: 'mxhero' }, { id: 'second', vendor: 'mxhero' }] },
    findings: [{ ...found, text: /but mxHERO sends/ }],
  },
  {
    name: 'published addresses, which serve recognition',
    sections: treating({ SenderIPAddresses: ['198.51.100.77'] }),
    known: [{ ...fabrikam, egress: { ipv4: null, shared: true, published: ['198.51.100.64/26'] } }],
    findings: [{ ...found, text: /but Fabrikam Mail sends/ }],
  },
  {
    name: 'addresses of a service for this tenant alone',
    sections: treating(),
    config: { overrides: { egress: { shared: false } } },
    state: 'evaluated',
  },
  {
    name: 'nobody has said whether others send from there',
    sections: treating(),
    config: { overrides: { egress: { shared: null } } },
    gaps: ['egress.shared'],
    state: 'not-evaluated',
  },
  {
    name: 'nobody has said from where the service sends',
    sections: treating({ SenderIPAddresses: ['198.51.100.3'] }),
    config: { overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
    state: 'not-evaluated',
  },
  {
    name: 'nobody has said from where it sends, but it sends for this tenant alone',
    sections: treating({ SenderIPAddresses: ['198.51.100.3'] }),
    config: { overrides: { egress: { ipv4: null, shared: false } } },
    state: 'evaluated',
  },
  { name: 'no addresses', sections: treating({ SenderIPAddresses: [] }), state: 'evaluated' },
  { name: 'own servers alone', sections: { InboundConnector: [own] }, state: 'evaluated' },
  {
    name: 'of type Partner, where the flag means nothing',
    sections: treating({ ConnectorType: 'Partner' }),
    state: 'evaluated',
  },
  {
    name: 'disabled',
    sections: treating({ Enabled: false, SenderIPAddresses: 'System.Object[]' }),
    state: 'evaluated',
  },
  { name: 'off', sections: treating({ TreatMessagesAsInternal: false, ConnectorType: 7 }), state: 'evaluated' },
  { name: 'flag lost', sections: treating({ TreatMessagesAsInternal: undefined }), gaps: ['TreatMessagesAsInternal'] },
  { name: 'type lost', sections: treating({ ConnectorType: 7 }), gaps: ['ConnectorType'] },
  { name: 'state lost', sections: treating({ Enabled: 'perhaps' }), gaps: ['Enabled'] },
  {
    name: 'addresses lost, and the flag with them',
    sections: treating({ SenderIPAddresses: 'System.Object[]', TreatMessagesAsInternal: undefined }),
    gaps: ['SenderIPAddresses', 'TreatMessagesAsInternal'],
  },
  {
    name: 'flag of own servers lost',
    sections: { InboundConnector: [{ ...own, TreatMessagesAsInternal: 7 }] },
    state: 'evaluated',
  },
  {
    name: 'hostile name',
    sections: treating({ Name: "x'; Remove-Mailbox" }),
    findings: [{ ...found, subject: "x'; Remove-Mailbox", fix: /-Identity 'x''; Remove-Mailbox' / }],
  },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
  {
    name: 'whatever the routing is',
    sections: treating(),
    config: { inbound: 'none', outbound: 'none' },
    findings: [found],
  },
]);
