import { type CmdletObject, type Over, overlay } from './cmdlet-object.ts';
import { commonTail, organizationIdOf } from './common-tail.ts';
import { contosoHome, type Home } from './home.ts';
import { guidOf } from './identifiers.ts';

const directory = {
  kind: 'OrganizationConfig',
  container: '',
  category: 'ms-Exch-Configuration-Unit-Container',
  className: 'msExchConfigurationUnitContainer',
  version: '0.20 (15.0.0.0)',
} as const;

/** How the service prints a date that was never set. */
const never = '0001-01-01T00:00:00';

function storeSettings(): CmdletObject {
  return {
    ObjectVersion: 16_222,
    DefaultPublicFolderAgeLimit: null,
    DefaultPublicFolderIssueWarningQuota: '1.7 GB (1,825,361,920 bytes)',
    DefaultPublicFolderProhibitPostQuota: '2 GB (2,147,483,648 bytes)',
    DefaultPublicFolderMaxItemSize: 'Unlimited',
    DefaultPublicFolderDeletedItemRetention: '30.00:00:00',
    DefaultPublicFolderMovedItemRetention: '7.00:00:00',
    PublicFoldersLockedForMigration: false,
    PublicFolderMigrationComplete: false,
    PublicFolderMailboxesLockedForNewConnections: false,
    PublicFolderMailboxesMigrationComplete: false,
    PublicFolderShowClientControl: false,
    PublicFoldersEnabled: 'Local',
    ActivityBasedAuthenticationTimeoutEnabled: true,
    ActivityBasedAuthenticationTimeoutInterval: '06:00:00',
    ActivityBasedAuthenticationTimeoutWithSingleSignOnEnabled: true,
    AppsForOfficeEnabled: true,
    CustomerFeedbackEnabled: null,
    DistributionGroupDefaultOU: null,
    DistributionGroupNameBlockedWordsList: [],
    DistributionGroupNamingPolicy: '',
  };
}

function clientSettings(): CmdletObject {
  return {
    EwsAllowEntourage: null,
    EwsAllowList: null,
    EwsAllowMacOutlook: null,
    EwsAllowOutlook: null,
    EwsApplicationAccessPolicy: null,
    EwsBlockList: null,
    EwsEnabled: null,
    IPListBlocked: [],
    ElcProcessingDisabled: false,
    AutoExpandingArchiveEnabled: false,
    ExchangeNotificationEnabled: true,
    ExchangeNotificationRecipients: [],
    HierarchicalAddressBookRoot: null,
    Industry: 'NotSpecified',
    MailTipsAllTipsEnabled: true,
    MailTipsExternalRecipientsTipsEnabled: false,
    MailTipsGroupMetricsEnabled: true,
    MailTipsLargeAudienceThreshold: 25,
    MailTipsMailboxSourcedTipsEnabled: true,
    ManagedFolderHomepage: '',
    MicrosoftExchangeRecipientEmailAddressPolicyEnabled: false,
    ReadTrackingEnabled: false,
    SCLJunkThreshold: 4,
    MaxConcurrentMigrations: 'Unlimited',
    PreferredInternetCodePageForShiftJis: 0,
    RequiredCharsetCoverage: 100,
    ByteEncoderTypeFor7BitCharsets: 0,
    PublicComputersDetectionEnabled: false,
    HybridConfigurationStatus: 'Unknown',
    MapiHttpEnabled: true,
    CustomerLockboxEnabled: false,
    OAuth2ClientProfileEnabled: true,
    LinkPreviewEnabled: true,
    ConnectorsEnabled: true,
    ConnectorsEnabledForOutlook: true,
    ConnectorsEnabledForTeams: true,
    ConnectorsEnabledForYammer: true,
    ConnectorsActionableMessagesEnabled: true,
    SmtpActionableMessagesEnabled: true,
    UnblockUnsafeSenderPromptEnabled: true,
    AsyncSendEnabled: true,
    IsAgendaMailEnabled: true,
    BookingsEnabled: true,
    LeanPopoutEnabled: false,
    MessageRemindersEnabled: true,
    MessageRecallEnabled: null,
    OutlookMobileGCCRestrictionsEnabled: false,
    WebPushNotificationsDisabled: false,
  };
}

function tenantSettings(home: Home): CmdletObject {
  return {
    LegacyExchangeDN: '/o=ExchangeLabs',
    DisplayName: home.displayName,
    IsMixedMode: false,
    IsAddressListPagingEnabled: true,
    MimeTypes: [],
    IsLicensingEnforced: false,
    IsDehydrated: false,
    IsGuidPrefixedLegacyDnDisabled: false,
    RBACConfigurationVersion: '0.1 (15.20.9500.0)',
    RootPublicFolderMailbox: '00000000-0000-0000-0000-000000000000',
    RemotePublicFolderMailboxes: [],
    AdminDisplayVersion: '0.20 (15.20.9500.0)',
    IsUpgradingOrganization: false,
    IsUpdatingServicePlan: false,
    ServicePlan: 'BusinessPremium',
    TargetServicePlan: '',
    DefaultDataEncryptionPolicy: null,
    MailboxDataEncryptionEnabled: true,
    DefaultAuthenticationPolicy: null,
    EnableDownloadDomains: false,
    MitigationsEnabled: null,
    AuditDisabled: false,
    SendFromAliasEnabled: false,
    DisablePlusAddressInRecipients: false,
    MaskClientIpInReceivedHeadersEnabled: true,
    SharedDomainEmailAddressFlowEnabled: false,
    RejectDirectSend: false,
    AutodiscoverPartialDirSync: false,
    WorkspaceTenantEnabled: true,
    DirectReportsGroupAutoCreationEnabled: false,
    AllowedMailboxRegions: [],
    DefaultMailboxRegion: null,
    DefaultMailboxRegionLastUpdateTime: null,
    DefaultGroupAccessType: 'Private',
    AllowToAddGuests: true,
    GuestsEnabled: true,
    GroupsCreationEnabled: true,
    FocusedInboxOn: null,
    FocusedInboxOnLastUpdateTime: never,
    InPlaceHolds: [],
    EndUserDLUpgradeFlowsDisabled: false,
  };
}

/** The object of `Get-OrganizationConfig`: the part of its some 250 properties that describes mail, clients and public folders. */
export function organizationConfig(over: Over = {}, home: Home = contosoHome): CmdletObject {
  const name = home.organization;
  const head = {
    OrganizationId: organizationIdOf(home),
    Name: name,
    Identity: name,
    Guid: guidOf(directory.kind, name),
  };
  const tail = {
    ...commonTail(directory, name, home, 'connector'),
    DistinguishedName: `CN=Configuration,CN=${name},CN=ConfigurationUnits,DC=${home.forest},DC=PROD,DC=OUTLOOK,DC=COM`,
  };
  return overlay({ ...head, ...storeSettings(), ...clientSettings(), ...tenantSettings(home), ...tail }, over);
}
