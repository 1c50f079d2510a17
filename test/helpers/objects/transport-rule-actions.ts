/**
 * The actions of a mail flow rule in the order in which `Get-TransportRule` prints them, with the class that its list
 * `Actions` names.
 */
export const actionClasses = {
  PrependSubject: 'PrependSubjectAction',
  SetAuditSeverity: 'SetAuditSeverityAction',
  ApplyClassification: 'ApplyClassificationAction',
  ApplyHtmlDisclaimerLocation: 'ApplyHtmlDisclaimerAction',
  ApplyHtmlDisclaimerText: 'ApplyHtmlDisclaimerAction',
  ApplyHtmlDisclaimerFallbackAction: 'ApplyHtmlDisclaimerAction',
  ApplyRightsProtectionTemplate: 'RightsProtectMessageAction',
  ApplyRightsProtectionCustomizationTemplate: 'RightsProtectMessageAction',
  SetSCL: 'SetSclAction',
  SetHeaderName: 'SetHeaderAction',
  SetHeaderValue: 'SetHeaderAction',
  RemoveHeader: 'RemoveHeaderAction',
  AddToRecipients: 'AddToRecipientAction',
  CopyTo: 'CopyToAction',
  BlindCopyTo: 'BlindCopyToAction',
  AddManagerAsRecipientType: 'AddManagerAsRecipientTypeAction',
  ModerateMessageByUser: 'ModerateMessageByUserAction',
  ModerateMessageByManager: 'ModerateMessageByManagerAction',
  RedirectMessageTo: 'RedirectMessageAction',
  RejectMessageEnhancedStatusCode: 'RejectMessageAction',
  RejectMessageReasonText: 'RejectMessageAction',
  DeleteMessage: 'DeleteMessageAction',
  Disconnect: 'DisconnectAction',
  Quarantine: 'QuarantineAction',
  SmtpRejectMessageRejectText: 'SmtpRejectMessageAction',
  SmtpRejectMessageRejectStatusCode: 'SmtpRejectMessageAction',
  LogEventText: 'LogEventAction',
  StopRuleProcessing: 'StopRuleProcessingAction',
  SenderNotificationType: 'NotifySenderAction',
  GenerateIncidentReport: 'GenerateIncidentReportAction',
  IncidentReportContent: 'GenerateIncidentReportAction',
  RouteMessageOutboundConnector: 'RouteMessageOutboundConnectorAction',
  RouteMessageOutboundRequireTls: 'RouteMessageOutboundRequireTlsAction',
  ApplyOME: 'ApplyOMEAction',
  RemoveOME: 'RemoveOMEAction',
  RemoveOMEv2: 'RemoveOMEv2Action',
  RemoveRMSAttachmentEncryption: 'RemoveRMSAttachmentEncryptionAction',
  GenerateNotification: 'GenerateNotificationAction',
} as const;

/** Actions that are switches: unset they print as false, all others as null. */
export const actionFlags: readonly string[] = [
  'ModerateMessageByManager',
  'DeleteMessage',
  'Disconnect',
  'Quarantine',
  'StopRuleProcessing',
  'RouteMessageOutboundRequireTls',
  'ApplyOME',
  'RemoveOME',
  'RemoveOMEv2',
  'RemoveRMSAttachmentEncryption',
];

export const actionNames: readonly string[] = Object.keys(actionClasses);
