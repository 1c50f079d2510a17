import { egress, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { headerValue } from '../../../test/helpers/objects/header-value.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const processed = 'X-mxHero-Server';
const tenant = 'X-mxHero-Transport-Agent';
const byTenant = { ExceptIfHeaderMatchesMessageHeader: tenant, ExceptIfHeaderMatchesPatterns: ['$value'] };
const noWords = { ExceptIfHeaderContainsMessageHeader: null, ExceptIfHeaderContainsWords: null };

/** Another rule before the two routing rules. */
function before(over: Over, inbound: Over = {}, outbound: Over = {}) {
  return {
    TransportRule: [
      transportRule({ Name: 'Other', Priority: 0, ...over }),
      routeInbound({ Priority: 1, ...inbound }),
      routeOutbound({ Priority: 2, ...outbound }),
    ],
  };
}

/** Another rule behind them. */
function behind(over: Over, inbound: Over = {}) {
  return {
    TransportRule: [
      routeInbound({ Priority: 0, ...inbound }),
      routeOutbound({ Priority: 1 }),
      transportRule({ Name: 'Other', Priority: 2, ...over }),
    ],
  };
}

const strip = { HeaderMatchesMessageHeader: processed, HeaderMatchesPatterns: ['.'], RemoveHeader: processed };
const inboundOnly = { outbound: 'none' };

/** Rules that do no harm, by what they do. */
const harmless: Readonly<Record<string, Row['sections']>> = {
  guide: {},
  'excepts the addresses of the service': before({ ...strip, ExceptIfSenderIpRanges: '$egress' }),
  'excepts mail with the value, which is what the service returns': before({
    ...strip,
    ExceptIfHeaderContainsMessageHeader: processed,
    ExceptIfHeaderContainsWords: [headerValue.toUpperCase()],
  }),
  'removes an old value only': before({
    HeaderContainsMessageHeader: processed,
    HeaderContainsWords: ['$other'],
    RemoveHeader: processed,
  }),
  'acts on mail from other addresses only': before({ RemoveHeader: processed, SenderIpRanges: ['192.0.2.0/24'] }),
  'stops the rules, so that nothing looks at the header': before({ ...strip, StopRuleProcessing: true }),
  'strips the tenant header on exit from what the outbound rule does not route': behind({
    HeaderContainsMessageHeader: processed,
    HeaderContainsWords: [headerValue],
    RemoveHeader: tenant,
    SentToScope: 'NotInOrganization',
  }),
  'switched off': before({ ...strip, State: 'Disabled' }),
  'only audits': before({ ...strip, Mode: 'Audit' }),
  'removes a header of somebody else': before({ RemoveHeader: 'X-mxHero-Rule' }),
  'outbound standard: takes forged headers from senders inside': before({ ...strip, FromScope: 'InOrganization' }),
  'sets it on what comes from the service alone': before({
    SetHeaderName: processed,
    SetHeaderValue: '$value',
    SenderIpRanges: '$egress',
  }),
  'the routing rule stops': behind(
    { RemoveHeader: tenant, SentToScope: 'InOrganization' },
    { StopRuleProcessing: true },
  ),
  'stamps the same value later': behind({ SetHeaderName: tenant, SetHeaderValue: '$value' }),
  'removes the tenant header from what the service returns': behind({
    RemoveHeader: tenant,
    SenderIpRanges: '$egress',
  }),
  'removes it from what leaves the tenant for good': behind({ ...strip, SentToScope: 'NotInOrganization' }),
  'sets it to the value behind the routing rules': behind({ SetHeaderName: processed, SetHeaderValue: '$value' }),
  'a routing rule that removes what it does not take for processed': {
    TransportRule: [routeInbound({ RemoveHeader: processed }), routeOutbound()],
  },
};

/** The same where no outbound mail passes the service. */
const harmlessInbound: Readonly<Record<string, Row['sections']>> = {
  'acts on senders inside, which what returns inbound has not': before({ ...strip, FromScope: 'InOrganization' }),
  'acts on mail to outside only': before({ ...strip, SentToScope: 'NotInOrganization' }),
  'leaves out mail to inside': before({ ...strip, ExceptIfSentToScope: 'InOrganization' }),
  'acts on another domain than the routing rule': before(
    { ...strip, RecipientDomainIs: ['fabrikam.com'] },
    { RecipientDomainIs: ['contoso.com'] },
  ),
  'removes the tenant header before it is stamped; inbound the other one guards': before({ RemoveHeader: tenant }),
};

ruleTable(rule, [
  ...Object.entries(harmless).map(([name, sections = {}]): Row => ({ name, sections, state: 'evaluated' })),
  ...Object.entries(harmlessInbound).map(([name, sections = {}]): Row => ({
    name,
    sections,
    config: inboundOnly,
    state: 'evaluated',
  })),
  {
    name: 'strips the processed header from everything',
    sections: before(strip),
    findings: [
      {
        message: 'removes',
        subject: 'Other',
        property: 'RemoveHeader',
        severity: 'critical',
        text: /removes the header 'X-mxHero-Server' before rule 'Route inbound mail via mxHERO' looks at it/,
        fix: /Set-TransportRule -Identity 'Other' -ExceptIfSenderIpRanges \$l$/,
      },
    ],
  },
  {
    name: 'in another case',
    sections: before({ RemoveHeader: 'x-MXHERO-server' }),
    findings: [{ message: 'removes' }],
  },
  {
    name: 'excepts all but one of them',
    sections: before({ ...strip, ExceptIfSenderIpRanges: egress.slice(1) }),
    findings: [{ message: 'removes', severity: 'critical' }],
  },
  {
    name: 'excepts mail with another value',
    sections: before({
      ...strip,
      ExceptIfHeaderContainsMessageHeader: processed,
      ExceptIfHeaderContainsWords: ['$other'],
    }),
    findings: [{ message: 'removes' }],
  },
  {
    name: 'acts on mail from the service',
    sections: before({ RemoveHeader: processed, SenderIpRanges: ['54.0.0.0/8'] }),
    findings: [{ message: 'removes' }],
  },
  {
    name: 'outbound standard: what returns by accident loops',
    sections: before(
      { ...strip, SentToScope: 'NotInOrganization' },
      {},
      { ExceptIfHeaderMatchesMessageHeader: null, ExceptIfHeaderMatchesPatterns: null },
    ),
    findings: [{ message: 'removes', severity: 'high', text: /before rule 'Route outbound via mxHERO'/ }],
  },
  {
    name: 'outbound loopback',
    sections: before(
      { ...strip, FromScope: 'InOrganization' },
      {},
      { ExceptIfHeaderMatchesMessageHeader: null, ExceptIfHeaderMatchesPatterns: null },
    ),
    config: { inbound: 'none', outbound: 'loopback' },
    findings: [{ message: 'removes', severity: 'critical' }],
  },
  {
    name: 'the other header still guards',
    sections: before(strip, byTenant),
    config: inboundOnly,
    findings: [{ message: 'weakens', severity: 'medium' }],
  },
  {
    name: 'removes the tenant header, which alone guards',
    sections: before({ RemoveHeader: tenant }, { ...noWords, ...byTenant }),
    config: inboundOnly,
    findings: [{ message: 'removes', text: /'X-mxHero-Transport-Agent'/ }],
  },
  {
    name: 'the addresses of the service are excepted by the routing rule',
    sections: before(strip, { ...noWords, ExceptIfSenderIpRanges: '$egress' }),
    config: inboundOnly,
    findings: [{ message: 'weakens' }],
  },
  {
    name: 'sets the processed header to the value: mail counts as processed',
    sections: before({ SetHeaderName: processed, SetHeaderValue: '$value', FromScope: 'NotInOrganization' }),
    findings: [
      {
        message: 'sets',
        property: 'SetHeaderName',
        severity: 'high',
        text: /to value 1 before rule 'Route inbound mail via mxHERO'/,
        fix: /^Disable-TransportRule -Identity 'Other'$/,
      },
    ],
  },
  {
    name: 'sets the processed header, and something in the subject',
    sections: before({
      SetHeaderName: processed,
      SetHeaderValue: '$value',
      FromScope: 'NotInOrganization',
      PrependSubject: 'x',
    }),
    findings: [
      {
        message: 'sets',
        fix: /^Set-TransportRule -Identity 'Other' -SetHeaderName \$null -SetHeaderValue \$null$/,
      },
    ],
  },
  {
    name: 'sets it to another value: what returns is not recognized',
    sections: before({ SetHeaderName: processed, SetHeaderValue: 'yes' }),
    findings: [{ message: 'overwrites', severity: 'critical', text: /to value 2 before/ }],
  },
  {
    name: 'stamps the tenant header early, and the outbound rule takes that for processed',
    sections: before({ SetHeaderName: tenant, SetHeaderValue: '$value' }),
    findings: [{ message: 'sets', text: /before rule 'Route outbound via mxHERO'/ }],
  },
  {
    name: 'removes the stamp of a rule that does not stop',
    sections: behind({ RemoveHeader: tenant, SentToScope: 'InOrganization' }),
    findings: [
      {
        message: 'unstamps',
        severity: 'high',
        text: /after rule 'Route inbound mail via mxHERO' has stamped it/,
        fix: /^Disable-TransportRule -Identity 'Other'$/,
      },
    ],
  },
  {
    name: 'removes the stamp of a rule that does not stop, and sets a spam confidence level',
    sections: behind({ RemoveHeader: tenant, SentToScope: 'InOrganization', SetSCL: 5 }),
    findings: [{ message: 'unstamps', fix: /-RemoveHeader \$null$/ }],
  },
  {
    name: 'removes the tenant header with the value, which the routing rule has just stamped',
    sections: behind({
      HeaderMatchesMessageHeader: tenant,
      HeaderMatchesPatterns: [headerValue],
      RemoveHeader: tenant,
      SentToScope: 'NotInOrganization',
    }),
    findings: [{ message: 'unstamps', text: /after rule 'Route outbound via mxHERO'/ }],
  },
  {
    name: 'stamps another value later',
    sections: behind({ SetHeaderName: tenant, SetHeaderValue: '$other', SentToScope: 'InOrganization' }),
    findings: [{ message: 'unstamps' }],
  },
  {
    name: 'removes the processed header behind the routing rules',
    sections: behind(strip),
    findings: [{ message: 'removesLater', severity: 'medium' }],
  },
  {
    name: 'removes both headers in two rules: two findings',
    sections: {
      TransportRule: [
        transportRule({ Name: 'A', RemoveHeader: processed }),
        transportRule({ Name: 'B', RemoveHeader: tenant, SentToScope: 'NotInOrganization' }),
        routeInbound({ Priority: 1 }),
        routeOutbound({ Priority: 2 }),
      ],
    },
    findings: [
      { message: 'removes', subject: 'A' },
      { message: 'weakens', subject: 'B' },
    ],
  },
  { name: 'the header it removes is lost', sections: before({ RemoveHeader: { deep: 1 } }), gaps: ['RemoveHeader'] },
  { name: 'the header it sets is lost', sections: before({ SetHeaderName: { deep: 1 } }), gaps: ['SetHeaderName'] },
  {
    name: 'what it sets is lost',
    sections: before({ SetHeaderName: processed, SetHeaderValue: { deep: 1 } }),
    gaps: ['SetHeaderValue'],
  },
  { name: 'its state is lost', sections: before({ ...strip, State: { deep: 1 } }), gaps: ['State'] },
  {
    name: 'a condition of it is lost',
    sections: before({ ...strip, SenderIpRanges: { deep: 1 } }),
    gaps: ['SenderIpRanges'],
  },
  { name: 'vendor without known addresses', config: { overrides: { egress: { ipv4: null } } }, gaps: ['egress.ipv4'] },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
