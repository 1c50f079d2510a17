import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { headerValue } from '../../../test/helpers/objects/header-value.ts';
import {
  egress,
  recipientsGroup,
  routeInbound,
  routeInboundSelective,
  routeOutbound,
  routeOutboundSelective,
  sendersGroup,
  tenantHeader,
} from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const inbound = 'Route inbound mail via mxHERO';
const outbound = 'Route outbound via mxHERO';
const rules = (...TransportRule: Record<string, unknown>[]) => ({ TransportRule });
const inboundWith = (over: Record<string, unknown>) => ({ sections: rules(routeInbound(over), routeOutbound()) });
const outboundWith = (over: Record<string, unknown>) => ({ sections: rules(routeInbound(), routeOutbound(over)) });
const twoDomains = ['contoso.com', 'fabrikam.com'].map((name) => acceptedDomain({ Name: name, DomainName: name }));
const exclude = (over: Record<string, readonly string[]>) => ({ config: { exclude: over } });
const domainRules = (...domains: readonly string[]) => [
  ...domains.map((domain, index) =>
    routeInbound({ Name: `Inbound ${domain}`, Priority: index, RecipientDomainIs: [domain] }),
  ),
  ...domains.map((domain, index) =>
    routeOutbound({ Name: `Outbound ${domain}`, Priority: 9 + index, SenderDomainIs: [domain] }),
  ),
];

