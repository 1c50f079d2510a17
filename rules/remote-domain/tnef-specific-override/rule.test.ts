import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { remoteDomain } from '../../../test/helpers/objects/remote-domain.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const beside = (...overs: Record<string, unknown>[]) => ({
  RemoteDomain: [{}, ...overs].map((over) => remoteDomain(over)),
});
const fabrikam = { Name: 'Fabrikam', DomainName: 'fabrikam.com' };

ruleTable(rule, [
  { name: 'the default entry alone', state: 'evaluated' },
  {
    name: 'another entry that switches TNEF off as well',
    sections: beside({ ...fabrikam, TNEFEnabled: false }),
    state: 'evaluated',
  },
  {
    name: 'an entry that switches it on',
    sections: beside({ ...fabrikam, TNEFEnabled: true }),
    findings: [
      {
        message: 'on',
        subject: 'Fabrikam',
        property: 'TNEFEnabled',
        severity: 'medium',
        text: /^Remote domain 'Fabrikam' sends every message to fabrikam\.com as TNEF\./,
        fix: /^Set-RemoteDomain -Identity 'Fabrikam' -TNEFEnabled \$false$/,
      },
    ],
  },
  {
    name: 'an entry that leaves it open, as new ones do',
    sections: beside({ Name: 'Sub', DomainName: '*.example.com', TNEFEnabled: null }),
    findings: [{ message: 'undecided', subject: 'Sub', severity: 'medium', text: /\*\.example\.com/ }],
  },
  {
    name: 'each entry by itself',
    sections: beside(
      { ...fabrikam, TNEFEnabled: null },
      { Name: 'Example', DomainName: 'example.com', TNEFEnabled: true },
    ),
    findings: [
      { message: 'undecided', subject: 'Fabrikam' },
      { message: 'on', subject: 'Example' },
    ],
  },
  {
    name: 'the entries of a hybrid organization: mail to own domains does not leave through the service',
    sections: beside(
      { Name: 'Hybrid Domain - contoso.com', DomainName: 'Contoso.com', TNEFEnabled: true },
      { Name: 'Hybrid Domain - service', DomainName: 'fabrikam.mail.example.com', IsInternal: true, TNEFEnabled: true },
    ),
    state: 'evaluated',
  },
  {
    name: 'names below an accepted domain are own where that takes them too',
    sections: {
      ...beside({ Name: 'Sub', DomainName: '*.fabrikam.com', TNEFEnabled: null }),
      AcceptedDomain: [acceptedDomain({ Name: 'fabrikam.com', DomainName: 'fabrikam.com', MatchSubDomains: true })],
    },
    state: 'evaluated',
  },
  {
    name: 'names below an accepted domain may be of others',
    sections: beside({ Name: 'Sub', DomainName: '*.contoso.com', TNEFEnabled: null }),
    findings: [{ message: 'undecided', subject: 'Sub' }],
  },
  {
    name: 'accepted domains not exported, internal or not lost: nothing says that the domain is own',
    sections: {
      ...beside({ Name: 'Hybrid', DomainName: 'contoso.com', IsInternal: 'perhaps', TNEFEnabled: true }),
      AcceptedDomain: null,
    },
    findings: [{ message: 'on', subject: 'Hybrid' }],
  },
  {
    name: 'the default entry is judged elsewhere',
    sections: { RemoteDomain: [remoteDomain({ TNEFEnabled: null })] },
    state: 'evaluated',
  },
  {
    name: 'value lost hides no other entry',
    sections: beside(
      { ...fabrikam, TNEFEnabled: 'perhaps' },
      { Name: 'Example', DomainName: 'example.com', TNEFEnabled: true },
    ),
    findings: [{ message: 'on', subject: 'Example' }],
    gaps: ['TNEFEnabled'],
  },
  {
    name: 'domain lost',
    sections: beside({ ...fabrikam, DomainName: { a: 1 }, TNEFEnabled: null }),
    gaps: ['DomainName'],
  },
  {
    name: 'domain lost of an entry that switches TNEF off',
    sections: beside({ ...fabrikam, DomainName: { a: 1 } }),
    state: 'evaluated',
  },
  {
    name: 'two entries with one name are addressed by Guid',
    sections: beside({ ...fabrikam, TNEFEnabled: true }, { ...fabrikam, Guid: '11111111-2222-4333-8444-555555555555' }),
    findings: [{ message: 'on', fix: /-Identity '[0-9a-f-]{36}' -TNEFEnabled/ }],
  },
  { name: 'not exported', sections: { RemoteDomain: null }, gaps: ['RemoteDomain'] },
  { name: 'no mail goes through the service', config: { inbound: 'none', outbound: 'none' }, state: 'not-applicable' },
  { name: 'a vendor that does not mind', config: { overrides: { tnefOff: false } }, state: 'not-applicable' },
]);
