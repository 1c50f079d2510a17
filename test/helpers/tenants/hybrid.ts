import type { Over } from '../objects/cmdlet-object.ts';
import { contosoHome } from '../objects/home.ts';
import { baseDraft, partnerRemoteDomain } from './base-draft.ts';
import { declareVendor } from './config-file.ts';
import { changed, type Draft } from './draft.ts';
import { everydayRules, limitSize, moderateAllStaff } from './everyday-rules.ts';
import { cleanFixture, type TenantFixture } from './tenant-fixture.ts';

const domains = ['contoso.com', 'branch.contoso.com'];
const gateway = {
  hosts: ['mx1.gateway.example.com', 'mx2.gateway.example.com'],
  addresses: ['203.0.113.10', '203.0.113.11'],
};
/** The Exchange server of the headquarters, through which all mail for the internet leaves. */
const server = 'mail.contoso.com';
const serverAddress = '198.51.100.25';

/** What the operator of the gateway answered. */
const answers = {
  domains: ['gateway.example.com'],
  egress: { ipv4: gateway.addresses, ipv6: [], shared: false },
  return: { identifyBy: 'ip' },
  mx: { hosts: gateway.hosts },
  spf: { include: '_spf.gateway.example.com' },
  arc: { sealer: 'none' },
  modifiesContent: false,
  tnefOff: false,
  dashboard: { server: 'required' },
};

const inbound: Over = {
  Name: 'Inbound from 6f1c7a52-93d0-4a0e-8a55-0e2f4c6b1d10',
  ConnectorType: 'OnPremises',
  ConnectorSource: 'HybridWizard',
  SenderDomains: ['smtp:*;1'],
  RequireTls: true,
  TlsSenderCertificateName: server,
  CloudServicesMailEnabled: true,
};

/** Centralized mail transport: whatever leaves goes to the own server first. */
const outbound: Over = {
  Name: 'Outbound to 6f1c7a52-93d0-4a0e-8a55-0e2f4c6b1d10',
  ConnectorType: 'OnPremises',
  ConnectorSource: 'HybridWizard',
  RecipientDomains: ['*'],
  SmartHosts: [server],
  UseMXRecord: false,
  IsTransportRuleScoped: false,
  RouteAllMessagesViaOnPremises: true,
  CloudServicesMailEnabled: true,
  TlsSettings: 'DomainValidation',
  TlsDomain: server,
};

const lock: Over = {
  Name: 'Only from the gateway',
  SenderIPAddresses: gateway.addresses,
  RestrictDomainsToIPAddresses: true,
  EFSkipLastIP: false,
  EFSkipIPs: gateway.addresses,
};

/** Behind a gateway, with an Exchange server of its own through which mail for the internet leaves. */
function hybridTenant(): Draft {
  const base = baseDraft(contosoHome, domains);
  const config = declareVendor('generic-gateway', { inbound: 'border', outbound: 'none' }, domains, answers);
  return {
    ...base,
    inbound: [inbound, lock],
    outbound: [outbound],
    rules: [...everydayRules('Contoso', 'contoso.com', 'fabrikam.com'), moderateAllStaff('contoso.com'), limitSize],
    remoteDomains: [...base.remoteDomains, partnerRemoteDomain('Fabrikam', 'fabrikam.com')],
    organization: { RejectDirectSend: true },
    config: {
      ...config,
      gateway,
      senders: [serverAddress],
      onPremises: { hosts: [server], addresses: [serverAddress] },
    },
    spf: `v=spf1 include:spf.protection.outlook.com a:${server} -all`,
    dns: {
      [server]: { A: [serverAddress] },
      '_spf.gateway.example.com': { TXT: ['v=spf1 a:out.gateway.example.com -all'] },
      'out.gateway.example.com': { A: gateway.addresses },
    },
  };
}

function editedTenant(): Draft {
  const draft = hybridTenant();
  const wider = {
    SenderIPAddresses: [...gateway.addresses, serverAddress],
    TlsSenderCertificateName: 'hub.fabrikam.com',
  };
  return {
    ...draft,
    inbound: changed(draft.inbound, String(inbound['Name']), wider),
    outbound: changed(draft.outbound, String(outbound['Name']), { Enabled: false }),
    acceptedDomains: changed(draft.acceptedDomains, 'branch.contoso.com', { DomainType: 'InternalRelay' }),
  };
}

export const hybridTenants: readonly TenantFixture[] = [
  cleanFixture(
    'clean-hybrid-centralized',
    'Contoso has an Exchange server of its own. Mail arrives at a gateway, which delivers to Microsoft 365, and what leaves goes through the own server (centralized mail transport), as the hybrid wizard has set it up.',
    hybridTenant(),
  ),
  {
    name: 'hybrid-centralized-edited',
    about:
      'The tenant of `clean-hybrid-centralized` after changes by hand: the connector of the wizard also lists the gateway and names the certificate of another company, its counterpart is disabled, and a domain some of whose mailboxes stayed behind is relayed without it.',
    departs:
      'Exchange Online mail-flow design guide 5; Microsoft Learn, manage accepted domains and message attribution',
    says: 'High findings at the certificate, which no accepted domain covers, and at the domain, whose mail for unknown recipients goes around; mail of the gateway has the rights of the own servers (medium).',
    expected: {
      vendor: [],
      exchange: [
        'accepted-domain/internal-relay',
        'connector/inbound-certificate-not-accepted',
        'connector/inbound-hybrid-wizard-edited',
      ],
    },
    draft: editedTenant(),
  },
];
