import { headerValue } from '../../../test/helpers/objects/header-value.ts';
import { egress, routeInbound, routeOutbound, tenantHeader } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const rules = (...TransportRule: Record<string, unknown>[]) => ({ TransportRule });
const inboundWith = (over: Record<string, unknown>) => ({ sections: rules(routeInbound(over), routeOutbound()) });
const outboundWith = (over: Record<string, unknown>) => ({ sections: rules(routeInbound(), routeOutbound(over)) });
const exclude = (over: Record<string, readonly string[]>) => ({ config: { exclude: over } });

ruleTable(rule, [
  {
    name: 'a declared sender',
    ...outboundWith({ ExceptIfFrom: ['SMTP:Newsletter@contoso.com'] }),
    ...exclude({ senders: ['newsletter@contoso.com'] }),
    state: 'evaluated',
  },
  {
    name: 'part of it declared: the fix leaves that',
    ...outboundWith({ ExceptIfFrom: ['ceo@contoso.com', 'newsletter@contoso.com'] }),
    ...exclude({ senders: ['newsletter@contoso.com'] }),
    findings: [
      { message: 'exception', text: /\(ceo@contoso\.com\)/, fix: /-notin 'ceo@contoso\.com' \}.*-ExceptIfFrom \$l$/ },
    ],
  },
  {
    name: 'a declared domain covers those below it and their addresses',
    ...inboundWith({ ExceptIfSenderDomainIs: ['mail.fabrikam.com'], ExceptIfFrom: ['a@fabrikam.com'] }),
    ...exclude({ senders: ['@Fabrikam.com'] }),
    state: 'evaluated',
  },
  {
    name: 'words and patterns that spell a declared address',
    ...inboundWith({
      ExceptIfRecipientAddressContainsWords: ['@example.com'],
      ExceptIfRecipientAddressMatchesPatterns: ['^bob@contoso\\.com$'],
    }),
    ...exclude({ recipients: ['example.com', 'bob@contoso.com'] }),
    state: 'evaluated',
  },
  {
    name: 'a declared group',
    ...inboundWith({ ExceptIfSentToMemberOf: ['vip@contoso.com'] }),
    ...exclude({ recipients: ['vip@contoso.com'] }),
    state: 'evaluated',
  },
  {
    name: 'a group is not covered by its domain',
    ...inboundWith({ ExceptIfSentToMemberOf: ['vip@contoso.com'] }),
    ...exclude({ recipients: ['contoso.com'] }),
    findings: [{ message: 'exception', property: 'ExceptIfSentToMemberOf' }],
  },
  {
    name: 'declared for the other side',
    ...inboundWith({ ExceptIfSentTo: ['bob@contoso.com'] }),
    ...exclude({ senders: ['bob@contoso.com'] }),
    findings: [{ message: 'exception', property: 'ExceptIfSentTo' }],
  },
  {
    name: 'a pattern that takes more than what is declared',
    ...inboundWith({ ExceptIfRecipientAddressMatchesPatterns: ['bob'] }),
    ...exclude({ recipients: ['bob@contoso.com'] }),
    findings: [{ message: 'exception' }],
  },

  {
    name: 'an exception for the addresses of the service is a loop guard',
    ...inboundWith({ ExceptIfSenderIpRanges: egress }),
    state: 'evaluated',
  },
  {
    name: 'other addresses beside them',
    ...inboundWith({ ExceptIfSenderIpRanges: [...egress, '203.0.113.7', 'anywhere'] }),
    findings: [
      {
        message: 'exception',
        property: 'ExceptIfSenderIpRanges',
        text: /\(203\.0\.113\.7, anywhere\)/,
        fix: /-notin '203\.0\.113\.7','anywhere'/,
      },
    ],
  },
  {
    name: 'blocks that hold the addresses of the service: the addresses stay, since they may be the only guard',
    ...inboundWith({ ExceptIfSenderIpRanges: egress.map((address) => address.replace(/\d+$/, '0/24')) }),
    findings: [
      {
        message: 'exception',
        fix: /\+ '3\.211\.77\.148',.*'107\.23\.152\.206' \| Where-Object \{ \$_ -and \$_ -notin .*'54\.208\.111\.0\/24'.* -ExceptIfSenderIpRanges \$l$/,
      },
    ],
  },
  {
    name: 'a block that adds nothing to the addresses beside it: nothing to put back',
    ...inboundWith({ ExceptIfSenderIpRanges: [...egress, '54.208.111.0/24'] }),
    findings: [
      { message: 'exception', fix: /ExceptIfSenderIpRanges\) \| Where-Object .* -notin '54\.208\.111\.0\/24'/ },
    ],
  },
  {
    name: 'addresses of strangers alone',
    ...inboundWith({ ExceptIfSenderIpRanges: ['203.0.113.0/24'] }),
    findings: [{ message: 'exception', fix: /-ExceptIfSenderIpRanges \$null$/ }],
  },
  {
    name: 'two guards',
    ...inboundWith({ ExceptIfHeaderMatchesMessageHeader: tenantHeader, ExceptIfHeaderMatchesPatterns: [headerValue] }),
    state: 'evaluated',
  },
  {
    name: 'a guard with a misspelt header is reported elsewhere',
    ...inboundWith({ ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Servers' }),
    state: 'evaluated',
  },
  {
    name: 'an exception on another header',
    ...inboundWith({ ExceptIfHeaderMatchesMessageHeader: 'X-Contoso', ExceptIfHeaderMatchesPatterns: ['yes'] }),
    findings: [
      {
        message: 'exception',
        property: 'ExceptIfHeaderMatchesMessageHeader',
        text: /\(X-Contoso\)/,
        fix: /-ExceptIfHeaderMatchesMessageHeader \$null -ExceptIfHeaderMatchesPatterns \$null$/,
      },
    ],
  },
  {
    name: 'automatic replies and calendar mail are better left alone',
    sections: rules(
      routeInbound({ ExceptIfMessageTypeMatches: 'Calendaring' }),
      routeOutbound({ ExceptIfMessageTypeMatches: 'OOF' }),
    ),
    state: 'evaluated',
  },
  {
    name: 'other types are mail in scope',
    ...inboundWith({ ExceptIfMessageTypeMatches: 'Signed' }),
    findings: [{ message: 'exception', property: 'ExceptIfMessageTypeMatches' }],
  },
  {
    name: 'an exception for the other side says what the scope says',
    ...inboundWith({ ExceptIfFromScope: 'InOrganization', ExceptIfSentToScope: 'NotInOrganization' }),
    state: 'evaluated',
  },
  {
    name: 'an exception for the very scope',
    ...inboundWith({ ExceptIfSentToScope: 'InOrganization' }),
    findings: [{ message: 'exception', property: 'ExceptIfSentToScope', text: /\(InOrganization\)/ }],
  },
  {
    name: 'an exception on content',
    ...inboundWith({ ExceptIfSubjectContainsWords: ['[secure]'] }),
    findings: [{ message: 'exception', fix: /-ExceptIfSubjectContainsWords \$null$/ }],
  },
  {
    name: 'the service has no header: an exception on one leaves mail out',
    ...inboundWith({}),
    config: { headerValue: null, overrides: { headers: { tenant: 'none', processed: 'none' } } },
    findings: [
      { message: 'exception', subject: 'Route inbound mail via mxHERO' },
      { message: 'exception', subject: 'Route outbound via mxHERO' },
      { message: 'exception', subject: 'Route outbound via mxHERO' },
    ],
  },
]);
