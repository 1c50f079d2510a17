import { commonProperties } from './common-properties.ts';
import { bool, choice, date, list, optionalChoice, text, type View } from './property.ts';

/** `Get-OutboundConnector`; meaning of the properties: New-OutboundConnector in the Exchange cmdlet reference. */
export const outboundConnectorProperties = {
  ...commonProperties,
  Enabled: bool('Whether the connector takes part in mail flow.'),
  UseMXRecord: bool('Whether mail goes to the MX of the recipient domain instead of the smart hosts.', ['UseMxRecord']),
  Comment: text('Comment of the administrator.'),
  ConnectorType: choice(
    ['Partner', 'OnPremises'],
    'Partner for services and partners, OnPremises for the own servers.',
  ),
  ConnectorSource: optionalChoice(['Default', 'AdminUI', 'HybridWizard', 'Migrated'], 'What created the connector.'),
  RecipientDomains: list('Recipient domains that an unscoped connector takes; `*` means all.'),
  SmartHosts: list('Names or addresses to which mail is handed.'),
  TlsDomain: text('Name that the certificate must hold; used with DomainValidation only.'),
  TlsSettings: optionalChoice(
    ['EncryptionOnly', 'CertificateValidation', 'DomainValidation'],
    'Level of TLS; null means opportunistic.',
  ),
  IsTransportRuleScoped: bool('Whether only mail flow rules use the connector.'),
  RouteAllMessagesViaOnPremises: bool('Centralized mail transport.'),
  CloudServicesMailEnabled: bool('Whether internal headers are kept across the two premises.'),
  AllAcceptedDomains: bool('Whether the connector takes mail for all accepted domains.'),
  SenderRewritingEnabled: bool('Whether the envelope sender is rewritten.'),
  TestMode: bool('Whether the connector is only tested.'),
  MtaStsMode: optionalChoice(['Opportunistic', 'None'], 'Use of MTA-STS.'),
  SmtpDaneMode: optionalChoice(['Opportunistic', 'Mandatory', 'None'], 'Use of SMTP DANE.'),
  ValidationRecipients: list('Recipients of the validation mail.'),
  IsValidated: bool('Set by hand; never evidence.'),
  LastValidationTimestamp: date('Set by hand; never evidence.'),
} as const;

export type OutboundConnector = View<'OutboundConnector', typeof outboundConnectorProperties>;
