import { type CmdletObject, type Over, overlay, textOf } from './cmdlet-object.ts';
import { commonTail } from './common-tail.ts';
import { contosoHome, type Home } from './home.ts';
import { guidOf } from './identifiers.ts';

const directory = {
  kind: 'InboundConnector',
  container: 'CN=Transport Settings',
  category: 'ms-Exch-SMTP-Inbound-Connector',
  className: 'msExchSMTPInboundConnector',
  version: '0.1 (8.0.535.0)',
} as const;

/** One object of `Get-InboundConnector`: by default an enabled Partner connector for all senders that recognizes nothing. */
export function inboundConnector(over: Over = {}, home: Home = contosoHome): CmdletObject {
  const name = textOf(over, 'Name', 'Inbound connector');
  const defaults = {
    Enabled: true,
    ConnectorType: 'Partner',
    ConnectorSource: 'AdminUI',
    Comment: '',
    SenderIPAddresses: [],
    SenderDomains: ['smtp:*;1'],
    TrustedOrganizations: [],
    ClientHostNames: [],
    AssociatedAcceptedDomains: [],
    RequireTls: true,
    RestrictDomainsToIPAddresses: false,
    RestrictDomainsToCertificate: false,
    CloudServicesMailEnabled: false,
    TreatMessagesAsInternal: false,
    TlsSenderCertificateName: null,
    EFTestMode: false,
    ScanAndDropRecipients: [],
    EFSkipLastIP: false,
    EFSkipIPs: [],
    EFSkipMailGateway: [],
    EFUsers: [],
    NameHashGuid: guidOf('NameHash', name),
    OrganizationalUnitRootInternal: home.organization,
    ...commonTail(directory, name, home, 'connector'),
  };
  return overlay(defaults, over);
}
