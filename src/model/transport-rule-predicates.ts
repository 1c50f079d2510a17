import { flag, integer, list, optionalChoice, text } from './property.ts';

const messageTypes = [
  'OOF',
  'AutoForward',
  'Encrypted',
  'Calendaring',
  'PermissionControlled',
  'Voicemail',
  'Signed',
  'ApprovalRequest',
  'ReadReceipt',
] as const;
const managementRelationships = ['Manager', 'DirectReport'] as const;

/**
 * Conditions of a mail flow rule; each has an exception of the same name with the prefix `ExceptIf`.
 * Source: New-TransportRule in the Exchange cmdlet reference. Unset conditions are null, unset switches false.
 */
export const predicateProperties = {
  FromScope: optionalChoice(['InOrganization', 'NotInOrganization'], 'Where the sender is.'),
  SentToScope: optionalChoice(
    ['InOrganization', 'NotInOrganization', 'ExternalPartner', 'ExternalNonPartner'],
    'Where the recipient is.',
  ),
  From: list('Senders.'),
  FromMemberOf: list('Groups of which the sender is a member.'),
  FromAddressContainsWords: list('Words in the address of the sender.'),
  FromAddressMatchesPatterns: list('Patterns that the address of the sender matches.'),
  SenderDomainIs: list('Domains of the sender, with their sub-domains.'),
  SenderIpRanges: list('Addresses of the last host before the service; single, range or CIDR.'),
  SentTo: list('Recipients.'),
  SentToMemberOf: list('Groups of which the recipient is a member.'),
  BetweenMemberOf1: list('First group of a pair between whose members mail is sent.'),
  BetweenMemberOf2: list('Second group of the pair.'),
  RecipientAddressContainsWords: list('Words in the address of the recipient.'),
  RecipientAddressMatchesPatterns: list('Patterns that the address of the recipient matches.'),
  RecipientDomainIs: list('Domains of the recipient, with their sub-domains.'),
  RecipientInSenderList: list('Supervision lists of the sender that hold the recipient.'),
  SenderInRecipientList: list('Supervision lists of the recipient that hold the sender.'),
  AnyOfRecipientAddressContainsWords: list('Words in the address of any recipient.'),
  AnyOfRecipientAddressMatchesPatterns: list('Patterns that the address of any recipient matches.'),
  AnyOfToHeader: list('Recipients in the To field.'),
  AnyOfToHeaderMemberOf: list('Groups with a member in the To field.'),
  AnyOfCcHeader: list('Recipients in the Cc field.'),
  AnyOfCcHeaderMemberOf: list('Groups with a member in the Cc field.'),
  AnyOfToCcHeader: list('Recipients in the To or Cc field.'),
  AnyOfToCcHeaderMemberOf: list('Groups with a member in the To or Cc field.'),
  HeaderContainsMessageHeader: text('Name of the header that must contain the words.'),
  HeaderContainsWords: list('Words of which the header must contain one.'),
  HeaderMatchesMessageHeader: text('Name of the header that must match the patterns.'),
  HeaderMatchesPatterns: list('Patterns of which the header must match one.'),
  SubjectContainsWords: list('Words in the subject.'),
  SubjectMatchesPatterns: list('Patterns that the subject matches.'),
  SubjectOrBodyContainsWords: list('Words in subject or body.'),
  SubjectOrBodyMatchesPatterns: list('Patterns that subject or body match.'),
  AttachmentContainsWords: list('Words in an attachment.'),
  AttachmentMatchesPatterns: list('Patterns that the text of an attachment matches.'),
  AttachmentNameMatchesPatterns: list('Patterns that the name of an attachment matches.'),
  AttachmentExtensionMatchesWords: list('Extensions of attachments.'),
  AttachmentPropertyContainsWords: list('Words in document properties of an attachment.'),
  AttachmentHasExecutableContent: flag('An attachment is executable.'),
  AttachmentIsPasswordProtected: flag('An attachment is protected by a password.'),
  AttachmentIsUnsupported: flag('An attachment cannot be inspected.'),
  AttachmentProcessingLimitExceeded: flag('An attachment was too large to inspect.'),
  AttachmentSizeOver: text('An attachment is at least this large.'),
  MessageSizeOver: text('The message is at least this large.'),
  SCLOver: integer('The spam confidence level is at least this.'),
  MessageTypeMatches: optionalChoice(messageTypes, 'Type of the message.'),
  WithImportance: optionalChoice(['Low', 'Normal', 'High'], 'Importance of the message.'),
  HasClassification: text('Classification that the message has.'),
  HasNoClassification: flag('The message has no classification.'),
  HasSenderOverride: flag('The sender has overridden a data loss prevention policy.'),
  MessageContainsDataClassifications: list('Sensitive information types of which one is contained.'),
  MessageContainsAllDataClassifications: list('Sensitive information types that all are contained.'),
  ContentCharacterSetContainsWords: list('Character sets of the message.'),
  ContentMatchesPrompt: text('Prompt that classifies the content.'),
  ContentMatchesPromptVerdict: text('Verdict of the prompt.'),
  SenderADAttributeContainsWords: list('Directory attributes of the sender with words.'),
  SenderADAttributeMatchesPatterns: list('Directory attributes of the sender with patterns.'),
  RecipientADAttributeContainsWords: list('Directory attributes of the recipient with words.'),
  RecipientADAttributeMatchesPatterns: list('Directory attributes of the recipient with patterns.'),
  ADComparisonAttribute: text('Directory attribute of sender and recipient that is compared.'),
  ADComparisonOperator: optionalChoice(['Equal', 'NotEqual'], 'How the attribute is compared.'),
  SenderManagementRelationship: optionalChoice(managementRelationships, 'What the sender is to the recipient.'),
  ManagerForEvaluatedUser: optionalChoice(['Sender', 'Recipient'], 'Whose manager is compared.'),
  ManagerAddresses: list('Managers.'),
} as const;

export type PredicateName = keyof typeof predicateProperties;
export type ExceptionName = `ExceptIf${PredicateName}`;
type Exceptions = { readonly [N in PredicateName as `ExceptIf${N}`]: (typeof predicateProperties)[N] };

export const predicateNames = Object.keys(predicateProperties) as readonly PredicateName[];

type ExceptionOf = { readonly [N in PredicateName]: `ExceptIf${N}` };

/** Joined once: a name that is joined anew for each look-up costs more than the look-up. */
const exceptionNames = Object.fromEntries(predicateNames.map((name) => [name, `ExceptIf${name}`])) as ExceptionOf;

export function exceptionOf<N extends PredicateName>(name: N): ExceptionOf[N] {
  return exceptionNames[name];
}

/** The exceptions: the predicates under their `ExceptIf` names. */
export const exceptionProperties = Object.fromEntries(
  predicateNames.map((name) => [
    exceptionOf(name),
    { ...predicateProperties[name], doc: `Exception: ${predicateProperties[name].doc}` },
  ]),
) as Exceptions;

/** Predicates that only mean something together: header name and text, the two groups, attribute and operator. */
export const predicatePartners: Readonly<Partial<Record<PredicateName, PredicateName>>> = {
  HeaderContainsMessageHeader: 'HeaderContainsWords',
  HeaderMatchesMessageHeader: 'HeaderMatchesPatterns',
  BetweenMemberOf1: 'BetweenMemberOf2',
  ADComparisonAttribute: 'ADComparisonOperator',
  ManagerForEvaluatedUser: 'ManagerAddresses',
};
