import { commonProperties } from './common-properties.ts';
import { bool, choice, list, optionalChoice, text, type View } from './property.ts';

/** `Get-InboundConnector`; meaning of the properties: New-InboundConnector in the Exchange cmdlet reference. */
export const inboundConnectorProperties = {
  ...commonProperties,
  Enabled: bool('Whether the connector takes part in mail flow.'),
  ConnectorType: choice(
    ['Partner', 'OnPremises'],
    'Partner imposes restrictions; OnPremises grants rights such as relaying.',
  ),
  ConnectorSource: optionalChoice(['Default', 'AdminUI', 'HybridWizard', 'Migrated'], 'What created the connector.'),
  Comment: text('Comment of the administrator.'),
  SenderIPAddresses: list('IPv4 addresses or CIDR blocks (/24 to /32) that the connector recognizes.'),
  SenderDomains: list('Sender domains that the connector covers, as `smtp:<domain>;<n>`; `*` means all.'),
  TrustedOrganizations: list('Trusted organizations.'),
  ClientHostNames: list('Host names of clients.'),
  AssociatedAcceptedDomains: list('Accepted domains to which the connector applies; empty means all.'),
  RequireTls: bool('Whether plaintext connections are refused.'),
  RestrictDomainsToIPAddresses: bool('Whether mail of the sender domains from other addresses is refused.'),
  RestrictDomainsToCertificate: bool('Whether only a matching certificate may use the connector.'),
  CloudServicesMailEnabled: bool('Whether internal headers are kept across the two premises.'),
  TreatMessagesAsInternal: bool('Whether messages from accepted domains count as internal.'),
  TlsSenderCertificateName: text('Certificate name that the client must present.'),
  EFTestMode: bool('Reserved by Microsoft.'),
  EFSkipLastIP: bool('Enhanced Filtering: skip only the last source address.', ['DetectSenderIPBySkippingLastIP']),
  EFSkipIPs: list('Enhanced Filtering: addresses to skip.', ['DetectSenderIPBySkippingTheseIPs']),
  EFSkipMailGateway: list('Reserved by Microsoft.', ['DetectSenderIPBySkippingTheseProviders']),
  EFUsers: list('Enhanced Filtering: recipients it is limited to.', ['DetectSenderIPRecipientList']),
  ScanAndDropRecipients: list('Reserved by Microsoft.'),
} as const;

export type InboundConnector = View<'InboundConnector', typeof inboundConnectorProperties>;
