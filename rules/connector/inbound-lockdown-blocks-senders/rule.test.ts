import { tenantConnector } from '../../../test/helpers/mxhero.ts';
import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const byAddress = { Name: 'Only the gateway', SenderIPAddresses: ['203.0.113.9'], RestrictDomainsToIPAddresses: true };
const byCertificate = {
  Name: 'Only the gateway',
  RestrictDomainsToCertificate: true,
  TlsSenderCertificateName: 'mx.gateway.example.com',
};
const beside = (over: Record<string, unknown>) => ({ InboundConnector: [tenantConnector(), inboundConnector(over)] });
const twoDomains = {
  AcceptedDomain: ['contoso.com', 'fabrikam.com'].map((name) => acceptedDomain({ Name: name, DomainName: name })),
};
const gateway = { MX: [[10, 'mx.gateway.example.com']] } as const;
const microsoft = { MX: [[0, 'fabrikam-com.j-v1.mx.microsoft']] } as const;
const blocked = { message: 'blocks', subject: 'Only the gateway', severity: 'critical' } as const;

ruleTable(rule, [
  { name: 'no connector restricts', state: 'evaluated' },
  {
    name: 'restricted to addresses',
    sections: beside(byAddress),
    findings: [
      {
        ...blocked,
        text: /^Inbound connector 'Only the gateway' refuses mail .* MX of contoso\.com leads to Microsoft\..*5\.7\.51/,
        fix: /^Set-InboundConnector -Identity 'Only the gateway' -RestrictDomainsToIPAddresses \$false -RestrictDomainsToCertificate \$false$/,
      },
    ],
  },
  { name: 'restricted to a certificate', sections: beside(byCertificate), findings: [blocked] },
  {
    name: 'the connector of the service itself',
    sections: { InboundConnector: [tenantConnector({ RestrictDomainsToIPAddresses: true })] },
    findings: [{ message: 'blocks', subject: 'mxHERO Tenant Connector' }],
  },
  {
    name: 'the MX leads to a gateway',
    sections: beside(byAddress),
    dns: { 'contoso.com': gateway },
    state: 'evaluated',
  },
  {
    name: 'MX at the gateway and, second, at Microsoft',
    sections: beside(byAddress),
    dns: {
      'contoso.com': {
        MX: [
          [10, 'mx.gateway.example.com'],
          [20, 'contoso-com.mail.protection.outlook.com'],
        ],
      },
    },
    findings: [blocked],
  },
  { name: 'disabled', sections: beside({ ...byAddress, Enabled: false }), state: 'evaluated' },
  { name: 'OnPremises', sections: beside({ ...byAddress, ConnectorType: 'OnPremises' }), state: 'evaluated' },
  {
    name: 'for the senders of a partner only',
    sections: beside({ ...byAddress, SenderDomains: ['smtp:fabrikam.com;1'] }),
    state: 'evaluated',
  },
  {
    name: 'one of two domains is at Microsoft',
    sections: { ...beside(byAddress), ...twoDomains },
    dns: { 'contoso.com': gateway, 'fabrikam.com': microsoft },
    findings: [{ ...blocked, text: /MX of fabrikam\.com leads/ }],
  },
  {
    name: 'limited to the domain that is at the gateway',
    sections: { ...beside({ ...byAddress, AssociatedAcceptedDomains: ['contoso.com'] }), ...twoDomains },
    dns: { 'contoso.com': gateway, 'fabrikam.com': microsoft },
    state: 'evaluated',
  },
  {
    name: 'limited to the domain that is at Microsoft',
    sections: { ...beside({ ...byAddress, AssociatedAcceptedDomains: ['Fabrikam.com'] }), ...twoDomains },
    dns: { 'contoso.com': gateway, 'fabrikam.com': microsoft },
    findings: [blocked],
  },
  {
    name: 'limit lost, one domain at the gateway',
    sections: { ...beside({ ...byAddress, AssociatedAcceptedDomains: 'System.Object[]' }), ...twoDomains },
    dns: { 'contoso.com': gateway, 'fabrikam.com': microsoft },
    gaps: ['AssociatedAcceptedDomains'],
  },
  {
    name: 'limit lost, but all domains are at Microsoft',
    sections: { ...beside({ ...byAddress, AssociatedAcceptedDomains: 'System.Object[]' }), ...twoDomains },
    dns: { 'fabrikam.com': microsoft },
    findings: [blocked],
  },
  {
    name: 'a name with quotes',
    sections: beside({ ...byAddress, Name: "It's ](x) $(date)" }),
    findings: [
      { message: 'blocks', subject: "It's ](x) $(date)", fix: /-Identity 'It''s \]\(x\) \$\(date\)' -Restrict/ },
    ],
  },
  {
    name: 'flag lost',
    sections: beside({ ...byAddress, RestrictDomainsToIPAddresses: 'perhaps' }),
    gaps: ['RestrictDomainsToIPAddresses'],
  },
  {
    name: 'MX of one domain not known, the other is judged',
    sections: { ...beside(byAddress), ...twoDomains },
    dns: { 'fabrikam.com': { fails: 'timeout' } },
    findings: [{ ...blocked, text: /MX of contoso\.com leads/ }],
    gaps: ['MX'],
  },
  {
    name: 'MX not known',
    sections: beside(byAddress),
    dns: { 'contoso.com': { fails: 'servfail' } },
    gaps: ['MX'],
  },
  { name: 'MX not known, but nobody is refused', dns: { 'contoso.com': { fails: 'servfail' } }, state: 'evaluated' },
  { name: 'nobody asked the DNS', sections: beside(byAddress), dns: 'off', gaps: ['DNS'] },
  { name: 'connectors not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
  { name: 'accepted domains not exported', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'] },
]);
