import { remoteDomain } from '../../../test/helpers/objects/remote-domain.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const domains = (...overs: Record<string, unknown>[]) => ({ RemoteDomain: overs.map((over) => remoteDomain(over)) });

ruleTable(rule, [
  { name: 'never TNEF', state: 'evaluated' },
  {
    name: 'null: nobody has set it',
    sections: domains({ TNEFEnabled: null }),
    findings: [
      {
        message: 'undecided',
        subject: 'Default',
        property: 'TNEFEnabled',
        severity: 'high',
        text: /^Remote domain 'Default' leaves TNEF/,
        fix: /^Set-RemoteDomain -Identity 'Default' -TNEFEnabled \$false$/,
      },
    ],
  },
  {
    name: 'always TNEF',
    sections: domains({ TNEFEnabled: true }),
    findings: [{ message: 'on', severity: 'high', text: /every message as TNEF/ }],
  },
  {
    name: 'the default entry is known by its domain, whatever its name',
    sections: domains({ Name: 'Standard', DomainName: ' * ', TNEFEnabled: null }),
    findings: [{ message: 'undecided', subject: 'Standard', fix: /-Identity 'Standard'/ }],
  },
  {
    name: 'other remote domains are not judged here',
    sections: domains(
      {},
      { Name: 'Fabrikam', DomainName: 'fabrikam.com', TNEFEnabled: true },
      { Name: 'Sub', DomainName: '*.example.com', TNEFEnabled: null },
    ),
    state: 'evaluated',
  },
  { name: 'value lost', sections: domains({ TNEFEnabled: 'perhaps' }), gaps: ['TNEFEnabled'] },
  { name: 'value not exported', sections: domains({ TNEFEnabled: undefined }), gaps: ['TNEFEnabled'] },
  {
    name: 'no entry is known to be the default one',
    sections: domains({ DomainName: undefined, TNEFEnabled: true }),
    gaps: ['DomainName'],
  },
  {
    name: 'an entry without a known domain beside the default one',
    sections: domains({}, { Name: 'Odd', DomainName: { a: 1 }, TNEFEnabled: true }),
    state: 'evaluated',
  },
  {
    name: 'only specific entries: the default one was left out',
    sections: domains({ Name: 'Fabrikam', DomainName: 'fabrikam.com' }),
    gaps: ['RemoteDomain'],
  },
  { name: 'no entries at all', sections: { RemoteDomain: [] }, gaps: ['RemoteDomain'] },
  { name: 'not exported', sections: { RemoteDomain: null }, gaps: ['RemoteDomain'] },
  {
    name: 'outbound only',
    sections: domains({ TNEFEnabled: null }),
    config: { inbound: 'none' },
    findings: [{ message: 'undecided' }],
  },
  { name: 'no mail goes through the service', config: { inbound: 'none', outbound: 'none' }, state: 'not-applicable' },
  { name: 'a vendor that does not mind', config: { overrides: { tnefOff: false } }, state: 'not-applicable' },
  { name: 'a vendor of whom it is not known', config: { overrides: { tnefOff: null } }, gaps: ['tnefOff'] },
]);
