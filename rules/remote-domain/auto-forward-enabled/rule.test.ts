import { expect, it } from 'vitest';
import { remoteDomain } from '../../../test/helpers/objects/remote-domain.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const domains = (...overs: Record<string, unknown>[]) => ({ RemoteDomain: overs.map((over) => remoteDomain(over)) });
const found = { message: 'on', subject: 'Default', property: 'AutoForwardEnabled', severity: 'low' } as const;

ruleTable(rule, [
  { name: 'off', state: 'evaluated' },
  {
    name: 'on',
    sections: domains({ AutoForwardEnabled: true }),
    findings: [
      {
        ...found,
        text: /^Remote domain 'Default' lets mailboxes forward mail to anybody outside automatically\./,
        fix: /^Set-RemoteDomain -Identity 'Default' -AutoForwardEnabled \$false$/,
      },
    ],
  },
  {
    name: 'the default entry is known by its domain, whatever its name',
    sections: domains({ Name: "It's \u001b[31mred", DomainName: ' * ', AutoForwardEnabled: true }),
    findings: [{ ...found, subject: "It's \u001b[31mred" }],
  },
  {
    name: 'on for a partner only',
    sections: domains({}, { Name: 'Fabrikam', DomainName: 'fabrikam.com', AutoForwardEnabled: true }),
    state: 'evaluated',
  },
  {
    name: 'on for everybody, off for a partner',
    sections: domains({ Name: 'Fabrikam', DomainName: 'fabrikam.com' }, { AutoForwardEnabled: true }),
    findings: [found],
  },
  {
    name: 'no service in the path',
    sections: domains({ AutoForwardEnabled: true }),
    config: { inbound: 'none', outbound: 'none' },
    findings: [found],
  },
  { name: 'value not exported', sections: domains({ AutoForwardEnabled: undefined }), gaps: ['AutoForwardEnabled'] },
  { name: 'value lost', sections: domains({ AutoForwardEnabled: 'perhaps' }), gaps: ['AutoForwardEnabled'] },
  {
    name: 'no entry is known to be the default one',
    sections: domains({ DomainName: undefined, AutoForwardEnabled: true }),
    gaps: ['DomainName'],
  },
  {
    name: 'only specific entries: the default one was left out',
    sections: domains({ Name: 'Fabrikam', DomainName: 'fabrikam.com' }),
    gaps: ['RemoteDomain'],
  },
  { name: 'not exported', sections: { RemoteDomain: null }, gaps: ['RemoteDomain'] },
]);

it('remote-domain/auto-forward-enabled has a person look for mailboxes that forward, and names the controls', () => {
  const [finding] = runScene([rule], { sections: domains({ AutoForwardEnabled: true }) }).findings;
  expect(finding?.fix).toMatchObject({ safety: 'review', title: /^Switch automatic forwarding off/ });
  expect(finding?.controls).toEqual(['6.2.1', 'MS.EXO.1.1v2']);
});
