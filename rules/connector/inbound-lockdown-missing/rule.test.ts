import { describe, expect, it } from 'vitest';
import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const gateway = {
  MX: [
    [10, 'mx1.gateway.example.com'],
    [20, 'mx2.gateway.example.com'],
  ],
} as const;
const atGateway = { 'contoso.com': gateway };
const lock = inboundConnector({
  Name: 'Only the gateway',
  RestrictDomainsToCertificate: true,
  TlsSenderCertificateName: 'mx.gateway.example.com',
});
const twoDomains = {
  AcceptedDomain: ['contoso.com', 'fabrikam.com'].map((name) => acceptedDomain({ Name: name, DomainName: name })),
};
const declaredGateway = {
  gateway: { hosts: ['mx1.gateway.example.com'], addresses: ['203.0.113.0/28', '10.1.0.0/16'] },
};
const open = { message: 'open', subject: '*', severity: 'high', discriminator: 'inbound' } as const;

ruleTable(rule, [
  { name: 'mail arrives at Microsoft', state: 'evaluated' },
  {
    name: 'mail arrives at a gateway, and everybody may deliver',
    dns: atGateway,
    findings: [
      {
        ...open,
        text: /for contoso\.com goes to mx1\.gateway\.example\.com, mx2\.gateway\.example\.com, outside Microsoft.*RejectDirectSend stops only anonymous mail in the tenant's own names/,
        fix: /^\$n = Read-Host '.*gateway.*'; New-InboundConnector -Name 'Only from the gateway' -ConnectorType 'Partner' -SenderDomains '\*' -RequireTls \$true -RestrictDomainsToCertificate \$true -TlsSenderCertificateName \$n; Set-InboundConnector -Identity 'mxHERO Tenant Connector' -RestrictDomainsToIPAddresses \$true$/,
      },
    ],
  },
  {
    name: 'the declared gateway is let in by its addresses, the private ones aside',
    dns: atGateway,
    declared: declaredGateway,
    findings: [{ ...open, fix: /-RestrictDomainsToIPAddresses \$true -SenderIPAddresses '203\.0\.113\.0\/28'; Set-/ }],
  },
  {
    name: 'a service that does nothing any more has no place in the lock',
    dns: atGateway,
    sections: { InboundConnector: [] },
    config: { inbound: 'none', outbound: 'none' },
    findings: [
      { ...open, fix: /^\$n = Read-Host '.*gateway.*'; New-InboundConnector [^;]* -TlsSenderCertificateName \$n$/ },
    ],
  },
  {
    name: 'a connector that lists addresses for all senders is that of the gateway, whoever it is',
    dns: atGateway,
    sections: {
      InboundConnector: [
        tenantConnector(),
        inboundConnector({ Name: 'Filter', SenderIPAddresses: ['203.0.113.0/28'] }),
      ],
    },
    findings: [
      {
        ...open,
        fix: /^Set-InboundConnector -Identity 'mxHERO Tenant Connector' -RestrictDomainsToIPAddresses \$true; Set-InboundConnector -Identity 'Filter' -RestrictDomainsToIPAddresses \$true$/,
      },
    ],
  },
  {
    name: 'a lock that is there but disabled is put into service, with what it lacks',
    dns: atGateway,
    sections: { InboundConnector: [{ ...lock, Enabled: false }] },
    findings: [
      {
        ...open,
        fix: /^New-InboundConnector -Name 'Only from the gateway' .* -RestrictDomainsToIPAddresses \$true -SenderIPAddresses '3\.211\.77\.148'.*; Set-InboundConnector -Identity 'Only the gateway' -Enabled \$true$/,
      },
    ],
  },
  {
    name: 'a disabled connector that would restrict nothing, or not all senders, is none',
    dns: atGateway,
    sections: {
      InboundConnector: [
        { ...lock, Name: 'Open', Enabled: false, RestrictDomainsToCertificate: false },
        { ...lock, Name: 'Some', Enabled: false, SenderDomains: ['smtp:fabrikam.com;1'] },
        { ...lock, Name: 'Own', Enabled: false, ConnectorType: 'OnPremises' },
      ],
    },
    findings: [{ ...open, fix: /^\$n = Read-Host (?!.*-Enabled)/ }],
  },
  {
    name: 'without a connector of the service its addresses are let in too',
    dns: atGateway,
    declared: declaredGateway,
    sections: { InboundConnector: [] },
    findings: [
      { ...open, fix: /^New-InboundConnector .*-SenderIPAddresses '3\.211\.77\.148',.*,'203\.0\.113\.0\/28'$/ },
    ],
  },
  {
    name: 'undeclared gateway, no connector of the service: one lock for each',
    dns: atGateway,
    sections: { InboundConnector: [] },
    findings: [
      {
        ...open,
        fix: /-Name 'Only from the gateway'.*-TlsSenderCertificateName \$n; New-InboundConnector -Name 'Only from the mail service' .*-SenderIPAddresses '3\.211\.77\.148'/,
      },
    ],
  },
  {
    name: 'the MX is the service itself: its connector is the lock',
    dns: { 'contoso.com': { MX: [[10, 'smtp-in.mxhero.com']] } },
    findings: [
      {
        ...open,
        fix: /^Set-InboundConnector -Identity 'mxHERO Tenant Connector' -RestrictDomainsToIPAddresses \$true$/,
      },
    ],
  },
  {
    name: 'locked by certificate',
    dns: atGateway,
    sections: { InboundConnector: [tenantConnector(), lock] },
    state: 'evaluated',
  },
  {
    name: 'locked by the addresses of the service',
    dns: atGateway,
    sections: { InboundConnector: [tenantConnector({ RestrictDomainsToIPAddresses: true })] },
    state: 'evaluated',
  },
  {
    name: 'a lock for the senders of one partner locks nobody else out',
    dns: atGateway,
    sections: {
      InboundConnector: [
        inboundConnector({
          SenderDomains: ['smtp:fabrikam.com;1'],
          SenderIPAddresses: [...egress],
          RestrictDomainsToIPAddresses: true,
        }),
      ],
    },
    findings: [open],
  },
  {
    name: 'another domain is at Microsoft: a lock would refuse its mail',
    dns: { ...atGateway, 'fabrikam.com': { MX: [[0, 'fabrikam-com.mail.protection.outlook.com']] } },
    sections: twoDomains,
    state: 'evaluated',
  },
  {
    name: 'a domain that takes no mail is no reason against it',
    dns: { ...atGateway, 'fabrikam.com': { MX: [[0, '']] } },
    sections: twoDomains,
    findings: [{ ...open, text: /mail for contoso\.com goes to/ }],
  },
  { name: 'no domain takes mail', dns: { 'contoso.com': null }, state: 'evaluated' },
  {
    name: 'MX of one domain not known: it may be at Microsoft',
    dns: { ...atGateway, 'fabrikam.com': { fails: 'timeout' } },
    sections: twoDomains,
    gaps: ['MX'],
  },
  {
    name: 'MX of one domain not known, that of the other is Microsoft',
    dns: { 'fabrikam.com': { fails: 'timeout' } },
    sections: twoDomains,
    state: 'evaluated',
  },
  {
    name: 'a connector that may be the lock',
    dns: atGateway,
    sections: { InboundConnector: [tenantConnector({ RestrictDomainsToIPAddresses: 'perhaps' })] },
    gaps: ['RestrictDomainsToIPAddresses'],
  },
  {
    name: 'hostile text for an MX host stays data',
    dns: {
      'contoso.com': {
        MX: [
          [10, "mx'; Remove-Mailbox](x\u001b[31m.example.com"],
          [20, `${'a'.repeat(63)}.example.com`],
        ],
      },
    },
    findings: [{ ...open, text: /goes to mx'; Remove-Mailbox\]\(x/, fix: /^(?!.*Remove-Mailbox)\$n = Read-Host/ }],
  },
  { name: 'MX lookup failed', dns: { 'contoso.com': { fails: 'servfail' } }, gaps: ['MX'] },
  { name: 'nobody asked the DNS', dns: 'off', gaps: ['DNS'] },
  { name: 'connectors not exported', dns: atGateway, sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
]);

describe('connector/inbound-lockdown-missing, related objects', () => {
  const relatedOf = (...overs: Record<string, unknown>[]) => {
    const sections = { InboundConnector: overs.map((over) => tenantConnector(over)) };
    const [finding] = runScene([rule], { dns: atGateway, sections }).findings;
    return finding?.related.map(({ subject, note }) => `${subject.identity}: ${note}`);
  };

  it('are locks that are disabled', () => {
    expect(relatedOf({ Name: 'Off', Enabled: false, RestrictDomainsToIPAddresses: true })).toEqual([
      'Off: Would refuse all others, but is disabled.',
    ]);
  });

  it('are the connectors of the service that become a part of the lock', () => {
    expect(relatedOf({ Name: 'A' }, { Name: 'B', Enabled: false }, { Name: 'C', ConnectorType: 'OnPremises' })).toEqual(
      ['A: Lists who may deliver, and refuses no other.'],
    );
  });

  it('are none where no connector lists who may deliver', () => {
    expect(relatedOf({ SenderIPAddresses: [] })).toEqual([]);
  });
});
