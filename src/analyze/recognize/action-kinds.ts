import type { ActionName } from '../../model/index.ts';

/** Actions after which nobody but the recipients can read the content. */
export const encryptingActions: readonly ActionName[] = [
  'ApplyOME',
  'ApplyRightsProtectionTemplate',
  'ApplyRightsProtectionCustomizationTemplate',
];

/** Actions that change what the message says: done twice they show twice, and a DKIM signature does not survive them. */
export const contentActions: readonly ActionName[] = [
  'PrependSubject',
  'ApplyHtmlDisclaimerText',
  'ApplyClassification',
  'RemoveOME',
  'RemoveOMEv2',
  'RemoveRMSAttachmentEncryption',
];

/** Actions that leave the message, its recipients and its way as they are. */
export const silentActions: readonly ActionName[] = [
  'StopRuleProcessing',
  'GenerateNotification',
  'GenerateIncidentReport',
  'IncidentReportContent',
  'SenderNotificationType',
  'SetAuditSeverity',
  'LogEventText',
  'SmtpRejectMessageRejectText',
  'SmtpRejectMessageRejectStatusCode',
  'Disconnect',
];

/** Actions that come to the same when they are done twice. */
export const steadyActions: readonly ActionName[] = [
  'SetSCL',
  'SetHeaderName',
  'SetHeaderValue',
  'RemoveHeader',
  'RouteMessageOutboundRequireTls',
];
