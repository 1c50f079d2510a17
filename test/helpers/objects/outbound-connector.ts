import { type CmdletObject, type Over, overlay, textOf } from './cmdlet-object.ts';
import { commonTail } from './common-tail.ts';
import { contosoHome, type Home } from './home.ts';
import { instantOf } from './identifiers.ts';

const directory = {
  kind: 'OutboundConnector',
  container: 'CN=Transport Settings',
  category: 'ms-Exch-SMTP-Outbound-Connector',
  className: 'msExchSMTPOutboundConnector',
  version: '0.1 (8.0.535.0)',
} as const;

/**
 * One object of `Get-OutboundConnector`: by default an enabled Partner connector that is used by rules only and has no
 * smart host yet. The time of validation has no zone, as the cmdlet prints it.
 */
export function outboundConnector(over: Over = {}, home: Home = contosoHome): CmdletObject {
  const name = textOf(over, 'Name', 'Outbound connector');
  const defaults = {
    Enabled: true,
    UseMXRecord: false,
    Comment: '',
    ConnectorType: 'Partner',
    ConnectorSource: 'AdminUI',
    RecipientDomains: [],
    SmartHosts: [],
    TlsDomain: null,
    TlsSettings: 'CertificateValidation',
    IsTransportRuleScoped: true,
    RouteAllMessagesViaOnPremises: false,
    CloudServicesMailEnabled: false,
    AllAcceptedDomains: false,
    SenderRewritingEnabled: false,
    MtaStsMode: 'Opportunistic',
    SmtpDaneMode: 'Opportunistic',
    TestMode: false,
    LinkForModifiedConnector: '00000000-0000-0000-0000-000000000000',
    ValidationRecipients: [],
    IsValidated: true,
    LastValidationTimestamp: instantOf('created', 'Validation', name).slice(0, 19),
    ...commonTail(directory, name, home, 'connector'),
  };
  return overlay(defaults, over);
}
