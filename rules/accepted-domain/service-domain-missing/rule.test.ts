import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const accepted = (...domains: readonly object[]) => ({
  AcceptedDomain: domains.map((domain) => acceptedDomain({ ...domain })),
});
const named = (name: unknown, over: object = {}) => ({ Name: String(name), DomainName: name, ...over });
const declares = (...domains: readonly string[]) => ({
  domains: Object.fromEntries(domains.map((domain) => [domain, {}])),
});

ruleTable(rule, [
  { name: 'accepted', state: 'evaluated' },
  {
    name: 'letters and dots do not matter',
    sections: accepted(named('CONTOSO.com.')),
    config: declares('Contoso.com'),
    state: 'evaluated',
  },
  {
    name: 'any type of accepted domain will do',
    sections: accepted(named('contoso.com', { DomainType: 'ExternalRelay' })),
    state: 'evaluated',
  },
  {
    name: 'not accepted',
    config: declares('contoso.com', 'fabrikam.com'),
    findings: [
      {
        message: 'missing',
        subject: 'fabrikam.com',
        severity: 'high',
        text: /^Domain 'fabrikam\.com' is declared for mxHERO, but is no accepted domain of the tenant\./,
        fix: /Add the domain to the tenant and verify it/,
      },
    ],
  },
  {
    name: 'misspelt',
    config: declares('contosso.com'),
    findings: [{ message: 'misspelt', subject: 'contosso.com', severity: 'high', text: /while 'contoso\.com' is\./ }],
  },
  {
    name: 'tenant without accepted domains',
    sections: { AcceptedDomain: [] },
    findings: [{ message: 'missing', subject: 'contoso.com' }],
  },
  {
    name: 'sub-domain of a domain that accepts them',
    sections: accepted(named('contoso.com', { MatchSubDomains: true })),
    config: declares('emea.contoso.com'),
    state: 'evaluated',
  },
  {
    name: 'sub-domain by wildcard',
    sections: accepted(named('*.contoso.com')),
    config: declares('a.emea.contoso.com'),
    state: 'evaluated',
  },
  {
    name: 'a wildcard does not hold the domain itself',
    sections: accepted(named('*.contoso.com')),
    findings: [{ message: 'missing', subject: 'contoso.com' }],
  },
  {
    name: 'sub-domain of a domain that does not accept them',
    sections: accepted(named('contoso.com', { MatchSubDomains: false })),
    config: declares('emea.contoso.com'),
    findings: [{ message: 'missing', subject: 'emea.contoso.com' }],
  },
  {
    name: 'whether sub-domains are accepted is not known',
    sections: accepted(named('contoso.com', { MatchSubDomains: undefined })),
    config: declares('contoso.com', 'emea.contoso.com'),
    gaps: ['MatchSubDomains'],
    state: 'not-evaluated',
  },
  {
    name: 'an unread name may be the missing one',
    sections: accepted(named('contoso.com'), named(['x'])),
    config: declares('contoso.com', 'fabrikam.com'),
    gaps: ['DomainName'],
  },
  {
    name: 'a list that was read in part proves no absence',
    sections: { AcceptedDomain: [acceptedDomain(named('contoso.com')), null as never] },
    config: declares('contoso.com', 'fabrikam.com'),
    gaps: ['AcceptedDomain'],
    state: 'not-evaluated',
  },
  { name: 'no dashboard declared', config: { domains: null }, gaps: ['dashboard fields'], state: 'not-evaluated' },
  { name: 'accepted domains not exported', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'] },
  { name: 'both directions none', config: { inbound: 'none', outbound: 'none' }, state: 'not-applicable' },
]);
