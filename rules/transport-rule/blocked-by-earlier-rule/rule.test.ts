import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { headerValue } from '../../../test/helpers/objects/header-value.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleBefore } from '../../../test/helpers/rule-order.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import { signatureHost } from '../../../test/helpers/two-services.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const inbound = 'Route inbound mail via mxHERO';
const outbound = 'Route outbound via mxHERO';
const stop = { StopRuleProcessing: true };
const inward = { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' };
const partner = { SenderDomainIs: ['fabrikam.com'] };

/** Another rule before the two routing rules. */
function before(over: Over, route: Over = {}, leaving: Over = {}) {
  return {
    OutboundConnector: [
      inboundRoute(),
      outboundRoute(),
      outboundConnector({ Name: 'Signatures', SmartHosts: [signatureHost], UseMXRecord: false }),
    ],
    TransportRule: ruleBefore(over, route, leaving),
  };
}

/** Earlier rules that keep no mail from the service. */
const harmless: Readonly<Record<string, Row['sections']>> = {
  'the guide': {},
  'does not end the evaluation': before({ ...inward, PrependSubject: '[External] ' }),
  'stops behind the routing rules': {
    TransportRule: [
      routeInbound({ Priority: 0 }),
      routeOutbound({ Priority: 1 }),
      transportRule({ Priority: 2, ...stop }),
    ],
  },
  'switched off': before({ ...stop, State: 'Disabled' }),
  'only audits': before({ ...stop, Mode: 'Audit' }),
  'acts on mail between colleagues': before({ ...stop, FromScope: 'InOrganization', SentToScope: 'InOrganization' }),
  'acts on what the service returns': before({ ...stop, ...inward, SenderIpRanges: '$egress' }),
  'acts on processed mail, by words': before({
    ...stop,
    ...inward,
    HeaderContainsMessageHeader: 'X-mxHero-Server',
    HeaderContainsWords: ['$value'],
  }),
  'acts on processed mail, by a pattern, its header in another case': before({
    ...stop,
    ...inward,
    HeaderMatchesMessageHeader: 'x-MXHERO-server',
    HeaderMatchesPatterns: [headerValue],
  }),
  'outbound: is for recipients inside, by name': before({
    ...stop,
    FromScope: 'InOrganization',
    SentTo: ['smtp:All@Contoso.com'],
  }),
  'inbound: is for senders inside, by name': before({
    ...stop,
    From: ['alice@Contoso.com'],
    SentTo: ['b@contoso.com'],
  }),
  'adds the manager': before({ ...inward, AddManagerAsRecipientType: 'Bcc' }),
  'asks for approval': before({ ...inward, ModerateMessageByUser: ['alice@contoso.com'] }),
  'is another outbound rule of the service, whose mail does not come back': {
    TransportRule: [
      routeOutbound({ Name: 'Selective', Priority: 0, FromMemberOf: ['g@contoso.com'], ...stop }),
      routeOutbound({ Priority: 1 }),
    ],
  },
  'is another rule of the service': {
    TransportRule: [
      routeInbound({ Name: 'Selective', Priority: 0, SentToMemberOf: ['g@contoso.com'], ...stop }),
      routeInbound({ Priority: 1 }),
      routeOutbound({ Priority: 2 }),
    ],
  },
};

const met = (name: string, over: Over, ends: string): Row => ({
  name,
  sections: before({ ...inward, ...partner, ...over }),
  findings: [
    {
      message: 'met',
      subject: inbound,
      property: 'Priority',
      severity: 'medium',
      text: new RegExp(`ends the evaluation \\(Other: ${ends}\\)`),
      fix: /^Set-TransportRule -Identity 'Route inbound mail via mxHERO' -Priority 0$/,
    },
  ],
});

const refused = (name: string, over: Over, ends: string): Row => ({
  name,
  sections: before({ ...inward, AttachmentHasExecutableContent: true, ...over }),
  findings: [
    {
      message: 'refused',
      subject: inbound,
      property: 'Priority',
      severity: 'info',
      text: new RegExp(`refuses or drops \\(Other: ${ends}\\)`),
      fix: /^Nothing to do, unless/,
    },
  ],
});

ruleTable(rule, [
  ...Object.entries(harmless).map(([name, sections = {}]): Row => ({ name, sections, state: 'evaluated' })),
  met('stops mail of a partner', stop, 'stops rule processing'),
  met('quarantines', { Quarantine: true }, 'quarantines'),
  met('redirects', { RedirectMessageTo: ['bob@contoso.com'] }, 'redirects'),
  met('redirects to the manager', { AddManagerAsRecipientType: 'Redirect' }, 'redirects'),
  met('redirects and stops', { RedirectMessageTo: ['bob@contoso.com'], ...stop }, 'stops rule processing, redirects'),
  refused('deletes', { DeleteMessage: true }, 'deletes'),
  refused('rejects with a text', { RejectMessageReasonText: 'No.' }, 'rejects'),
  refused('rejects with a code', { RejectMessageEnhancedStatusCode: '5.7.1' }, 'rejects'),
  refused('rejects and stops', { RejectMessageReasonText: 'No.', ...stop }, 'stops rule processing, rejects'),
  {
    name: 'stops all mail of the routing rule',
    sections: before({ ...inward, ...stop, ApplyHtmlDisclaimerText: 'External' }),
    findings: [
      {
        message: 'covered',
        subject: inbound,
        property: 'Priority',
        severity: 'high',
        text: /^Rule 'Route inbound mail via mxHERO' never acts, .* \(Other: stops rule processing\)\. None of that mail is processed by mxHERO\.$/,
        fix: /-Priority 0$/,
      },
    ],
  },
  {
    name: 'a rule without conditions stops everything: one finding for each routing rule',
    sections: before(stop),
    findings: [
      { message: 'covered', subject: inbound },
      { message: 'covered', subject: outbound },
    ],
  },
  {
    name: 'a rule without conditions rejects everything',
    sections: before({ DeleteMessage: true }),
    config: { outbound: 'none' },
    findings: [{ message: 'covered', severity: 'high', text: /Other: deletes/ }],
  },
  {
    name: 'any value of the processed header: outsiders can write one',
    sections: before({
      ...stop,
      ...inward,
      HeaderMatchesMessageHeader: 'X-mxHero-Server',
      HeaderMatchesPatterns: ['.'],
    }),
    findings: [{ message: 'met', subject: inbound }],
  },
  {
    name: 'several rules: the finding is about the worst, in their order',
    sections: {
      TransportRule: [
        transportRule({ Name: 'Sorter', Priority: 3, ...inward, SubjectContainsWords: ['x'], ...stop }),
        transportRule({ Name: 'Reject', Priority: 1, ...inward, DeleteMessage: true, SubjectContainsWords: ['y'] }),
        transportRule({ Name: 'Hold', Priority: 2, ...inward, SubjectContainsWords: ['z'], Quarantine: true }),
        transportRule({ Name: 'Unrelated', Priority: 0, PrependSubject: 'x' }),
        routeInbound({ Priority: 4 }),
        routeOutbound({ Priority: 5 }),
      ],
    },
    findings: [
      {
        message: 'met',
        text: /\(Hold, Sorter: quarantines, stops rule processing\)/,
        fix: /^Set-TransportRule -Identity 'Route inbound mail via mxHERO' -Priority 2$/,
      },
    ],
  },
  {
    name: 'rules between that remove forged headers move along',
    sections: {
      TransportRule: [
        transportRule({ Name: 'Bypass', Priority: 2, ...inward, ...partner, ...stop }),
        transportRule({ Name: 'Subject', Priority: 3, ...inward, PrependSubject: 'x' }),
        transportRule({
          Name: 'Strip',
          Priority: 4,
          RemoveHeader: 'X-mxHero-Server',
          ExceptIfSenderIpRanges: '$egress',
        }),
        transportRule({
          Name: 'Strip too',
          Priority: 5,
          RemoveHeader: 'X-mxHero-Transport-Agent',
          ExceptIfSenderIpRanges: '$egress',
        }),
        routeInbound({ Priority: 6 }),
        routeOutbound({ Priority: 7 }),
      ],
    },
    findings: [
      {
        message: 'met',
        fix: /^Set-TransportRule -Identity 'Strip' -Priority 2; Set-TransportRule -Identity 'Strip too' -Priority 3; Set-TransportRule -Identity 'Route inbound mail via mxHERO' -Priority 4$/,
      },
    ],
  },
  {
    name: 'stops what is declared as left out',
    sections: before({ ...inward, ...stop, SentTo: ['bob@contoso.com'] }),
    config: { exclude: { recipients: ['bob@contoso.com'], senders: [] } },
    state: 'evaluated',
  },
  {
    name: 'stops more than what is declared as left out',
    sections: before({ ...inward, ...stop, SentTo: ['bob@contoso.com', 'carol@contoso.com'] }),
    config: { exclude: { recipients: ['bob@contoso.com'], senders: [] } },
    findings: [{ message: 'met' }],
  },
  {
    name: 'outbound: takes all mail to outside',
    sections: before({ FromScope: 'InOrganization', ...stop }),
    findings: [{ message: 'covered', subject: outbound, severity: 'high' }],
  },
  {
    name: 'the routing rule is inactive and the only one of its direction: one step lower',
    sections: before({ ...inward, ...partner, ...stop }, { State: 'Disabled' }),
    findings: [{ message: 'met', severity: 'low' }],
  },
  {
    name: 'a name that would break the line',
    sections: before({ Name: "x'\u0007", ...inward, ...partner, ...stop }),
    findings: [{ message: 'met', fix: /^Set-TransportRule -Identity 'Route inbound mail via mxHERO' -Priority 0$/ }],
  },
  {
    name: 'whether it stops is lost',
    sections: before({ ...inward, StopRuleProcessing: { deep: 1 } }),
    gaps: ['StopRuleProcessing'],
  },
  {
    name: 'whether it stops is lost, but it quarantines',
    sections: before({ ...inward, ...partner, Quarantine: true, StopRuleProcessing: { deep: 1 } }),
    findings: [{ message: 'met' }],
  },
  {
    name: 'whether it stops is lost, but it never meets the mail',
    sections: before({ FromScope: 'InOrganization', SentToScope: 'InOrganization', StopRuleProcessing: { deep: 1 } }),
    state: 'evaluated',
  },
  {
    name: 'an action of a kind that is not known',
    sections: before({ ...inward, Actions: ['Microsoft.Exchange.MessagingPolicies.Rules.Tasks.HoldForeverAction'] }),
    gaps: ['Actions'],
  },
  { name: 'its state is lost', sections: before({ ...inward, ...stop, State: { deep: 1 } }), gaps: ['State'] },
  { name: 'a condition of it is lost', sections: before({ ...inward, ...stop, From: { deep: 1 } }), gaps: ['From'] },
  {
    name: 'an exception of it is lost',
    sections: before({ ...inward, ...stop, ExceptIfFrom: { deep: 1 } }),
    gaps: ['ExceptIfFrom'],
  },
  { name: 'its place is lost', sections: before({ ...inward, ...stop, Priority: { deep: 1 } }), gaps: ['Priority'] },
  {
    name: 'the place of the routing rule is lost',
    sections: before({ ...inward, ...stop }, { Priority: { deep: 1 } }),
    gaps: ['Priority'],
  },
  {
    name: 'one rule is lost, another one is not',
    sections: {
      TransportRule: [
        transportRule({ Name: 'Lost', Priority: 0, ...inward, ...stop, From: { deep: 1 } }),
        transportRule({ Name: 'Other', Priority: 1, ...inward, ...partner, ...stop }),
        routeInbound({ Priority: 2 }),
        routeOutbound({ Priority: 3 }),
      ],
    },
    findings: [{ message: 'met', text: /\(Other:/ }],
    gaps: ['From'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
