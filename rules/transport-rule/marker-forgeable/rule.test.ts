import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { ruleBefore } from '../../../test/helpers/rule-order.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import { twoServices } from '../../../test/helpers/two-services.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const inbound = 'Route inbound mail via mxHERO';
const processed = 'X-mxHero-Server';
const tenant = 'X-mxHero-Transport-Agent';
const byTenant = { ExceptIfHeaderMatchesMessageHeader: tenant, ExceptIfHeaderMatchesPatterns: ['$value'] };
const noWords = { ExceptIfHeaderContainsMessageHeader: null, ExceptIfHeaderContainsWords: null };
const inward = { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' };

/** As the fix creates it. */
const strip = {
  HeaderMatchesMessageHeader: processed,
  HeaderMatchesPatterns: ['.'],
  ExceptIfSenderIpRanges: '$egress',
  RemoveHeader: processed,
};
const anyHeader = { HeaderMatchesMessageHeader: null, HeaderMatchesPatterns: null };

/** A rule that removes a header before the two routing rules. */
function before(over: Over, route: Over = {}) {
  return {
    TransportRule: ruleBefore({ Name: 'Strip', ...over }, route),
  };
}

function withPattern(pattern: string) {
  return before({ ...strip, HeaderMatchesPatterns: [pattern] });
}

/** Rules that let no forged header through. */
const safe: Readonly<Record<string, Row['sections']>> = {
  'the rule of the fix': before(strip),
  'in another case': before({
    ...strip,
    HeaderMatchesMessageHeader: processed.toLowerCase(),
    RemoveHeader: processed.toUpperCase(),
  }),
  'its header between blanks': before({ ...strip, HeaderMatchesMessageHeader: ` ${processed} ` }),
  'any text beside another': before({ ...strip, HeaderMatchesPatterns: ['$other', '.'] }),
  'any text, .*': withPattern('.*'),
  'any text, .+': withPattern('.+'),
  'any text, ^.+$': withPattern('^.+$'),
  'any text, a letter or digit': withPattern('\\w'),
  'the value, by a pattern': withPattern('$value'),
  'the value, by words': before({
    ...strip,
    ...anyHeader,
    HeaderContainsMessageHeader: processed,
    HeaderContainsWords: ['$value'],
  }),
  'without condition': before({ ...strip, ...anyHeader }),
  'with the scopes of mail from outside': before({ ...strip, ...inward }),
  'with the scopes, where the routing rule takes a group': before(
    { ...strip, ...inward },
    { SentToScope: null, SentToMemberOf: ['g@contoso.com'] },
  ),
  'leaves mail from inside alone': before({ ...strip, ExceptIfFromScope: 'InOrganization' }),
  'for the domain of the routing rule': before(
    { ...strip, RecipientDomainIs: ['contoso.com'] },
    { RecipientDomainIs: ['contoso.com'] },
  ),
  'by a condition on all other addresses': before({
    ...strip,
    ExceptIfSenderIpRanges: null,
    SenderIpRanges: ['0.0.0.0-255.255.255.255', '::/0'],
  }),
  'the routing rule excepts addresses alone': {
    TransportRule: [routeInbound({ ...noWords, ExceptIfSenderIpRanges: '$egress' }), routeOutbound()],
  },
  'the exception never holds, which is another finding': {
    TransportRule: [routeInbound({ ExceptIfHeaderContainsWords: ['$other'] }), routeOutbound()],
  },
};

/** Rules that let forged headers through. */
const unsafe: Readonly<Record<string, Row['sections']>> = {
  guide: {},
  'switched off': before({ ...strip, State: 'Disabled' }),
  'another header': before({ ...strip, RemoveHeader: tenant }),
  'sets the header instead of removing it': before({
    ...strip,
    RemoveHeader: null,
    SetHeaderName: processed,
    SetHeaderValue: 'forged',
  }),
  'looks at another header': before({ ...strip, HeaderMatchesMessageHeader: 'X-Other' }),
  'another value': withPattern('$other'),
  'mail of some senders': before({ ...strip, SenderDomainIs: ['fabrikam.com'] }),
  'another domain': before({ ...strip, RecipientDomainIs: ['fabrikam.com'] }, { RecipientDomainIs: ['contoso.com'] }),
  'mail from inside': before({ ...strip, FromScope: 'InOrganization' }),
  'mail to outside': before({ ...strip, SentToScope: 'NotInOrganization' }),
  'mail from some addresses': before({ ...strip, SenderIpRanges: ['198.51.100.0/24'] }),
  'all addresses but IPv6': before({ ...strip, SenderIpRanges: ['0.0.0.0/0'] }),
  'what carries the value is spared': before({
    ...strip,
    ExceptIfHeaderContainsMessageHeader: processed,
    ExceptIfHeaderContainsWords: ['$value'],
  }),
  'mail from outside is spared': before({ ...strip, ExceptIfFromScope: 'NotInOrganization' }),
};

const kept = { message: 'kept', subject: inbound, discriminator: 'processed' } as const;

ruleTable(rule, [
  ...Object.entries(safe).map(([name, sections = {}]): Row => ({ name, sections, state: 'evaluated' })),
  ...Object.entries(unsafe).map(([name, sections = {}]): Row => ({ name, sections, findings: [kept] })),
  {
    name: 'no rule removes the header: the fix does',
    findings: [
      {
        ...kept,
        property: 'ExceptIfHeaderContainsMessageHeader',
        severity: 'medium',
        text: /^Rule 'Route inbound mail via mxHERO' takes mail for processed when its header 'X-mxHero-Server' holds the value of mxHERO, and no earlier rule/,
        fix: /^New-TransportRule -Name 'Remove forged X-mxHero-Server' -Priority 0 -HeaderMatchesMessageHeader 'X-mxHero-Server' -HeaderMatchesPatterns '\.' -ExceptIfSenderIpRanges '3\.211\.77\.148',.*'107\.23\.152\.206' -RemoveHeader 'X-mxHero-Server'$/,
      },
    ],
  },
  {
    name: 'a rule of that name is there already',
    sections: before({ Name: 'remove forged x-mxhero-server', SetAuditSeverity: 'Low' }),
    findings: [{ ...kept, fix: /-Name 'Remove forged X-mxHero-Server 2'/ }],
  },
  {
    name: 'guarded by both headers: one finding each, with a rule each',
    sections: { TransportRule: [routeInbound(byTenant), routeOutbound()] },
    findings: [
      { ...kept, fix: /-RemoveHeader 'X-mxHero-Server'$/ },
      {
        message: 'kept',
        discriminator: 'tenant',
        property: 'ExceptIfHeaderMatchesMessageHeader',
        text: /its header 'X-mxHero-Transport-Agent'/,
        fix: /-Name 'Remove forged X-mxHero-Transport-Agent' .*-RemoveHeader 'X-mxHero-Transport-Agent'$/,
      },
    ],
  },
  {
    name: 'one of two headers is removed',
    sections: before(strip, byTenant),
    findings: [{ message: 'kept', discriminator: 'tenant' }],
  },
  {
    name: 'guarded by header and by addresses: either lets mail through',
    sections: { TransportRule: [routeInbound({ ExceptIfSenderIpRanges: '$egress' }), routeOutbound()] },
    findings: [kept],
  },
  {
    name: 'two routing rules with the same exception: one finding, on the first',
    sections: {
      TransportRule: [
        routeInbound({ Name: 'Second', Priority: 1 }),
        routeInbound({ Priority: 0, SentToMemberOf: ['g@contoso.com'] }),
      ],
    },
    findings: [{ ...kept, related: [/^Second, .*: Another routing rule with the same exception/] }],
  },
  {
    name: 'the routing rule writes the header in another case: the fix writes it as the service does',
    sections: {
      TransportRule: [
        routeInbound({
          ...byTenant,
          ExceptIfHeaderContainsMessageHeader: processed.toLowerCase(),
          ExceptIfHeaderMatchesMessageHeader: tenant.toLowerCase(),
        }),
        routeOutbound(),
      ],
    },
    findings: [
      { ...kept, text: /its header 'x-mxhero-server'/, fix: /-RemoveHeader 'X-mxHero-Server'$/ },
      {
        message: 'kept',
        discriminator: 'tenant',
        text: /its header 'x-mxhero-transport-agent'/,
        fix: /-RemoveHeader 'X-mxHero-Transport-Agent'$/,
      },
    ],
  },
  {
    name: 'two services: the fix spares the addresses of both',
    declared: { services: twoServices('loopback') },
    findings: [{ ...kept, fix: /'107\.23\.152\.206','192\.0\.2\.1' -RemoveHeader/ }],
  },
  {
    name: 'two services, of one the addresses are not known: no command',
    declared: {
      services: twoServices('loopback').map((one) =>
        'overrides' in one ? { ...one, overrides: { ...one.overrides, egress: { ipv4: null, published: [] } } } : one,
      ),
    },
    findings: [{ ...kept, fix: /^Remove the header first/ }],
  },
  {
    name: 'the value is not known: the header can be sent all the same',
    sections: { TransportRule: [routeInbound({ SetHeaderName: null, SetHeaderValue: null })] },
    config: { outbound: 'none', headerValue: null },
    findings: [kept],
  },
  {
    name: 'the routing rule is inactive and the only one of its direction: one step lower',
    sections: { TransportRule: [routeInbound({ State: 'Disabled' }), routeOutbound()] },
    findings: [{ ...kept, severity: 'low' }],
  },
  {
    name: 'a pattern of which nobody can tell what it leaves',
    sections: withPattern('^[0-9a-f]+$'),
    gaps: ['HeaderMatchesPatterns'],
  },
  {
    name: 'what it removes is lost',
    sections: before({ ...strip, RemoveHeader: { deep: 1 } }),
    gaps: ['RemoveHeader'],
  },
  {
    name: 'what it sets does not matter',
    sections: before({ ...strip, SetHeaderName: { deep: 1 } }),
    state: 'evaluated',
  },
  { name: 'its state is lost', sections: before({ ...strip, State: { deep: 1 } }), gaps: ['State'] },
  { name: 'its place is lost', sections: before({ ...strip, Priority: { deep: 1 } }), gaps: ['Priority'] },
  { name: 'a condition of it is lost', sections: before({ ...strip, From: { deep: 1 } }), gaps: ['From'] },
  {
    name: 'an exception of it is lost',
    sections: before({ ...strip, ExceptIfFrom: { deep: 1 } }),
    gaps: ['ExceptIfFrom'],
  },
  {
    name: 'the exception of the routing rule is lost',
    sections: { TransportRule: [routeInbound({ ExceptIfHeaderContainsWords: { deep: 1 } }), routeOutbound()] },
    gaps: ['ExceptIfHeaderContainsWords'],
  },
  {
    name: 'the addresses that the routing rule excepts are lost: its header can be sent all the same',
    sections: { TransportRule: [routeInbound({ ExceptIfSenderIpRanges: { deep: 1 } }), routeOutbound()] },
    findings: [kept],
  },
  {
    name: 'a routing rule without direction',
    sections: {
      OutboundConnector: [],
      TransportRule: [routeInbound({ FromScope: null, SentToScope: null })],
    },
    config: { inbound: 'loopback', outbound: 'none' },
    gaps: ['FromScope'],
    why: /^undetermined Neither its scopes nor its connector say/,
  },
  { name: 'outbound rules alone', sections: { TransportRule: [routeOutbound()] }, state: 'evaluated' },
  { name: 'vendor without known addresses', config: { overrides: { egress: { ipv4: null } } }, gaps: ['egress.ipv4'] },
  {
    name: 'vendor without header',
    config: { overrides: { headers: { processed: null } } },
    gaps: ['headers.processed'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'border: no rule routes', config: { inbound: 'border' }, state: 'not-applicable' },
]);
