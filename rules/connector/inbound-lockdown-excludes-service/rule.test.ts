import { certificateLock, gatewayLock } from '../../../test/helpers/locks.ts';
import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const border = { inbound: 'border' };
const flag = { RestrictDomainsToIPAddresses: true };
const named = (name: string, more: object = {}) => ({
  ...border,
  overrides: { tls: { clientNames: [name] }, ...more },
});
const scene = (...InboundConnector: readonly Readonly<Record<string, unknown>>[]) => ({ InboundConnector });
const refused = { message: 'refused', severity: 'critical' } as const;
const onlyGateway = { ...refused, subject: 'Only the gateway' } as const;

ruleTable(rule, [
  { name: 'no lock, inbound loopback', state: 'evaluated' },
  { name: 'no lock behind a gateway', config: border, state: 'evaluated' },
  { name: 'the connector of the service is the lock', sections: scene(tenantConnector(flag)), config: border },
  {
    name: 'the gateway locks, the service is left open: its own connector joins the lock',
    sections: scene(gatewayLock(), tenantConnector()),
    config: border,
    findings: [
      {
        ...onlyGateway,
        text: /^Inbound connector 'Only the gateway' is part of a lock .* does not let in 3\.211\.77\.148, .*107\.23\.152\.206, from which mxHERO delivers\. What mxHERO hands back/,
        fix: /^Set-InboundConnector -Identity 'mxHERO Tenant Connector' -RestrictDomainsToIPAddresses \$true$/,
      },
    ],
  },
  {
    name: 'the same, with an address that the own connector lacks',
    sections: scene(gatewayLock(), tenantConnector({ SenderIPAddresses: egress.slice(0, 7) })),
    config: border,
    findings: [
      {
        ...onlyGateway,
        fix: /^\$l = .*'mxHERO Tenant Connector'.*\+ '107\.23\.152\.206' .*; Set-InboundConnector -Identity 'mxHERO Tenant Connector' -SenderIPAddresses \$l; Set-InboundConnector -Identity 'mxHERO Tenant Connector' -RestrictDomainsToIPAddresses \$true$/,
      },
    ],
  },
  {
    name: 'an own connector that cannot lock: the part by address gets the addresses',
    sections: scene(gatewayLock(), tenantConnector({ SenderDomains: ['contoso.com'] })),
    config: border,
    findings: [
      {
        ...onlyGateway,
        fix: /-Identity 'Only the gateway' -ErrorAction Stop\)\.SenderIPAddresses\) \+ '3\.211\.77\.148',.*; Set-InboundConnector -Identity 'Only the gateway' -SenderIPAddresses \$l$/,
      },
    ],
  },
  {
    name: 'one address is missing on the lock',
    sections: scene(tenantConnector({ ...flag, SenderIPAddresses: egress.slice(0, 7) })),
    config: border,
    findings: [
      {
        ...refused,
        subject: 'mxHERO Tenant Connector',
        text: /does not let in 107\.23\.152\.206, from which/,
        fix: /^\$l = .* \+ '107\.23\.152\.206' .*; Set-InboundConnector -Identity 'mxHERO Tenant Connector' -SenderIPAddresses \$l$/,
      },
    ],
  },
  {
    name: 'several parts cover together',
    sections: scene(
      gatewayLock({ SenderIPAddresses: ['203.0.113.0/28', ...egress.slice(0, 4)] }),
      tenantConnector({ ...flag, SenderIPAddresses: egress.slice(4) }),
    ),
    config: border,
    state: 'evaluated',
  },
  {
    name: 'several parts: the one that lists addresses of the service is at fault, and gets the rest',
    sections: scene(gatewayLock(), tenantConnector({ ...flag, SenderIPAddresses: egress.slice(0, 7) })),
    config: border,
    findings: [
      { ...refused, subject: 'mxHERO Tenant Connector', fix: /-Identity 'mxHERO Tenant Connector' -SenderIP/ },
    ],
  },
  {
    name: 'a list on a lock by certificate opens nothing',
    sections: scene(certificateLock('mx.gateway.example.com', { SenderIPAddresses: egress })),
    config: named('relay.contoso.com'),
    findings: [{ ...onlyGateway, fix: /^Set-InboundConnector .* -RestrictDomainsToIPAddresses \$true$/ }],
  },
  {
    name: 'the certificate of the service',
    sections: scene(certificateLock('*.contoso.com')),
    config: named('relay.contoso.com'),
    state: 'evaluated',
  },
  {
    name: 'the certificate of the service without the flag, on a lock by address',
    sections: scene(gatewayLock({ TlsSenderCertificateName: 'relay.contoso.com' })),
    config: named('relay.contoso.com'),
    findings: [onlyGateway],
  },
  {
    name: 'another certificate, where that of the service is known, and no connector of its own: a part for it',
    sections: scene(certificateLock('mx.gateway.example.com')),
    config: named('relay.contoso.com'),
    findings: [
      {
        ...onlyGateway,
        fix: /^New-InboundConnector -Name 'Only from the mail service' -ConnectorType 'Partner' -SenderDomains '\*' -RequireTls \$true -RestrictDomainsToIPAddresses \$true -SenderIPAddresses '3\.211\.77\.148',/,
      },
    ],
  },
  {
    name: 'a certificate of which nobody knows whose it is: likely',
    sections: scene(certificateLock('mx.gateway.example.com'), tenantConnector()),
    config: border,
    findings: [
      {
        message: 'certificate',
        subject: 'Only the gateway',
        severity: 'critical',
        text: /^Inbound connector 'Only the gateway' lets in only who presents the certificate mx\.gateway\.example\.com, and no part of the lock lists 3\.211\.77\.148, .* Unless mxHERO presents/,
        fix: /^Set-InboundConnector -Identity 'mxHERO Tenant Connector' -RestrictDomainsToIPAddresses \$true$/,
      },
    ],
  },
  {
    name: 'the certificate of the declared gateway is not that of the service',
    sections: scene(certificateLock('*.gateway.example.com')),
    config: border,
    declared: { gateway: { hosts: ['mx1.gateway.example.com'], addresses: [] } },
    findings: [onlyGateway],
  },
  {
    name: 'the certificate of another host than the declared gateway',
    sections: scene(certificateLock('mx.fabrikam.com')),
    config: border,
    declared: { gateway: { hosts: ['mx1.gateway.example.com'], addresses: [] } },
    findings: [{ message: 'certificate' }],
  },
  {
    name: 'a certificate of the vendor: it is the question which one the service presents',
    sections: scene(certificateLock('*.mxhero.com')),
    config: border,
    gaps: ['tls.clientNames'],
  },
  {
    name: 'a certificate of the vendor beside the one of the gateway',
    sections: scene(certificateLock('mx.gateway.example.com'), certificateLock('out.mxhero.com', { Name: 'Second' })),
    config: border,
    gaps: ['tls.clientNames'],
  },
  {
    name: 'of two names in certificates one is that of the declared gateway',
    sections: scene(certificateLock('<I>CN=Root<S>CN=mx.gateway.example.com<I>CN=Root<S>CN=mx.example.com')),
    config: border,
    declared: { gateway: { hosts: ['mx.gateway.example.com'], addresses: [] } },
    findings: [onlyGateway],
  },
  {
    name: 'of two names in certificates one is in a domain of the vendor, which has two',
    sections: scene(certificateLock('<I>CN=Root<S>CN=out.mxhero.com<I>CN=Root<S>CN=mx.example.com')),
    config: { ...border, overrides: { domains: ['mxhero.com', 'mxhero.example'] } },
    gaps: ['tls.clientNames'],
  },
  {
    name: 'a name of the vendor on a lock by address means nothing',
    sections: scene(gatewayLock({ TlsSenderCertificateName: 'out.mxhero.com' })),
    config: border,
    findings: [onlyGateway],
  },
  {
    name: 'addresses of the service unknown',
    sections: scene(gatewayLock()),
    config: { ...border, overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4', 'egress.ipv4'],
  },
  {
    name: 'a service without addresses, known by another certificate',
    sections: scene(gatewayLock()),
    config: named('relay.contoso.com', { egress: { ipv4: [] } }),
    findings: [{ ...onlyGateway, text: /does not let in relay\.contoso\.com, / }],
  },
  {
    name: 'a service without addresses and without certificate',
    sections: scene(gatewayLock()),
    config: { ...border, overrides: { egress: { ipv4: [] } } },
    gaps: ['tls.clientNames'],
  },
  {
    name: 'a lock that is disabled',
    sections: scene(gatewayLock({ Enabled: false })),
    config: border,
    state: 'evaluated',
  },
  {
    name: 'a restriction for some senders is no lock',
    sections: scene(gatewayLock({ SenderDomains: ['fabrikam.com'] })),
    config: border,
    state: 'evaluated',
  },
  {
    name: 'a connector of type OnPremises with the certificate of the service lets it pass',
    sections: scene(
      gatewayLock(),
      inboundConnector({ Name: 'Relay', ConnectorType: 'OnPremises', TlsSenderCertificateName: 'relay.contoso.com' }),
    ),
    config: named('relay.contoso.com'),
    state: 'evaluated',
  },
  {
    name: 'but not while it is disabled',
    sections: scene(
      gatewayLock(),
      inboundConnector({
        Name: 'Relay',
        ConnectorType: 'OnPremises',
        Enabled: false,
        TlsSenderCertificateName: 'relay.contoso.com',
      }),
    ),
    config: named('relay.contoso.com'),
    findings: [onlyGateway],
  },
  {
    name: 'one by address does not, for mail of senders outside',
    sections: scene(gatewayLock(), tenantConnector({ ConnectorType: 'OnPremises' })),
    config: border,
    findings: [onlyGateway],
  },
  {
    name: 'one by address does where nothing but outbound mail returns',
    sections: scene(gatewayLock(), tenantConnector({ ConnectorType: 'OnPremises' })),
    config: { inbound: 'none', outbound: 'loopback' },
    state: 'evaluated',
  },
  {
    name: 'outbound loopback, a connector for relaying of which nobody knows whose it is',
    sections: scene(
      gatewayLock(),
      inboundConnector({ Name: 'Relay', ConnectorType: 'OnPremises', TlsSenderCertificateName: 'relay.contoso.com' }),
    ),
    config: { inbound: 'none', outbound: 'loopback' },
    gaps: ['tls.clientNames'],
  },
  {
    name: 'the same without outbound loopback: it is somebody else’s',
    sections: scene(
      gatewayLock(),
      inboundConnector({ Name: 'Relay', ConnectorType: 'OnPremises', TlsSenderCertificateName: 'relay.contoso.com' }),
    ),
    config: border,
    findings: [onlyGateway],
  },
  {
    name: 'inbound loopback: the flags are the question before the addresses',
    sections: scene(gatewayLock(), tenantConnector()),
    findings: [onlyGateway],
  },
  { name: 'not exported', sections: { InboundConnector: null }, config: border, gaps: ['InboundConnector'] },
  { name: 'nothing returns', config: { inbound: 'none', outbound: 'standard' }, state: 'not-applicable' },
]);
