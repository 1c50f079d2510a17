/**
 * The conditions of a mail flow rule in the order in which `Get-TransportRule` prints them, with the class that its
 * list `Conditions` names. The exceptions are the same properties with the prefix `ExceptIf`, in nearly the same order.
 */
export const conditionClasses = {
  From: 'FromPredicate',
  FromMemberOf: 'FromMemberOfPredicate',
  FromScope: 'FromScopePredicate',
  SentTo: 'SentToPredicate',
  SentToMemberOf: 'SentToMemberOfPredicate',
  SentToScope: 'SentToScopePredicate',
  BetweenMemberOf1: 'BetweenMemberOfPredicate',
  BetweenMemberOf2: 'BetweenMemberOfPredicate',
  ManagerAddresses: 'ManagerIsPredicate',
  ManagerForEvaluatedUser: 'ManagerIsPredicate',
  SenderManagementRelationship: 'ManagementRelationshipPredicate',
  ADComparisonAttribute: 'ADAttributeComparisonPredicate',
  ADComparisonOperator: 'ADAttributeComparisonPredicate',
  SenderADAttributeContainsWords: 'SenderAttributeContainsPredicate',
  SenderADAttributeMatchesPatterns: 'SenderAttributeMatchesPredicate',
  RecipientADAttributeContainsWords: 'RecipientAttributeContainsPredicate',
  RecipientADAttributeMatchesPatterns: 'RecipientAttributeMatchesPredicate',
  AnyOfToHeader: 'AnyOfToHeaderPredicate',
  AnyOfToHeaderMemberOf: 'AnyOfToHeaderMemberOfPredicate',
  AnyOfCcHeader: 'AnyOfCcHeaderPredicate',
  AnyOfCcHeaderMemberOf: 'AnyOfCcHeaderMemberOfPredicate',
  AnyOfToCcHeader: 'AnyOfToCcHeaderPredicate',
  AnyOfToCcHeaderMemberOf: 'AnyOfToCcHeaderMemberOfPredicate',
  HasClassification: 'HasClassificationPredicate',
  HasNoClassification: 'HasNoClassificationPredicate',
  SubjectContainsWords: 'SubjectContainsPredicate',
  SubjectOrBodyContainsWords: 'SubjectOrBodyContainsPredicate',
  HeaderContainsMessageHeader: 'HeaderContainsPredicate',
  HeaderContainsWords: 'HeaderContainsPredicate',
  FromAddressContainsWords: 'FromAddressContainsPredicate',
  SenderDomainIs: 'SenderDomainIsPredicate',
  RecipientDomainIs: 'RecipientDomainIsPredicate',
  SubjectMatchesPatterns: 'SubjectMatchesPredicate',
  SubjectOrBodyMatchesPatterns: 'SubjectOrBodyMatchesPredicate',
  HeaderMatchesMessageHeader: 'HeaderMatchesPredicate',
  HeaderMatchesPatterns: 'HeaderMatchesPredicate',
  FromAddressMatchesPatterns: 'FromAddressMatchesPredicate',
  AttachmentNameMatchesPatterns: 'AttachmentNameMatchesPredicate',
  AttachmentExtensionMatchesWords: 'AttachmentExtensionMatchesWordsPredicate',
  AttachmentPropertyContainsWords: 'AttachmentPropertyContainsWordsPredicate',
  ContentCharacterSetContainsWords: 'ContentCharacterSetContainsWordsPredicate',
  HasSenderOverride: 'HasSenderOverridePredicate',
  MessageContainsDataClassifications: 'MessageContainsDataClassificationsPredicate',
  MessageContainsAllDataClassifications: 'MessageContainsAllDataClassificationsPredicate',
  SenderIpRanges: 'SenderIpRangesPredicate',
  SCLOver: 'SclOverPredicate',
  AttachmentSizeOver: 'AttachmentSizeOverPredicate',
  MessageSizeOver: 'MessageSizeOverPredicate',
  WithImportance: 'WithImportancePredicate',
  MessageTypeMatches: 'MessageTypeMatchesPredicate',
  ContentMatchesPrompt: 'ContentMatchesPromptPredicate',
  ContentMatchesPromptVerdict: 'ContentMatchesPromptPredicate',
  RecipientAddressContainsWords: 'RecipientAddressContainsWordsPredicate',
  RecipientAddressMatchesPatterns: 'RecipientAddressMatchesPatternsPredicate',
  SenderInRecipientList: 'SenderInRecipientListPredicate',
  RecipientInSenderList: 'RecipientInSenderListPredicate',
  AttachmentContainsWords: 'AttachmentContainsWordsPredicate',
  AttachmentMatchesPatterns: 'AttachmentMatchesPatternsPredicate',
  AttachmentIsUnsupported: 'AttachmentIsUnsupportedPredicate',
  AttachmentProcessingLimitExceeded: 'AttachmentProcessingLimitExceededPredicate',
  AttachmentHasExecutableContent: 'AttachmentHasExecutableContentPredicate',
  AttachmentIsPasswordProtected: 'AttachmentIsPasswordProtectedPredicate',
  AnyOfRecipientAddressContainsWords: 'AnyOfRecipientAddressContainsPredicate',
  AnyOfRecipientAddressMatchesPatterns: 'AnyOfRecipientAddressMatchesPredicate',
} as const;

/** Conditions that are switches: unset they print as false, all others as null. */
export const conditionFlags: readonly string[] = [
  'HasNoClassification',
  'HasSenderOverride',
  'AttachmentIsUnsupported',
  'AttachmentProcessingLimitExceeded',
  'AttachmentHasExecutableContent',
  'AttachmentIsPasswordProtected',
];

/** The exceptions that the cmdlet prints after all others. */
const lastExceptions: readonly string[] = [
  'HasSenderOverride',
  'MessageContainsDataClassifications',
  'MessageContainsAllDataClassifications',
  'SenderIpRanges',
];

export const conditionNames: readonly string[] = Object.keys(conditionClasses);

/** The exceptions, in the order of the cmdlet, without their prefix. */
export const exceptionNames: readonly string[] = [
  ...conditionNames.filter((name) => !lastExceptions.includes(name)),
  ...lastExceptions,
];
