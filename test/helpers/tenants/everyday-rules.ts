import type { Over } from '../objects/cmdlet-object.ts';

/*
 * Rules that tenants have besides those of the service. None routes, stops before a routing rule or touches a header of
 * the service; mail to or from outside is named by both scopes.
 */
const fromOutside = { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' } as const;
const toOutside = { FromScope: 'InOrganization', SentToScope: 'NotInOrganization' } as const;

const bannerHtml =
  '<table border="0" width="100%"><tr><td style="background:#fff4ce;border-left:4px solid #f2c811;padding:6px">' +
  '<b>External sender.</b> Do not open links or attachments unless you expected this message.</td></tr></table>';

export const externalBanner: Over = {
  Name: 'External sender banner',
  Comments: 'Requested by the security team, ticket 4711',
  ...fromOutside,
  ApplyHtmlDisclaimerLocation: 'Prepend',
  ApplyHtmlDisclaimerText: bannerHtml,
  ApplyHtmlDisclaimerFallbackAction: 'Ignore',
  ExceptIfSubjectOrBodyContainsWords: ['External sender. Do not open links'],
};

export function disclaimer(company: string): Over {
  return {
    Name: `Legal disclaimer ${company}`,
    ...toOutside,
    ApplyHtmlDisclaimerLocation: 'Append',
    ApplyHtmlDisclaimerText: `<p style="font-size:8pt;color:#666">This message is confidential. ${company}, registered office: 1 Example Street.</p>`,
    ApplyHtmlDisclaimerFallbackAction: 'Wrap',
    ExceptIfSubjectOrBodyContainsWords: [`This message is confidential. ${company}`],
  };
}

export const blockAutoForward: Over = {
  Name: 'Block automatic forwarding to the internet',
  ...toOutside,
  MessageTypeMatches: 'AutoForward',
  RejectMessageEnhancedStatusCode: '5.7.1',
  RejectMessageReasonText:
    'Automatic forwarding to external recipients is not allowed. Please contact the service desk.',
};

export function reportCardNumbers(domain: string): Over {
  return {
    Name: 'DLP: payment card numbers to outside',
    Comments: 'Low count, audit only; see the policy handbook chapter 7.',
    Mode: 'AuditAndNotify',
    ...toOutside,
    MessageContainsDataClassifications: [
      '{minCount:"1", name:"Credit Card Number", maxConfidence:"100", minConfidence:"85", maxCount:"-1", id:"50842eb7-edc8-4019-85dd-5a5c1f2bb085"}',
    ],
    SetAuditSeverity: 'High',
    SenderNotificationType: 'NotifyOnly',
    GenerateIncidentReport: `dlp-reports@${domain}`,
    IncidentReportContent: ['Sender', 'Recipients', 'Subject', 'Severity', 'RuleDetections', 'IdMatch'],
  };
}

export const encryptOnDemand: Over = {
  Name: 'Encrypt mail marked [secure]',
  ...toOutside,
  SubjectContainsWords: ['[secure]', '[encrypt]'],
  ApplyRightsProtectionTemplate: 'Encrypt',
};

export const rejectExecutables: Over = {
  Name: 'Reject executable attachments',
  ...fromOutside,
  AttachmentHasExecutableContent: true,
  RejectMessageEnhancedStatusCode: '5.7.1',
  RejectMessageReasonText: 'Executable attachments are not accepted here.',
  SetAuditSeverity: 'Medium',
};

function impersonation(domain: string, partner: string): Over {
  return {
    Name: 'Possible impersonation of the management (display name)',
    ...fromOutside,
    HeaderMatchesMessageHeader: 'From',
    HeaderMatchesPatterns: ['Alice\\s+Adams', 'Bob\\s+Brown', 'Carol\\s+Clark'],
    ExceptIfSenderDomainIs: [partner],
    PrependSubject: '[Possible impersonation] ',
    GenerateIncidentReport: `soc@${domain}`,
    IncidentReportContent: ['Sender', 'Recipients', 'Subject', 'AttachOriginalMail'],
  };
}

function copyInvoices(domain: string): Over {
  return {
    Name: 'Copy incoming invoices to the archive mailbox',
    ...fromOutside,
    SentTo: [`invoices@${domain}`, `accounting@${domain}`],
    BlindCopyTo: [`archive@${domain}`],
  };
}

const quarantineMacros: Over = {
  Name: 'Quarantine macro documents and disk images',
  ...fromOutside,
  AttachmentExtensionMatchesWords: ['docm', 'xlsm', 'pptm', 'iso', 'img', 'vhd', 'lnk', 'one'],
  Quarantine: true,
};

export const limitSize: Over = {
  Name: 'Limit size of outgoing mail',
  ...toOutside,
  MessageSizeOver: '35 MB (36,700,160 bytes)',
  RejectMessageEnhancedStatusCode: '5.7.1',
  RejectMessageReasonText: 'Your message is too large for external recipients. Share a link instead.',
};

export function moderateAllStaff(domain: string): Over {
  return {
    Name: 'All staff: only after approval',
    FromScope: 'InOrganization',
    SentTo: [`all-staff@${domain}`],
    ExceptIfFrom: [`communications@${domain}`],
    ModerateMessageByUser: [`communications@${domain}`],
  };
}

export const tagNewsletters: Over = {
  Name: 'Tag newsletters for the client rules',
  ...fromOutside,
  HeaderMatchesMessageHeader: 'List-Unsubscribe',
  HeaderMatchesPatterns: ['^<(mailto|https?):'],
  SetHeaderName: 'X-Bulk-Category',
  SetHeaderValue: 'newsletter',
};

export function tlsForPartner(partner: string): Over {
  return {
    Name: 'Require TLS towards partners',
    ...toOutside,
    RecipientDomainIs: [partner],
    RouteMessageOutboundRequireTls: true,
  };
}

export function quarantinePasswords(partner: string): Over {
  return {
    Name: 'Quarantine password protected attachments',
    ...fromOutside,
    AttachmentIsPasswordProtected: true,
    ExceptIfSenderDomainIs: [partner],
    Quarantine: true,
    SetAuditSeverity: 'Low',
  };
}

/** Eight rules of an English-speaking tenant that trusts one partner. */
export function everydayRules(company: string, domain: string, partner: string): readonly Over[] {
  return [
    rejectExecutables,
    quarantineMacros,
    impersonation(domain, partner),
    externalBanner,
    copyInvoices(domain),
    blockAutoForward,
    encryptOnDemand,
    disclaimer(company),
  ];
}
