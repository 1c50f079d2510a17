import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const accepted = (...domains: readonly object[]) => ({
  AcceptedDomain: domains.map((domain) => acceptedDomain({ ...domain })),
});
const contoso = { Name: 'contoso.com', DomainName: 'contoso.com' };
const named = (name: string, over: object = {}) => ({ Name: name, DomainName: name, ...over });

ruleTable(rule, [
  { name: 'the one domain is declared; the initial domain need not be', state: 'evaluated' },
  {
    name: 'a second domain is not in the dashboard',
    sections: accepted(contoso, named('example.com')),
    findings: [
      {
        message: 'missing',
        subject: 'example.com',
        severity: 'high',
        text: /'example\.com' is not declared to be in the dashboard of mxHERO/,
        fix: /add the domain/,
      },
    ],
  },
  {
    name: 'letters, trailing dots and other spellings do not matter',
    sections: accepted(named('Contoso.COM.')),
    state: 'evaluated',
  },
  {
    name: 'a sub-domain that is accepted has an entry of its own',
    sections: accepted(contoso, named('emea.contoso.com', { DomainType: 'InternalRelay' })),
    findings: [{ message: 'missing', subject: 'emea.contoso.com' }],
  },
  {
    name: 'a domain whose mail lies elsewhere is out of scope',
    sections: accepted(contoso, named('example.com', { DomainType: 'ExternalRelay' })),
    state: 'evaluated',
  },
  {
    name: 'declared scope leaves other domains out',
    sections: accepted(contoso, named('example.com')),
    declared: { domains: ['contoso.com'] },
    state: 'evaluated',
  },
  {
    name: 'declared scope names a domain that the dashboard lacks',
    declared: { domains: ['contoso.com', 'fabrikam.com'] },
    findings: [{ message: 'missing', subject: 'fabrikam.com' }],
  },
  {
    name: 'several domains, each once, in order',
    sections: accepted(named('fabrikam.com'), named('example.com'), contoso),
    findings: [
      { message: 'missing', subject: 'example.com' },
      { message: 'missing', subject: 'fabrikam.com' },
    ],
  },
  { name: 'no dashboard declared', config: { domains: null }, gaps: ['dashboard fields'], state: 'not-evaluated' },
  {
    name: 'an empty list of domains declares nothing',
    config: { domains: {} },
    gaps: ['dashboard fields'],
    state: 'not-evaluated',
  },
  { name: 'accepted domains not exported', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'] },
  { name: 'both directions none', config: { inbound: 'none', outbound: 'none' }, state: 'not-applicable' },
]);
