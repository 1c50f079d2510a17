import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleBehind } from '../../../test/helpers/rule-order.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const inbound = 'Route inbound mail via mxHERO';
const outbound = 'Route outbound via mxHERO';
const stop = { StopRuleProcessing: true };
const inward = { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' };
const banner = { ...inward, PrependSubject: '[External] ' };

/** Another rule behind the two routing rules. */
function behind(over: Over, route: Over = {}, leaving: Over = {}) {
  return {
    OutboundConnector: [inboundRoute(), outboundRoute(), outboundConnector({ Name: 'Signatures' })],
    TransportRule: ruleBehind(over, route, leaving),
  };
}

const harmless: Readonly<Record<string, Row['sections']>> = {
  'the guide': {},
  'the routing rule stops': behind(banner, stop),
  'the routing rule rejects': behind(banner, { RejectMessageReasonText: 'No.' }),
  'before the routing rule': {
    TransportRule: [transportRule({ Name: 'Other', Priority: 0, ...banner }), routeInbound({ Priority: 1 })],
  },
  'a severity for the audit': behind({ ...inward, SetAuditSeverity: 'Low' }),
  'reports only': behind({
    ...inward,
    GenerateIncidentReport: 'alice@contoso.com',
    IncidentReportContent: ['Sender'],
    GenerateNotification: 'Reported.',
    SenderNotificationType: 'NotifyOnly',
    SetAuditSeverity: 'Low',
    LogEventText: 'x',
  }),
  'actions of Edge servers': behind({
    ...inward,
    Disconnect: true,
    SmtpRejectMessageRejectText: 'x',
    SmtpRejectMessageRejectStatusCode: '550',
  }),
  'stops itself': behind({ ...inward, ...stop }),
  'rejects, whatever the routing rule does': behind({
    ...inward,
    RejectMessageReasonText: 'No.',
    SetAuditSeverity: 'Low',
  }),
  'deletes with a new subject': behind({ ...banner, DeleteMessage: true }),
  quarantines: behind({ ...inward, Quarantine: true }),
  'routes elsewhere, which is another finding': behind({ ...banner, RouteMessageOutboundConnector: 'Signatures' }),
  'removes a header of the service, which is another finding': behind({ ...banner, RemoveHeader: 'X-mxHero-Server' }),
  'acts on what the service returns': behind({ ...banner, SenderIpRanges: '$egress' }),
  'excepts what the routing rule stamps': behind({
    ...banner,
    ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-Transport-Agent',
    ExceptIfHeaderMatchesPatterns: ['.'],
  }),
  'a header of its own, twice the same': behind({ ...inward, SetHeaderName: 'X-Seen', SetHeaderValue: '1' }),
  'a spam confidence level, twice the same': behind({ ...inward, SetSCL: 0 }),
  'removes a header, requires TLS': behind({ ...inward, RemoveHeader: 'X-Seen', RouteMessageOutboundRequireTls: true }),
  'asks for another server than the service': behind({ ...banner, SenderIpRanges: ['203.0.113.20'] }),
  'excepts the addresses of the service': behind({ ...banner, ExceptIfSenderIpRanges: '$egress' }),
  'excepts processed mail': behind({
    ...banner,
    ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Server',
    ExceptIfHeaderContainsWords: ['$value'],
  }),
  'excepts its own words in the subject': behind({ ...banner, ExceptIfSubjectContainsWords: ['[external]'] }),
  'excepts its own disclaimer': behind({
    ...inward,
    ApplyHtmlDisclaimerText: '<p><b>External sender.</b> Do not open links.</p>',
    ExceptIfSubjectOrBodyContainsWords: ['x', 'External sender. Do not open'],
  }),
  'is for senders inside, by name': behind({
    From: ['alice@contoso.com'],
    SentToScope: 'InOrganization',
    BlindCopyTo: ['bob@contoso.com'],
  }),
  'acts on mail between colleagues': behind({ ...banner, FromScope: 'InOrganization' }),
  'outbound: is for recipients inside, by name': behind({
    FromScope: 'InOrganization',
    SentTo: ['all@contoso.com'],
    ModerateMessageByUser: ['bob@contoso.com'],
  }),
  'outbound: reports only': behind({
    FromScope: 'InOrganization',
    GenerateIncidentReport: 'alice@contoso.com',
    SetAuditSeverity: 'Low',
  }),
  'is for a text that the routing rules except': behind(
    { PrependSubject: 'x', SubjectContainsWords: ['invoice'] },
    { ExceptIfSubjectContainsWords: ['invoice'] },
    { ExceptIfSubjectContainsWords: ['invoice'] },
  ),
  'switched off': behind({ ...banner, State: 'Disabled' }),
};

const found = (name: string, over: Over): Row => ({
  name,
  sections: behind({ ...inward, ...over }),
  findings: [{ message: 'twice', subject: inbound, text: /goes to mxHERO: Other\./ }],
});

ruleTable(rule, [
  ...Object.entries(harmless).map(([name, sections = {}]): Row => ({ name, sections, state: 'evaluated' })),
  found('a disclaimer', { ApplyHtmlDisclaimerText: 'x' }),
  found('a copy', { BlindCopyTo: ['alice@contoso.com'] }),
  found('a redirection', { RedirectMessageTo: ['alice@contoso.com'] }),
  found('a header of its own and a word in the subject', {
    SetHeaderName: 'X',
    SetHeaderValue: '1',
    PrependSubject: 'x',
  }),
  found('an exception on another text than its own', {
    PrependSubject: '[External] ',
    ExceptIfSubjectContainsWords: ['[Checked]'],
  }),
  found('a banner, behind which the rule itself stops', { PrependSubject: '[External] ', ...stop }),
  found('a report and a copy', { GenerateIncidentReport: 'alice@contoso.com', CopyTo: ['bob@contoso.com'] }),
  {
    name: 'inbound loopback: the later rule acts twice',
    sections: behind(banner),
    findings: [
      {
        message: 'twice',
        subject: inbound,
        property: 'StopRuleProcessing',
        severity: 'low',
        text: /^Rule 'Route inbound mail via mxHERO' does not stop rule processing, .* again when it comes back\.$/,
        fix: /^Set-TransportRule -Identity 'Route inbound mail via mxHERO' -StopRuleProcessing \$true$/,
      },
    ],
  },
  {
    name: 'outbound standard: the mail does not come back',
    sections: behind({ PrependSubject: 'x', FromScope: 'InOrganization' }),
    findings: [
      {
        message: 'once',
        subject: outbound,
        severity: 'info',
        text: /before it leaves by mxHERO: Other\./,
        fix: /^Nothing to do; before you let the rule stop/,
      },
    ],
  },
  {
    name: 'several later rules: one finding',
    sections: {
      TransportRule: [
        routeInbound({ Priority: 0 }),
        transportRule({ Name: 'B', Priority: 5, ...banner }),
        transportRule({ Name: 'A', Priority: 4, ...banner }),
        routeOutbound({ Priority: 1 }),
      ],
    },
    findings: [{ message: 'twice', text: /: A, B\./ }],
  },
  {
    name: 'the routing rule is inactive and the only one of its direction: one step lower',
    sections: behind(banner, { State: 'Disabled' }),
    findings: [{ message: 'twice', severity: 'info' }],
  },
  {
    name: 'whether it stops is lost',
    sections: behind(banner, { StopRuleProcessing: { deep: 1 } }),
    gaps: ['StopRuleProcessing'],
  },
  {
    name: 'whether it stops is lost, and no later rule cares',
    sections: behind({ ...inward, SetAuditSeverity: 'Low' }, { StopRuleProcessing: { deep: 1 } }),
    state: 'evaluated',
  },
  {
    name: 'an action of the other rule is lost',
    sections: behind({ ...inward, BlindCopyTo: { deep: 1 } }),
    gaps: ['BlindCopyTo'],
  },
  {
    name: 'an action of the other rule is lost, another one is enough',
    sections: behind({ ...banner, BlindCopyTo: { deep: 1 } }),
    findings: [{ message: 'twice' }],
  },
  { name: 'a condition of the other rule is lost', sections: behind({ ...banner, From: { deep: 1 } }), gaps: ['From'] },
  { name: 'the state of the other rule is lost', sections: behind({ ...banner, Mode: { deep: 1 } }), gaps: ['Mode'] },
  {
    name: 'the place of the other rule is lost',
    sections: behind({ ...banner, Priority: { deep: 1 } }),
    gaps: ['Priority'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
