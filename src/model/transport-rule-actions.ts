import { flag, integer, list, optionalChoice, text } from './property.ts';

/** Actions of a mail flow rule. Source: New-TransportRule in the Exchange cmdlet reference. */
export const actionProperties = {
  RouteMessageOutboundConnector: text(
    'Outbound connector, by name, distinguished name or Guid, that takes the message.',
  ),
  RouteMessageOutboundRequireTls: flag('TLS is required on the way out.'),
  SetHeaderName: text('Header that is set.'),
  SetHeaderValue: text('Value that the header is set to.'),
  RemoveHeader: text('Header that is removed.'),
  SetSCL: integer('Spam confidence level that is requested; -1 asks to skip most spam filtering.'),
  StopRuleProcessing: flag('No later rule is evaluated.'),
  DeleteMessage: flag('The message is deleted.'),
  Quarantine: flag('The message is quarantined.'),
  RejectMessageReasonText: text('Text with which the message is rejected.'),
  RejectMessageEnhancedStatusCode: text('Status code with which the message is rejected.'),
  RedirectMessageTo: list('Recipients to whom the message is redirected.'),
  BlindCopyTo: list('Recipients of a blind copy.'),
  CopyTo: list('Recipients of a copy.'),
  AddToRecipients: list('Recipients that are added.'),
  AddManagerAsRecipientType: optionalChoice(['To', 'Cc', 'Bcc', 'Redirect'], 'How the manager is added.'),
  ModerateMessageByUser: list('Users who must approve the message.'),
  ModerateMessageByManager: flag('The manager must approve the message.'),
  ApplyHtmlDisclaimerText: text('Disclaimer that is added.'),
  ApplyHtmlDisclaimerLocation: optionalChoice(['Append', 'Prepend'], 'Where the disclaimer is added.'),
  ApplyHtmlDisclaimerFallbackAction: optionalChoice(
    ['Wrap', 'Ignore', 'Reject'],
    'What happens when it cannot be added.',
  ),
  PrependSubject: text('Text put before the subject.'),
  ApplyClassification: text('Classification that is applied.'),
  ApplyOME: flag('The message is encrypted.'),
  ApplyRightsProtectionTemplate: text('Rights template that is applied.'),
  ApplyRightsProtectionCustomizationTemplate: text('Branding of the encryption.'),
  RemoveOME: flag('Encryption is removed.'),
  RemoveOMEv2: flag('Encryption is removed.'),
  RemoveRMSAttachmentEncryption: flag('Encryption of attachments is removed.'),
  GenerateNotification: text('Notification to the recipients.'),
  GenerateIncidentReport: text('Recipient of an incident report.'),
  IncidentReportContent: list('Content of the incident report.'),
  SenderNotificationType: text('How the sender is notified.', ['NotifySender']),
  SetAuditSeverity: text('Severity in the audit log.'),
  LogEventText: text('Text for the event log; Edge servers only.'),
  SmtpRejectMessageRejectText: text('Edge servers only.'),
  SmtpRejectMessageRejectStatusCode: text('Edge servers only.'),
  Disconnect: flag('Edge servers only.'),
} as const;

export type ActionName = keyof typeof actionProperties;
export const actionNames = Object.keys(actionProperties) as readonly ActionName[];
