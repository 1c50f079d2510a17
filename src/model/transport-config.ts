import { commonProperties } from './common-properties.ts';
import { bool, list, text, tristate, type View } from './property.ts';

/** `Get-TransportConfig`; meaning: Set-TransportConfig in the Exchange cmdlet reference. */
export const transportConfigProperties = {
  ...commonProperties,
  SmtpClientAuthenticationDisabled: bool('Whether SMTP AUTH submission is off.'),
  AllowLegacyTLSClients: tristate('Whether clients with old TLS versions are served.'),
  InternalSMTPServers: list('Addresses of internal SMTP servers.'),
  TLSReceiveDomainSecureList: list('Domains with mutual TLS on receipt.'),
  TLSSendDomainSecureList: list('Domains with mutual TLS on sending.'),
  JournalingReportNdrTo: text('Recipient of undeliverable journal reports.'),
  ExternalPostmasterAddress: text('Sender of reports to the outside.'),
  ConvertDisclaimerWrapperToEml: bool('How wrapped originals are attached.'),
  OpenDomainRoutingEnabled: bool('Whether mail for other domains is routed.'),
} as const;

export type TransportConfig = View<'TransportConfig', typeof transportConfigProperties>;
