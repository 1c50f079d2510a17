import { type CmdletObject, type Over, overlay, textOf } from './cmdlet-object.ts';
import { commonTail } from './common-tail.ts';
import { contosoHome, type Home } from './home.ts';
import { versionObject } from './version-object.ts';

const directory = {
  kind: 'TransportConfig',
  container: '',
  category: 'ms-Exch-Transport-Settings',
  className: 'msExchTransportSettings',
  version: '0.1 (8.0.535.0)',
} as const;

const ruleLimits = {
  TransportRuleMinProductVersion: '14.0.0.0',
  TransportRuleRegexValidationTimeout: '00:00:00.3000000',
  TransportRuleAttachmentTextScanLimit: '1 MB (1,048,576 bytes)',
  TransportRuleSizeLimit: '8 KB (8,192 bytes)',
  TransportRuleCollectionRegexCharsLimit: '20 KB (20,480 bytes)',
  TransportRuleLimit: 300,
  TransportRuleCollectionAddedRecipientsLimit: 100,
} as const;

function settings(home: Home): CmdletObject {
  return {
    TLSReceiveDomainSecureList: [],
    TLSSendDomainSecureList: [],
    GenerateCopyOfDSNFor: [],
    InternalSMTPServers: [],
    JournalingReportNdrTo: '<>',
    OrganizationFederatedMailbox: `FederatedEmail.4c1f4d8b-8179-4148-93bf-00a95fa1e042@${home.organization}`,
    MaxDumpsterSizePerDatabase: '18 MB (18,874,368 bytes)',
    MaxDumpsterTime: '7.00:00:00',
    VerifySecureSubmitEnabled: false,
    ClearCategories: true,
    AddressBookPolicyRoutingEnabled: false,
    ConvertDisclaimerWrapperToEml: false,
    PreserveReportBodypart: true,
    ConvertReportToMessage: false,
    DSNConversionMode: 'PreserveDSNBody',
    VoicemailJournalingEnabled: true,
    HeaderPromotionModeSetting: 'NoCreate',
    Xexch50Enabled: true,
    Rfc2231EncodingEnabled: false,
    OpenDomainRoutingEnabled: false,
    MaxReceiveSize: 'Unlimited',
    MaxRecipientEnvelopeLimit: 'Unlimited',
    MaxSendSize: 'Unlimited',
    ExternalDelayDsnEnabled: true,
    ExternalDsnDefaultLanguage: null,
    ExternalDsnLanguageDetectionEnabled: true,
    ExternalDsnMaxMessageAttachSize: '10 MB (10,485,760 bytes)',
    ExternalDsnReportingAuthority: null,
    ExternalDsnSendHtml: true,
    ExternalPostmasterAddress: null,
    InternalDelayDsnEnabled: true,
    InternalDsnDefaultLanguage: null,
    InternalDsnLanguageDetectionEnabled: true,
    InternalDsnMaxMessageAttachSize: '10 MB (10,485,760 bytes)',
    InternalDsnReportingAuthority: null,
    InternalDsnSendHtml: true,
    SupervisionTags: ['Reject', 'Allow'],
    HygieneSuite: 'Premium',
    MigrationEnabled: true,
    LegacyJournalingMigrationEnabled: false,
    LegacyArchiveJournalingEnabled: false,
    RedirectDLMessagesForLegacyArchiveJournaling: false,
    RedirectUnprovisionedUserMessagesForLegacyArchiveJournaling: false,
    LegacyArchiveLiveJournalingEnabled: false,
    JournalArchivingEnabled: false,
    SafetyNetHoldTime: '7.00:00:00',
  };
}

function limits(): CmdletObject {
  return {
    TransportRuleConfig: Object.entries(ruleLimits).map(([name, value]) => `${name}:${value}`),
    TransportRuleCollectionAddedRecipientsLimit: ruleLimits.TransportRuleCollectionAddedRecipientsLimit,
    TransportRuleLimit: ruleLimits.TransportRuleLimit,
    TransportRuleCollectionRegexCharsLimit: ruleLimits.TransportRuleCollectionRegexCharsLimit,
    TransportRuleSizeLimit: ruleLimits.TransportRuleSizeLimit,
    TransportRuleAttachmentTextScanLimit: ruleLimits.TransportRuleAttachmentTextScanLimit,
    TransportRuleRegexValidationTimeout: ruleLimits.TransportRuleRegexValidationTimeout,
    TransportRuleMinProductVersion: versionObject(14),
    AnonymousSenderToRecipientRatePerHour: 1800,
    QueueDiagnosticsAggregationInterval: '00:01:00',
    JournalReportDLMemberSubstitutionEnabled: false,
    DiagnosticsAggregationServicePort: 9710,
    AgentGeneratedMessageLoopDetectionInSubmissionEnabled: true,
    AgentGeneratedMessageLoopDetectionInSmtpEnabled: true,
    MaxAllowedAgentGeneratedMessageDepth: 3,
    MaxAllowedAgentGeneratedMessageDepthPerAgent: 2,
    AttributionRejectConsumerMessages: false,
    AttributionRejectBeforeMServRequest: false,
    SmtpClientAuthenticationDisabled: true,
    JournalMessageExpirationDays: 0,
    PreventDuplicateJournalingEnabled: false,
    ReplyAllStormProtectionEnabled: true,
    ReplyAllStormDetectionMinimumRecipients: 2500,
    ReplyAllStormDetectionMinimumReplies: 10,
    AllowLegacyTLSClients: null,
    ReplyAllStormBlockDurationHours: 6,
    MessageExpiration: '1.00:00:00',
    EnableExternalHTTPMailDelivery: false,
    OtherWellKnownObjects: [],
  };
}

/** The object of `Get-TransportConfig`, with the defaults of the service. */
export function transportConfig(over: Over = {}, home: Home = contosoHome): CmdletObject {
  const name = textOf(over, 'Name', 'Transport Settings');
  const tail = {
    ...commonTail(directory, name, home, 'connector'),
    ObjectClass: ['top', 'container', directory.className],
  };
  return overlay({ Name: name, ...settings(home), ...limits(), ...tail }, over);
}
