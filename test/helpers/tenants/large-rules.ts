import { cyclic } from '../cyclic.ts';
import type { Over } from '../objects/cmdlet-object.ts';

const fromOutside = { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' } as const;
const toOutside = { FromScope: 'InOrganization', SentToScope: 'NotInOrganization' } as const;

/** Names of departments in the languages of a company that has grown by takeovers. */
const departments = [
  'Accounting',
  'Buchhaltung',
  '経理部',
  'Human resources',
  'Geschäftsführung',
  '人事部',
  'Legal',
  'Öffentlichkeitsarbeit',
  '営業本部',
  'Facilities',
  'Prüfwesen',
  '情報システム部',
] as const;

/** What a rule is made of: the number that tells it from others of its kind, its department, a domain and a group of the tenant. */
export interface RuleSeed {
  readonly index: number;
  readonly domain: string;
  readonly group: string;
}

/** Every kind of rule that grown tenants have besides routing; each kind of sender, recipient, content and action. */
const kinds: readonly ((seed: RuleSeed) => Over)[] = [
  ({ index }) => ({
    Name: 'tag offers',
    ...fromOutside,
    SubjectContainsWords: [`offer ${index}`, `Angebot ${index}`, `見積 ${index}`],
    PrependSubject: `[${index}] `,
  }),
  ({ index, group }) => ({
    Name: 'disclaimer of a department',
    ...toOutside,
    FromMemberOf: [group],
    ApplyHtmlDisclaimerLocation: 'Append',
    ApplyHtmlDisclaimerText: `<p>Contoso, Abteilung ${index} · 部署 ${index}</p>`,
    ApplyHtmlDisclaimerFallbackAction: 'Ignore',
  }),
  ({ index }) => ({
    Name: 'quarantine attachments',
    ...fromOutside,
    AttachmentExtensionMatchesWords: ['docm', 'iso', `x${index}`],
    Quarantine: true,
  }),
  ({ index }) => ({
    Name: 'reject a bulk sender',
    ...fromOutside,
    SenderDomainIs: [`news${index}.example.com`],
    RejectMessageEnhancedStatusCode: '5.7.1',
    RejectMessageReasonText: 'Newsletters are not accepted here.',
  }),
  ({ domain, index }) => ({
    Name: 'copy to the archive',
    ...fromOutside,
    SentTo: [`office${index}@${domain}`],
    BlindCopyTo: [`archive${index}@contoso.com`],
  }),
  ({ domain, index }) => ({
    Name: 'approval before a list gets mail',
    FromScope: 'InOrganization',
    SentTo: [`all-${index}@${domain}`],
    ExceptIfFrom: [`communications@${domain}`],
    ModerateMessageByUser: ['communications@contoso.com'],
  }),
  ({ index }) => ({
    Name: 'note the kind of mail',
    ...fromOutside,
    HeaderMatchesMessageHeader: 'List-Id',
    HeaderMatchesPatterns: [`list${index}\\.`],
    SetHeaderName: 'X-Contoso-List',
    SetHeaderValue: `list ${index}`,
  }),
  ({ index }) => ({
    Name: 'TLS towards a partner',
    ...toOutside,
    RecipientDomainIs: [`partner${index}.example.com`],
    RouteMessageOutboundRequireTls: true,
  }),
  ({ index, group }) => ({
    Name: 'encrypt on demand',
    ...toOutside,
    FromMemberOf: [group],
    SubjectContainsWords: [`[secure ${index}]`, `[vertraulich ${index}]`],
    ApplyRightsProtectionTemplate: 'Encrypt',
  }),
  ({ group, index }) => ({
    Name: 'mark sensitive mail',
    ...fromOutside,
    SentToMemberOf: [group],
    MessageContainsDataClassifications: [`{minCount:"${index}", name:"Credit Card Number"}`],
    SetAuditSeverity: 'Medium',
    GenerateIncidentReport: 'dlp@contoso.com',
    IncidentReportContent: ['Sender', 'Recipients', 'Subject'],
  }),
  ({ domain, index }) => ({
    Name: 'mail of a former colleague',
    ...fromOutside,
    SentTo: [`left${index}@${domain}`],
    RedirectMessageTo: [`heir${index}@contoso.com`],
  }),
  ({ index }) => ({
    Name: 'limit the size',
    ...toOutside,
    MessageSizeOver: `${20 + (index % 100)} MB`,
    FromAddressContainsWords: [`scanner${index}`],
    RejectMessageEnhancedStatusCode: '5.7.1',
    RejectMessageReasonText: 'This message is too large.',
  }),
  ({ domain, index }) => ({
    Name: 'spam score of a form',
    FromScope: 'NotInOrganization',
    SenderIpRanges: [`198.51.100.${index % 250}`],
    SentTo: [`form${index}@${domain}`],
    SetSCL: 5,
  }),
];

/** The rule of a number: one kind after the other, each in the name of a department. */
export function everydayRule(seed: RuleSeed): Over {
  const kind = cyclic(kinds, seed.index);
  const over: Over = kind(seed);
  return { ...over, Name: `${cyclic(departments, seed.index)} ${seed.index}: ${String(over['Name'])}` };
}
