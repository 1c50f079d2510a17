import { type CmdletObject, type Over, overlay, textOf } from './cmdlet-object.ts';
import { commonTail } from './common-tail.ts';
import { contosoHome, type Home } from './home.ts';

const directory = {
  kind: 'RemoteDomain',
  container: 'CN=Internet Message Formats,CN=Global Settings',
  category: 'ms-Exch-Domain-Content-Config',
  className: 'msExchDomainContentConfig',
  version: '0.1 (8.0.535.0)',
} as const;

/** One object of `Get-RemoteDomain`: by default `Default` for `*`, with TNEF off (mxHERO Office 365 Configuration Guide 3). */
export function remoteDomain(over: Over = {}, home: Home = contosoHome): CmdletObject {
  const name = textOf(over, 'Name', 'Default');
  const defaults = {
    DomainName: '*',
    IsInternal: false,
    TargetDeliveryDomain: false,
    ByteEncoderTypeFor7BitCharsets: 'Undefined',
    CharacterSet: 'iso-8859-1',
    NonMimeCharacterSet: 'iso-8859-1',
    AllowedOOFType: 'External',
    AutoReplyEnabled: true,
    AutoForwardEnabled: false,
    DeliveryReportEnabled: true,
    NDREnabled: true,
    MeetingForwardNotificationEnabled: false,
    ContentType: 'MimeHtmlText',
    DisplaySenderName: true,
    PreferredInternetCodePageForShiftJis: 'Undefined',
    RequiredCharsetCoverage: null,
    TNEFEnabled: false,
    LineWrapSize: 'Unlimited',
    TrustedMailOutboundEnabled: false,
    TrustedMailInboundEnabled: false,
    UseSimpleDisplayName: false,
    NDRDiagnosticInfoEnabled: true,
    MessageCountThreshold: 2_147_483_647,
    ...commonTail(directory, name, home, 'connector'),
  };
  return overlay(defaults, over);
}
