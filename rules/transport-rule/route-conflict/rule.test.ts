import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { headerValue } from '../../../test/helpers/objects/header-value.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import { signatureAddress, signatureHost, twoServices } from '../../../test/helpers/two-services.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const inbound = 'Route inbound mail via mxHERO';
const outbound = 'Route outbound via mxHERO';
const property = 'RouteMessageOutboundConnector';
const stop = { StopRuleProcessing: true };
const toOutside = { FromScope: 'InOrganization', SentToScope: 'NotInOrganization' };
const connectors = [
  inboundRoute(),
  outboundRoute(),
  outboundConnector({ Name: 'Signatures', SmartHosts: [signatureHost], UseMXRecord: false }),
  outboundConnector({ Name: 'Same endpoint', SmartHosts: ['smtp-relay.mxhero.com'], UseMXRecord: false }),
];
const noPatterns = { ExceptIfHeaderMatchesMessageHeader: null, ExceptIfHeaderMatchesPatterns: null };
const away = { ...toOutside, [property]: 'Signatures' };

/** Another rule behind the two routing rules. */
function behind(over: Over, route: Over = {}, leaving: Over = {}) {
  return {
    OutboundConnector: connectors,
    TransportRule: [
      routeInbound({ Priority: 0, ...route }),
      routeOutbound({ Priority: 1, ...leaving }),
      transportRule({ Name: 'Other', Priority: 2, ...over }),
    ],
  };
}

/** Another rule before them. */
function before(over: Over, leaving: Over = {}) {
  return {
    OutboundConnector: connectors,
    TransportRule: [
      transportRule({ Name: 'Other', Priority: 0, ...over }),
      routeInbound({ Priority: 1 }),
      routeOutbound({ Priority: 2, ...leaving }),
    ],
  };
}

const harmless: Readonly<Record<string, Row['sections']>> = {
  'the guide': {},
  'routes nothing': behind({ ...toOutside, PrependSubject: 'x' }),
  'a blank connector': behind({ ...toOutside, [property]: ' ' }),
  'the routing rule stops': behind(away, {}, stop),
  'the earlier rule stops, which is another finding': before({ ...away, ...stop }),
  'the earlier rule rejects': before({ ...away, RejectMessageReasonText: 'No.' }),
  'switched off': behind({ ...away, State: 'Disabled' }),
  'acts on mail between colleagues': behind({ ...away, SentToScope: 'InOrganization' }),
  'the same connector, by Guid and in another case': behind({
    ...toOutside,
    [property]: String(outboundRoute().Guid).toUpperCase(),
  }),
  'another connector to the same endpoint': behind({ ...toOutside, [property]: 'Same endpoint' }),
  'is for recipients inside, by name': behind({
    FromScope: 'InOrganization',
    SentTo: ['all@contoso.com'],
    [property]: 'Signatures',
  }),
  'acts on what the service returns': behind({ ...away, SenderIpRanges: '$egress' }),
  'acts on processed mail': behind({
    ...away,
    HeaderMatchesMessageHeader: ' X-mxHero-Server ',
    HeaderMatchesPatterns: ['$value'],
  }),
  'excepts what the routing rule stamps, by words': behind({
    ...away,
    ExceptIfHeaderContainsMessageHeader: 'x-mxhero-TRANSPORT-agent',
    ExceptIfHeaderContainsWords: ['other', '$value'],
  }),
  'excepts what the routing rule stamps, by a pattern': behind({
    ...away,
    ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-Transport-Agent',
    ExceptIfHeaderMatchesPatterns: [headerValue.slice(3, 9).toUpperCase()],
  }),
  'excepts any stamp': behind({
    ...away,
    ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-Transport-Agent',
    ExceptIfHeaderMatchesPatterns: ['.+'],
  }),
  'a rule of the service that excepts what the other one stamps': behind(
    { SetAuditSeverity: 'Low', State: 'Disabled' },
    { FromScope: null },
    { SentToScope: null },
  ),
  'the routing rule excepts what the earlier one stamps': before(
    { ...away, SetHeaderName: 'X-mxHero-Server', SetHeaderValue: headerValue },
    {},
  ),
};

