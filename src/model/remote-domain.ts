import { commonProperties } from './common-properties.ts';
import { bool, optionalChoice, text, tristate, type View } from './property.ts';

/** `Get-RemoteDomain`; meaning of the properties: Set-RemoteDomain in the Exchange cmdlet reference. */
export const remoteDomainProperties = {
  ...commonProperties,
  DomainName: text('Domain the entry is for; `*` is the default entry. The more specific entry wins.'),
  IsInternal: bool('Whether the domain is treated as internal.'),
  TargetDeliveryDomain: bool('Whether the domain is used for remote mailboxes.'),
  AllowedOOFType: optionalChoice(
    ['External', 'InternalLegacy', 'ExternalLegacy', 'None'],
    'Automatic replies that are sent.',
  ),
  AutoReplyEnabled: bool('Whether automatic replies are sent.'),
  AutoForwardEnabled: bool('Whether automatic forwarding by clients is allowed.'),
  DeliveryReportEnabled: bool('Whether delivery reports are sent.'),
  NDREnabled: bool('Whether non-delivery reports are sent.'),
  MeetingForwardNotificationEnabled: bool('Whether meeting forward notifications are sent.'),
  ContentType: optionalChoice(['MimeHtmlText', 'MimeText', 'MimeHtml'], 'Format of outgoing messages.'),
  DisplaySenderName: bool('Whether the display name of the sender is shown.'),
  TNEFEnabled: tristate('True: always TNEF; false: never; null: recipient object and Outlook decide.'),
  TrustedMailOutboundEnabled: bool('Whether outgoing mail is trusted.'),
  TrustedMailInboundEnabled: bool('Whether incoming mail is trusted.'),
  UseSimpleDisplayName: bool('Whether the simple display name is used.'),
  NDRDiagnosticInfoEnabled: bool('Whether reports carry diagnostic information.'),
  CharacterSet: text('MIME character set.'),
  NonMimeCharacterSet: text('Character set without MIME.'),
} as const;

export type RemoteDomain = View<'RemoteDomain', typeof remoteDomainProperties>;
