import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const wizards = (over: Over = {}) =>
  inboundConnector({
    Name: 'Inbound from 7c9e',
    ConnectorType: 'OnPremises',
    ConnectorSource: 'HybridWizard',
    TlsSenderCertificateName: 'mail.contoso.com',
    SenderIPAddresses: ['203.0.113.10', ...egress],
    ...over,
  });
const beside = (over: Over = {}) => ({ InboundConnector: [tenantConnector(), wizards(over)] });
const found = {
  message: 'edited',
  subject: 'Inbound from 7c9e',
  property: 'SenderIPAddresses',
  severity: 'medium',
} as const;

ruleTable(rule, [
  { name: 'the guide', state: 'evaluated' },
  { name: 'the wizard has listed nothing', sections: beside({ SenderIPAddresses: [] }), state: 'evaluated' },
  { name: 'own servers alone', sections: beside({ SenderIPAddresses: ['203.0.113.10'] }), state: 'evaluated' },
  {
    name: 'addresses of the service beside own servers',
    sections: beside({ SenderIPAddresses: ['203.0.113.10', '54.208.111.28'] }),
    findings: [
      {
        ...found,
        text: /^Inbound connector 'Inbound from 7c9e', which the hybrid wizard made for your own servers, lists 54\.208\.111\.28 of mxHERO\. .* mail from mxHERO with them\.$/,
        fix: /^\$l = @\(\(Get-InboundConnector -Identity 'Inbound from 7c9e' .* -notin '54\.208\.111\.28' .*; Set-InboundConnector -Identity 'Inbound from 7c9e' -SenderIPAddresses \$l$/,
      },
    ],
  },
  {
    name: 'the service has no other connector',
    sections: { InboundConnector: [wizards()] },
    findings: [
      {
        ...found,
        fix: /^New-InboundConnector -Name 'mxHERO Tenant Connector' -ConnectorType 'Partner' .*; Set-InboundConnector /,
      },
    ],
  },
  {
    name: 'not even of type Partner is it the connector that the service needs',
    sections: { InboundConnector: [wizards({ ConnectorType: 'Partner' })] },
    findings: [{ ...found, fix: /^New-InboundConnector -Name 'mxHERO Tenant Connector' / }],
  },
  {
    name: 'outbound loopback',
    sections: { InboundConnector: [wizards()] },
    config: { inbound: 'none', outbound: 'loopback' },
    findings: [
      { ...found, fix: /New-InboundConnector -Name 'mxHERO Tenant Connector \(relay\)' -ConnectorType 'OnPremises' / },
    ],
  },
  { name: 'disabled', sections: beside({ Enabled: false }), findings: [found] },
  {
    name: 'addresses published for recognition',
    sections: beside({ SenderIPAddresses: ['198.51.100.77'] }),
    config: { overrides: { egress: { published: ['198.51.100.64/26'] } } },
    findings: [{ ...found, text: /lists 198\.51\.100\.77 of/ }],
  },
  {
    name: 'the certificate of the own servers covers that of the service: nobody edited it',
    sections: beside({ SenderIPAddresses: [], TlsSenderCertificateName: '*.contoso.com' }),
    config: { overrides: { tls: { clientNames: ['relay.contoso.com'] } } },
    state: 'evaluated',
  },
  { name: 'made by hand', sections: beside({ ConnectorSource: 'Default' }), state: 'evaluated' },
  { name: 'who made it is lost', sections: beside({ ConnectorSource: 7 }), gaps: ['ConnectorSource'] },
  {
    name: 'who made it is lost, but the service is not on it',
    sections: beside({ ConnectorSource: 7, SenderIPAddresses: ['203.0.113.10'] }),
    state: 'evaluated',
  },
  { name: 'addresses lost', sections: beside({ SenderIPAddresses: 7 }), gaps: ['SenderIPAddresses'] },
  {
    name: 'nobody has said from where the service sends',
    sections: beside({ SenderIPAddresses: ['203.0.113.10'] }),
    config: { overrides: { egress: { ipv4: null }, tls: { clientNames: ['relay.contoso.com'] } } },
    gaps: ['egress.ipv4'],
  },
  {
    name: 'nobody has said it, and nothing is listed',
    sections: beside({ SenderIPAddresses: [] }),
    config: { overrides: { egress: { ipv4: null }, tls: { clientNames: ['relay.contoso.com'] } } },
    state: 'evaluated',
  },
  {
    name: 'whatever the routing is',
    sections: beside(),
    config: { inbound: 'none', outbound: 'none' },
    findings: [found],
  },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
]);