ruleTable(rule, [
  { name: 'the rules of the guide', state: 'evaluated' },
  {
    name: 'the selective rules of the guide',
    sections: rules(routeInboundSelective(), routeOutboundSelective()),
    state: 'evaluated',
  },
  {
    name: 'the selective rules, groups declared',
    sections: rules(routeInboundSelective(), routeOutboundSelective()),
    config: { groups: { recipients: [recipientsGroup.toUpperCase()], senders: ['other@contoso.com', sendersGroup] } },
    state: 'evaluated',
  },
  {
    name: 'another group than the declared one',
    sections: rules(routeInboundSelective({ SentToMemberOf: ['pilot@contoso.com'] }), routeOutbound()),
    config: { groups: { recipients: [recipientsGroup] } },
    findings: [
      {
        message: 'group',
        property: 'SentToMemberOf',
        severity: 'medium',
        text: /only for the members of 'pilot@contoso\.com', which the configuration does not declare/,
        fix: /-SentToMemberOf \$null -SentToScope 'InOrganization'$/,
      },
    ],
  },
  {
    name: 'a group beside the scope: the scope stays as it is',
    ...inboundWith({ SentToMemberOf: ['pilot@contoso.com'] }),
    config: { groups: { recipients: [recipientsGroup] } },
    findings: [{ message: 'group', fix: /-SentToMemberOf \$null$/ }],
  },
  {
    name: 'a group of the wrong side',
    ...inboundWith({ FromMemberOf: [sendersGroup] }),
    findings: [{ message: 'condition', subject: inbound, property: 'FromMemberOf', fix: /-FromMemberOf \$null$/ }],
  },
  {
    name: 'a condition on the whole message in place of the scope, which has to come back',
    ...inboundWith({ SentToScope: null, AnyOfToHeaderMemberOf: ['all@contoso.com'] }),
    findings: [{ message: 'condition', fix: /-AnyOfToHeaderMemberOf \$null -SentToScope 'InOrganization'$/ }],
  },
  {
    name: 'a condition on senders in place of the scope',
    ...outboundWith({ FromScope: null, From: ['alice@contoso.com'] }),
    findings: [{ message: 'condition', property: 'From', fix: /-From \$null -FromScope 'InOrganization'$/ }],
  },
  {
    name: 'recipients are left out by scope already',
    ...inboundWith({ SentToScope: null, ExceptIfSentToScope: 'NotInOrganization', SentTo: ['alice@contoso.com'] }),
    findings: [{ message: 'condition', fix: /-SentTo \$null$/ }],
  },
  {
    name: 'a condition on content',
    ...inboundWith({ SubjectContainsWords: ['invoice', 'order'] }),
    findings: [
      {
        message: 'condition',
        subject: inbound,
        property: 'SubjectContainsWords',
        severity: 'medium',
        text: /^Rule 'Route inbound mail via mxHERO' routes inbound mail to mxHERO only if SubjectContainsWords holds \(invoice, order\)\./,
        fix: /^Set-TransportRule -Identity 'Route inbound mail via mxHERO' -SubjectContainsWords \$null$/,
      },
    ],
  },
  {
    name: 'each condition by itself: switch, number, choice, size',
    ...outboundWith({
      AttachmentHasExecutableContent: true,
      SCLOver: 0,
      WithImportance: 'High',
      MessageSizeOver: '1 MB (1,048,576 bytes)',
    }),
    findings: [
      {
        message: 'condition',
        property: 'AttachmentHasExecutableContent',
        text: /\(true\)/,
        fix: /-AttachmentHasExecutableContent \$false$/,
      },
      { message: 'condition', property: 'MessageSizeOver', text: /\(1 MB \(1,048,576 bytes\)\)/ },
      { message: 'condition', property: 'SCLOver', text: /\(0\)/ },
      { message: 'condition', property: 'WithImportance', text: /\(High\)/ },
    ],
  },
  {
    name: 'a pair is one condition; of a header only the name is shown',
    ...inboundWith({ HeaderContainsMessageHeader: 'X-Contoso', HeaderContainsWords: [headerValue] }),
    findings: [
      {
        message: 'condition',
        property: 'HeaderContainsMessageHeader',
        text: /\(X-Contoso\)/,
        fix: /-HeaderContainsMessageHeader \$null -HeaderContainsWords \$null$/,
      },
    ],
  },
  {
    name: 'a pair of groups shows both',
    ...inboundWith({ BetweenMemberOf1: ['a@contoso.com'], BetweenMemberOf2: ['b@contoso.com'] }),
    findings: [
      {
        message: 'condition',
        property: 'BetweenMemberOf1',
        text: /\(a@contoso\.com, b@contoso\.com\)/,
        fix: /-BetweenMemberOf1 \$null -BetweenMemberOf2 \$null$/,
      },
    ],
  },
  {
    name: 'a header of the service as condition is reported elsewhere',
    ...inboundWith({ HeaderContainsMessageHeader: tenantHeader.toLowerCase(), HeaderContainsWords: [headerValue] }),
    state: 'evaluated',
  },
  {
    name: 'unset conditions: null, false, empty lists',
    ...inboundWith({
      From: [],
      SentTo: [''],
      HasNoClassification: false,
      SCLOver: null,
      HasClassification: '',
      SentToMemberOf: null,
      Conditions: ['A.FromScopePredicate', 'A.SentToScopePredicate'],
    }),
    state: 'evaluated',
  },
  {
    name: 'recipients one by one',
    ...inboundWith({ SentToScope: null, SentTo: ['alice@contoso.com'] }),
    findings: [{ message: 'condition', property: 'SentTo' }],
  },
  {
    name: 'a condition on addresses',
    ...inboundWith({ SenderIpRanges: egress }),
    findings: [{ message: 'condition', property: 'SenderIpRanges' }],
  },

  {
    name: 'an exception that nobody declared',
    ...outboundWith({ ExceptIfFrom: ['ceo@contoso.com', 'newsletter@contoso.com'] }),
    findings: [
      {
        message: 'exception',
        subject: outbound,
        property: 'ExceptIfFrom',
        severity: 'medium',
        text: /^Rule 'Route outbound via mxHERO' leaves out outbound mail by ExceptIfFrom \(ceo@contoso\.com, newsletter@contoso\.com\)\./,
        fix: /^Set-TransportRule -Identity 'Route outbound via mxHERO' -ExceptIfFrom \$null$/,
      },
    ],
  },
  {
    name: 'a pair of rules for each domain',
    sections: { ...rules(...domainRules('contoso.com', 'FABRIKAM.com')), AcceptedDomain: twoDomains },
    state: 'evaluated',
  },
  {
    name: 'a domain without rules',
    sections: { ...rules(...domainRules('contoso.com')), AcceptedDomain: twoDomains },
    findings: [
      {
        message: 'domains',
        subject: 'Inbound contoso.com',
        property: 'RecipientDomainIs',
        severity: 'medium',
        text: /for fabrikam\.com\./,
      },
      { message: 'domains', subject: 'Outbound contoso.com', property: 'SenderDomainIs' },
    ],
  },
  {
    name: 'a domain whose rule is disabled',
    sections: {
      ...rules(
        routeInbound({ Name: 'A', RecipientDomainIs: ['contoso.com'] }),
        routeInbound({ Name: 'B', RecipientDomainIs: ['fabrikam.com'], State: 'Disabled' }),
        routeOutbound(),
      ),
      AcceptedDomain: twoDomains,
    },
    findings: [{ message: 'domains', subject: 'A', text: /fabrikam\.com/ }],
  },
  {
    name: 'a domain that is left out on purpose',
    sections: { ...rules(...domainRules('contoso.com')), AcceptedDomain: twoDomains },
    ...exclude({ recipients: ['fabrikam.com'], senders: ['@fabrikam.com'] }),
    state: 'evaluated',
  },
  {
    name: 'one rule for a domain, another for the rest',
    sections: {
      ...rules(
        routeInbound({ Name: 'A', RecipientDomainIs: ['fabrikam.com'] }),
        routeInbound({ ExceptIfRecipientDomainIs: ['fabrikam.com'] }),
        routeOutbound(),
      ),
      AcceptedDomain: twoDomains,
    },
    state: 'evaluated',
  },
  {
    name: 'domains of the wrong side',
    ...inboundWith({ SenderDomainIs: ['fabrikam.com'] }),
    findings: [{ message: 'condition', property: 'SenderDomainIs' }],
  },
  {
    name: 'domains, but accepted domains not exported',
    sections: { ...rules(...domainRules('contoso.com')), AcceptedDomain: null },
    gaps: ['AcceptedDomain'],
  },
  {
    name: 'domains, held against the declared ones',
    sections: { ...rules(...domainRules('contoso.com')), AcceptedDomain: null },
    declared: { domains: ['contoso.com'] },
    state: 'evaluated',
  },
  {
    name: 'the domains of a rule are lost',
    ...inboundWith({ RecipientDomainIs: 'System.Object[]' }),
    gaps: ['RecipientDomainIs'],
  },

  {
    name: 'a condition that the export lists but does not show',
    ...inboundWith({ Conditions: ['A.FromScopePredicate', 'A.SentToScopePredicate', 'A.MoonPhasePredicate'] }),
    gaps: ['Conditions'],
  },
  {
    name: 'an exception that the export lists but does not show',
    ...inboundWith({ Exceptions: ['A.HeaderContainsPredicate', 'A.MoonPhasePredicate'] }),
    gaps: ['Exceptions'],
  },
  {
    name: 'lost values hide nothing',
    ...inboundWith({ From: 'System.Object[]', SCLOver: 5 }),
    findings: [{ message: 'condition', property: 'SCLOver' }],
    gaps: ['From'],
  },
  {
    name: 'an older export: the list of classes answers for it',
    ...inboundWith({ ContentMatchesPrompt: undefined, ExceptIfContentMatchesPrompt: undefined }),
    state: 'evaluated',
  },
  {
    name: 'an export without that list either',
    ...inboundWith({ ContentMatchesPrompt: undefined, Conditions: undefined }),
    gaps: ['Conditions'],
  },
  {
    name: 'a disabled rule is judged one step lower when its direction has no other',
    ...inboundWith({ SCLOver: 5, State: 'Disabled' }),
    findings: [{ message: 'condition', severity: 'low' }],
  },
  {
    name: 'neither scopes nor connector tell the direction',
    ...inboundWith({ FromScope: null, SentToScope: null, RouteMessageOutboundConnector: 'Gone' }),
    gaps: ['FromScope'],
  },
  {
    name: 'the profile does not know the header of the service',
    config: { overrides: { headers: { processed: null } } },
    gaps: ['headers.processed'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