ruleTable(rule, [
  ...Object.entries(harmless).map(([name, sections = {}]): Row => ({ name, sections, state: 'evaluated' })),
  {
    name: 'a later rule routes outbound mail elsewhere',
    sections: behind(away),
    findings: [
      {
        message: 'later',
        subject: outbound,
        property,
        severity: 'high',
        text: /^Rule 'Route outbound via mxHERO' does not stop .* another connector \(Other\)\. .* not processed by mxHERO\.$/,
        fix: /^Set-TransportRule -Identity 'Route outbound via mxHERO' -StopRuleProcessing \$true$/,
      },
    ],
  },
  {
    name: 'an earlier rule routes outbound mail elsewhere and does not stop',
    sections: before(away),
    findings: [
      {
        message: 'earlier',
        subject: outbound,
        property,
        severity: 'high',
        text: /acts on mail that an earlier rule has routed to another connector without stopping \(Other\)/,
        fix: /^Set-TransportRule -Identity 'Other' -StopRuleProcessing \$true$/,
      },
    ],
  },
  {
    name: 'rules on both sides: one finding',
    sections: {
      OutboundConnector: connectors,
      TransportRule: [
        transportRule({ Name: 'First', Priority: 0, ...away }),
        routeInbound({ Priority: 1 }),
        routeOutbound({ Priority: 2 }),
        transportRule({ Name: 'Last', Priority: 3, ...away }),
      ],
    },
    findings: [{ message: 'later', text: /\(First, Last\)/, fix: /'Route outbound via mxHERO' -StopRuleProcessing/ }],
  },
  {
    name: 'another header than that of the stamp is excepted',
    sections: behind({
      ...away,
      ExceptIfHeaderMatchesMessageHeader: 'X-Signed',
      ExceptIfHeaderMatchesPatterns: ['.'],
    }),
    findings: [{ message: 'later' }],
  },
  {
    name: 'another value than that of the stamp is excepted',
    sections: behind({
      ...away,
      ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Transport-Agent',
      ExceptIfHeaderContainsWords: ['$other'],
    }),
    findings: [{ message: 'later' }],
  },
  {
    name: 'another value than that of the stamp is excepted by a pattern',
    sections: behind({
      ...away,
      ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-Transport-Agent',
      ExceptIfHeaderMatchesPatterns: ['$other', '^[g-z]$'],
    }),
    findings: [{ message: 'later' }],
  },
  {
    name: 'nothing is stamped that could be excepted',
    sections: behind(
      { ...away, ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-Transport-Agent', ExceptIfHeaderMatchesPatterns: ['.'] },
      {},
      { SetHeaderName: null, SetHeaderValue: null },
    ),
    findings: [{ message: 'later' }],
  },
  {
    name: 'the connector of the other rule is gone',
    sections: behind({ ...away, [property]: 'Gone' }),
    findings: [{ message: 'later' }],
  },
  {
    name: 'both connectors are gone',
    sections: behind({ ...toOutside, [property]: 'Gone too' }, {}, { [property]: 'Gone' }),
    findings: [{ message: 'later' }],
  },
  {
    name: 'both rules name the same missing connector',
    sections: behind({ ...toOutside, [property]: ' GONE' }, {}, { [property]: 'Gone ' }),
    state: 'evaluated',
  },
  {
    name: 'two rules of the service without scopes: the earlier one tells it',
    sections: behind(
      { SetAuditSeverity: 'Low', State: 'Disabled' },
      { FromScope: null },
      { SentToScope: null, ...noPatterns },
    ),
    findings: [
      {
        message: 'own',
        subject: inbound,
        severity: 'high',
        text: /a later rule for mxHERO routes some of its mail to another endpoint \(Route outbound via mxHERO\)/,
        fix: /^Set-TransportRule -Identity 'Route inbound mail via mxHERO' -StopRuleProcessing \$true$/,
      },
    ],
  },
  {
    name: 'a rule of the service and another one',
    sections: behind(
      { FromScope: 'InOrganization', [property]: 'Signatures' },
      { FromScope: null },
      { SentToScope: null, ...stop, ...noPatterns },
    ),
    findings: [{ message: 'later', subject: inbound, text: /\(Route outbound via mxHERO, Other\)/ }],
  },
  {
    name: 'the routing rule is inactive and the only one of its direction: one step lower',
    sections: behind(away, {}, { Mode: 'Audit' }),
    findings: [{ message: 'later', severity: 'medium' }],
  },
  {
    name: 'two services, both rules without stop: the earlier one tells it',
    sections: behind(away),
    declared: { services: twoServices('loopback') },
    findings: [{ message: 'later', subject: outbound }],
  },
  {
    name: 'two services: what the earlier one conflicts with is not told by the later one',
    sections: before(away),
    declared: { services: twoServices('loopback') },
    state: 'evaluated',
  },
  {
    name: 'two services, one behind the other: each rule takes what the other service returns',
    sections: before({ ...away, SenderIpRanges: '$egress' }, { SenderIpRanges: [signatureAddress] }),
    declared: { services: twoServices('loopback') },
    state: 'evaluated',
  },
  {
    name: 'two services: the routing rule takes only what the other service returns',
    sections: behind(away, {}, { SenderIpRanges: [signatureAddress] }),
    declared: { services: twoServices('loopback') },
    state: 'evaluated',
  },
  {
    name: 'whether the routing rule stops is lost',
    sections: behind(away, {}, { StopRuleProcessing: { deep: 1 } }),
    gaps: ['StopRuleProcessing'],
  },
  {
    name: 'whether the routing rule stops is lost, and an earlier rule does not',
    sections: {
      OutboundConnector: connectors,
      TransportRule: [
        transportRule({ Name: 'First', Priority: 0, ...away }),
        routeOutbound({ Priority: 2, StopRuleProcessing: { deep: 1 } }),
        transportRule({ Name: 'Last', Priority: 3, ...away }),
      ],
    },
    findings: [{ message: 'earlier', text: /\(First\)/ }],
    gaps: ['StopRuleProcessing'],
  },
  {
    name: 'whether the earlier rule stops is lost',
    sections: before({ ...away, StopRuleProcessing: { deep: 1 } }),
    gaps: ['StopRuleProcessing'],
  },
  {
    name: 'whether the later rule stops does not matter',
    sections: behind({ ...away, StopRuleProcessing: { deep: 1 } }),
    findings: [{ message: 'later' }],
  },
  { name: 'the state of the other rule is lost', sections: behind({ ...away, State: { deep: 1 } }), gaps: ['State'] },
  { name: 'a condition of the other rule is lost', sections: behind({ ...away, From: { deep: 1 } }), gaps: ['From'] },
  {
    name: 'the place of the other rule is lost',
    sections: behind({ ...away, Priority: { deep: 1 } }),
    gaps: ['Priority'],
  },
  {
    name: 'the connector of the other rule is lost',
    sections: behind({ ...away, [property]: { deep: 1 } }),
    gaps: [property],
  },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
