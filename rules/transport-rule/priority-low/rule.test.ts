import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleBefore } from '../../../test/helpers/rule-order.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const inbound = 'Route inbound mail via mxHERO';
const outbound = 'Route outbound via mxHERO';
const stop = { StopRuleProcessing: true };
const inward = { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' };
const banner = { ...inward, PrependSubject: '[External] ' };

/** Another rule before the two routing rules. */
function before(over: Over, route: Over = {}, leaving: Over = {}) {
  return {
    TransportRule: ruleBefore(over, route, leaving),
  };
}

const harmless: Readonly<Record<string, Row['sections']>> = {
  'the guide': {},
  'behind the routing rule': {
    TransportRule: [routeInbound({ Priority: 0 }), transportRule({ Name: 'Other', Priority: 1, ...banner })],
  },
  'changes no content': before({ ...inward, SetHeaderName: 'X-Seen', SetHeaderValue: '1', SetSCL: 0 }),
  'stops, which is another finding': before({ ...banner, ...stop }),
  'encrypts, which is another finding': before({ ...banner, ApplyOME: true }),
  'acts on what the service returns': before({ ...banner, SenderIpRanges: '$egress' }),
  'acts on mail between colleagues': before({ ...banner, FromScope: 'InOrganization' }),
  'outbound: is for recipients inside, by name': before({
    FromScope: 'InOrganization',
    SentTo: ['all@contoso.com'],
    PrependSubject: 'x',
  }),
  'switched off': before({ ...banner, State: 'Disabled' }),
  'is a routing rule itself': {
    TransportRule: [
      routeInbound({ Name: 'Selective', Priority: 0, SentToMemberOf: ['g@contoso.com'], PrependSubject: 'x' }),
      routeInbound({ Priority: 1 }),
    ],
  },
};

const found = (name: string, over: Over): Row => ({
  name,
  sections: before({ ...inward, ...over }),
  findings: [{ message: 'changedTwice', subject: inbound, text: /of its mail: Other\./ }],
});

ruleTable(rule, [
  ...Object.entries(harmless).map(([name, sections = {}]): Row => ({ name, sections, state: 'evaluated' })),
  found('a disclaimer', { ApplyHtmlDisclaimerText: 'x' }),
  found('a classification', { ApplyClassification: 'Internal' }),
  found('encryption removed', { RemoveOME: true }),
  found('encryption removed, the newer way', { RemoveOMEv2: true }),
  found('encryption of attachments removed', { RemoveRMSAttachmentEncryption: true }),
  {
    name: 'inbound loopback: to the front, and stop',
    sections: before(banner),
    findings: [
      {
        message: 'changedTwice',
        subject: inbound,
        property: 'Priority',
        severity: 'low',
        text: /^Rule 'Route inbound mail via mxHERO' stands behind .* reaches mxHERO changed, .* comes back\.$/,
        fix: /^Set-TransportRule -Identity 'Route inbound mail via mxHERO' -Priority 0 -StopRuleProcessing \$true$/,
      },
    ],
  },
  {
    name: 'it stops already',
    sections: before(banner, stop),
    findings: [
      { message: 'changedTwice', fix: /^Set-TransportRule -Identity 'Route inbound mail via mxHERO' -Priority 0$/ },
    ],
  },
  {
    name: 'outbound standard: the mail does not come back',
    sections: before({ PrependSubject: 'x', FromScope: 'InOrganization' }),
    findings: [
      {
        message: 'changedOnce',
        subject: outbound,
        property: 'Priority',
        severity: 'info',
        text: /: Other\. mxHERO gets the changed mail/,
        fix: /^Nothing to do where/,
      },
    ],
  },
  ...[
    ['one of the recipients is outside', ['all@contoso.com', 'bob@fabrikam.com']],
    ['a domain below an own one may be outside', ['all@sales.contoso.com']],
    ['a recipient by another name than an address', ['All staff']],
  ].map(([name, SentTo]): Row => ({
    name: `outbound: ${String(name)}`,
    sections: before({ FromScope: 'InOrganization', SentTo, PrependSubject: 'x' }),
    findings: [{ message: 'changedOnce', subject: outbound }],
  })),
  {
    name: 'outbound: recipients inside, where the routing rule does not ask for the side',
    sections: before(
      { FromScope: 'InOrganization', SentTo: ['all@contoso.com'], PrependSubject: 'x' },
      {},
      { SentToScope: null },
    ),
    findings: [{ message: 'changedOnce', subject: outbound }],
  },
  {
    name: 'inbound: recipients inside',
    sections: before({ ...banner, SentTo: ['all@contoso.com'] }),
    findings: [{ message: 'changedTwice', subject: inbound }],
  },
  {
    name: 'outbound loopback: what comes back over a Partner connector counts as from outside',
    sections: before({ PrependSubject: 'x', FromScope: 'InOrganization' }),
    config: { outbound: 'loopback' },
    findings: [{ message: 'changedOnce', subject: outbound, fix: /^Nothing to do where .* changed mail\.$/ }],
  },
  {
    name: 'outbound loopback: a rule that does not ask for the sender',
    sections: before({ PrependSubject: 'x', SentToScope: 'NotInOrganization' }),
    config: { outbound: 'loopback' },
    findings: [{ message: 'changedTwice', subject: outbound, severity: 'low', fix: /-StopRuleProcessing \$true$/ }],
  },
  ...(
    [
      ['excepts the addresses of the service', { ExceptIfSenderIpRanges: '$egress' }],
      ['excepts what it adds', { ExceptIfSubjectMatchesPatterns: ['\\[external\\]'] }],
      ['asks for another server than the service', { SenderIpRanges: ['203.0.113.20'] }],
    ] as const satisfies readonly (readonly [string, Over])[]
  ).map(([name, over]): Row => ({
    name: `inbound: ${name}`,
    sections: before({ ...banner, ...over }),
    findings: [
      {
        message: 'changedOnce',
        subject: inbound,
        severity: 'info',
        text: /mxHERO gets the changed mail\.$/,
        fix: /^Nothing to do where the service is meant to get the changed mail\.$/,
      },
    ],
  })),
  {
    name: 'inbound: only the rules that act again are named',
    sections: {
      TransportRule: [
        transportRule({ Name: 'Once', Priority: 0, ...banner, ExceptIfSubjectContainsWords: ['[External]'] }),
        transportRule({ Name: 'Again', Priority: 1, ...banner }),
        routeInbound({ Priority: 2 }),
        routeOutbound({ Priority: 3 }),
      ],
    },
    findings: [{ message: 'changedTwice', text: /of its mail: Again\./, fix: /-Priority 1 -StopRuleProcessing/ }],
  },
  ...(
    [
      ['between them', 1, {}, true],
      ['behind', 5, {}, true],
      ['behind, where the routing rule stops already', 5, stop, false],
      ['before all of them', -1, {}, false],
    ] as const satisfies readonly (readonly [string, number, Over, boolean])[]
  ).map(([name, place, route, isKept]): Row => ({
    name: `a rule by the address of a server ${name}`,
    sections: {
      TransportRule: [
        transportRule({ Name: 'Scanner', Priority: place, SenderIpRanges: ['203.0.113.20'], SetSCL: -1 }),
        transportRule({ Name: 'Banner', Priority: 0, ...banner }),
        routeInbound({ Priority: 2, ...route }),
        routeOutbound({ Priority: 3 }),
      ],
    },
    findings: [{ message: 'changedTwice', fix: isKept ? /Leave in front of it the rules/ : /-Priority 0/ }],
  })),
  {
    name: 'several rules: one finding, in front of the first of them',
    sections: {
      TransportRule: [
        transportRule({ Name: 'Tag', Priority: 0, ...inward, SetHeaderName: 'X-Seen', SetHeaderValue: '1' }),
        transportRule({ Name: 'B', Priority: 4, ...banner }),
        transportRule({ Name: 'A', Priority: 2, ...banner }),
        routeInbound({ Priority: 5 }),
        routeOutbound({ Priority: 6 }),
      ],
    },
    findings: [{ message: 'changedTwice', text: /: A, B\./, fix: /-Priority 2 / }],
  },
  {
    name: 'the routing rule is inactive and the only one of its direction: one step lower',
    sections: before(banner, { State: 'Disabled' }),
    findings: [{ message: 'changedTwice', severity: 'info' }],
  },
  {
    name: 'what it adds to the subject is lost',
    sections: before({ ...inward, PrependSubject: { deep: 1 } }),
    gaps: ['PrependSubject'],
  },
  {
    name: 'what it adds to the subject is lost, but not its disclaimer',
    sections: before({ ...inward, PrependSubject: { deep: 1 }, ApplyHtmlDisclaimerText: 'x' }),
    findings: [{ message: 'changedTwice' }],
  },
  {
    name: 'another action of it is lost',
    sections: before({ ...inward, BlindCopyTo: { deep: 1 } }),
    state: 'evaluated',
  },
  {
    name: 'an action of a kind that is not known',
    sections: before({ ...inward, Actions: ['Microsoft.Exchange.MessagingPolicies.Rules.Tasks.StampFooterAction'] }),
    gaps: ['Actions'],
  },
  {
    name: 'whether it stops is lost',
    sections: before({ ...banner, StopRuleProcessing: { deep: 1 } }),
    gaps: ['StopRuleProcessing'],
  },
  { name: 'a condition of it is lost', sections: before({ ...banner, From: { deep: 1 } }), gaps: ['From'] },
  { name: 'its state is lost', sections: before({ ...banner, State: { deep: 1 } }), gaps: ['State'] },
  { name: 'its place is lost', sections: before({ ...banner, Priority: { deep: 1 } }), gaps: ['Priority'] },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
