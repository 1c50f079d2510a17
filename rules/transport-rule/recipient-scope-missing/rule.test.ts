import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const inbound = 'Route inbound mail via mxHERO';
const outbound = 'Route outbound via mxHERO';
const rules = (...TransportRule: Record<string, unknown>[]) => ({ TransportRule });
const inboundBy = (over: Record<string, unknown>) =>
  rules(routeInbound({ SentToScope: null, ...over }), routeOutbound());
const outboundBy = (over: Record<string, unknown>) =>
  rules(routeInbound(), routeOutbound({ SentToScope: null, ...over }));
const accepted = (...domains: Record<string, unknown>[]) => ({
  AcceptedDomain: domains.map((over) => acceptedDomain(over)),
});
const contoso = { Name: 'contoso.com', DomainName: 'contoso.com' };

ruleTable(rule, [
  { name: 'both scopes as the guide says', state: 'evaluated' },
  {
    name: 'inbound rule without recipient scope',
    sections: inboundBy({}),
    findings: [
      {
        message: 'inbound',
        subject: inbound,
        property: 'SentToScope',
        severity: 'high',
        text: /^Rule 'Route inbound mail via mxHERO' routes inbound mail to mxHERO without/,
        fix: /^Set-TransportRule -Identity 'Route inbound mail via mxHERO' -SentToScope 'InOrganization'$/,
      },
    ],
  },
  {
    name: 'outbound rule of the PowerShell text: no recipient scope',
    sections: outboundBy({}),
    findings: [
      {
        message: 'outbound',
        subject: outbound,
        property: 'SentToScope',
        severity: 'high',
        fix: /-SentToScope 'NotInOrganization'$/,
      },
    ],
  },
  {
    name: 'inbound: a group (selective routing)',
    sections: inboundBy({ SentToMemberOf: ['g@contoso.com'] }),
    state: 'evaluated',
  },
  { name: 'inbound: recipients by address', sections: inboundBy({ SentTo: ['a@contoso.com'] }), state: 'evaluated' },
  {
    name: 'inbound: an accepted domain',
    sections: inboundBy({ RecipientDomainIs: ['CONTOSO.com.'] }),
    state: 'evaluated',
  },
  {
    name: 'inbound: the initial domain is accepted too',
    sections: inboundBy({ RecipientDomainIs: ['contoso.onmicrosoft.com'] }),
    state: 'evaluated',
  },
  {
    name: 'inbound: a sub-domain of a domain that accepts them',
    sections: {
      ...inboundBy({ RecipientDomainIs: ['mail.contoso.com'] }),
      ...accepted({ ...contoso, MatchSubDomains: true }),
    },
    state: 'evaluated',
  },
  {
    name: 'inbound: a domain of others among the own ones',
    sections: inboundBy({ RecipientDomainIs: ['contoso.com', 'fabrikam.com'] }),
    findings: [
      {
        message: 'foreign',
        subject: inbound,
        property: 'RecipientDomainIs',
        severity: 'high',
        text: /no mail for fabrikam\.com\./,
        fix: /-SentToScope 'InOrganization'/,
      },
    ],
  },
  {
    name: 'inbound: a sub-domain that is not accepted, and an external relay domain',
    sections: {
      ...inboundBy({ RecipientDomainIs: ['mail.contoso.com', 'example.com'] }),
      ...accepted(contoso, { Name: 'example.com', DomainName: 'example.com', DomainType: 'ExternalRelay' }),
    },
    findings: [{ message: 'foreign', text: /mail\.contoso\.com, example\.com/ }],
  },
  {
    name: 'inbound: domains, but accepted domains not exported',
    sections: { ...inboundBy({ RecipientDomainIs: ['contoso.com'] }), AcceptedDomain: null },
    gaps: ['AcceptedDomain'],
  },
  {
    name: 'inbound: whether sub-domains are accepted is not known',
    sections: {
      ...inboundBy({ RecipientDomainIs: ['mail.contoso.com'] }),
      ...accepted({ ...contoso, MatchSubDomains: null }),
    },
    gaps: ['MatchSubDomains'],
  },
  {
    name: 'accepted domains do not matter to a rule with scopes',
    sections: { AcceptedDomain: null },
    state: 'evaluated',
  },
  {
    name: 'outbound: a group or an address is no substitute',
    sections: outboundBy({ SentTo: ['partner@fabrikam.com'], SentToMemberOf: ['g@contoso.com'] }),
    findings: [{ message: 'outbound' }],
  },
  {
    name: 'outbound: recipients inside excepted amount to the scope',
    sections: outboundBy({ ExceptIfSentToScope: 'InOrganization' }),
    state: 'evaluated',
  },
  {
    name: 'a condition on any recipient instead, inbound',
    sections: inboundBy({ AnyOfToHeaderMemberOf: ['g@contoso.com'] }),
    findings: [
      { message: 'anyOf', property: 'AnyOfToHeaderMemberOf', severity: 'low', fix: /-SentToScope 'InOrganization'/ },
    ],
  },
  {
    name: 'a condition on any recipient instead, outbound',
    sections: outboundBy({ AnyOfRecipientAddressContainsWords: ['fabrikam.com'] }),
    findings: [{ message: 'anyOf', property: 'AnyOfRecipientAddressContainsWords', severity: 'low' }],
  },
  {
    name: 'a condition on any recipient beside the scope',
    sections: rules(routeInbound({ AnyOfToHeader: ['a@contoso.com'] }), routeOutbound()),
    state: 'evaluated',
  },
  {
    name: 'from outside to outside',
    sections: inboundBy({
      SentToScope: 'NotInOrganization',
      SentToMemberOf: ['g@contoso.com'],
      AnyOfToHeader: ['a@contoso.com'],
    }),
    findings: [{ message: 'inbound' }],
  },
  { name: 'scope lost', sections: inboundBy({ SentToScope: 7 }), gaps: ['SentToScope'] },
  {
    name: 'groups and domains lost',
    sections: inboundBy({ SentToMemberOf: 'System.Object[]', RecipientDomainIs: 'System.Object[]' }),
    gaps: ['RecipientDomainIs', 'SentToMemberOf'],
  },
  {
    name: 'a lost group does not matter beside known recipients',
    sections: inboundBy({ SentToMemberOf: 'System.Object[]', SentTo: ['a@contoso.com'] }),
    state: 'evaluated',
  },
  {
    name: 'a disabled rule is judged one step lower when its direction has no other',
    sections: outboundBy({ State: 'Disabled' }),
    findings: [{ message: 'outbound', severity: 'medium' }],
  },
  {
    name: 'neither scopes nor connector tell the direction',
    sections: inboundBy({ FromScope: null, RouteMessageOutboundConnector: 'Gone' }),
    gaps: ['FromScope'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
