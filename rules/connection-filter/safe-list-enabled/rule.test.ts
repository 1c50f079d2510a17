import { expect, it } from 'vitest';
import { hostedConnectionFilterPolicy } from '../../../test/helpers/objects/hosted-connection-filter-policy.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const policies = (...overs: Record<string, unknown>[]) => ({
  HostedConnectionFilterPolicy: overs.map((over) => hostedConnectionFilterPolicy(over)),
});
const found = { message: 'on', subject: 'Default', property: 'EnableSafeList', severity: 'medium' } as const;

ruleTable(rule, [
  { name: 'off', state: 'evaluated' },
  {
    name: 'on',
    sections: policies({ EnableSafeList: true }),
    findings: [
      {
        ...found,
        text: /^Connection filter policy 'Default' lets senders of Microsoft's safe list pass\./,
        fix: /^Set-HostedConnectionFilterPolicy -Identity Default -EnableSafeList \$false$/,
      },
    ],
  },
  {
    name: 'on in the default policy, off in another',
    sections: policies({ Name: 'Other' }, { EnableSafeList: true }),
    findings: [found],
  },
  {
    name: 'on in a policy that does not count',
    sections: policies({}, { Name: 'Other', EnableSafeList: true }),
    state: 'evaluated',
  },
  {
    name: 'an export without the mark: the name tells the default policy',
    sections: policies({ IsDefault: undefined, Name: 'DEFAULT', EnableSafeList: true }),
    findings: [{ ...found, subject: 'DEFAULT' }],
  },
  {
    name: 'no service in the path',
    sections: policies({ EnableSafeList: true }),
    config: { inbound: 'none', outbound: 'none' },
    findings: [found],
  },
  {
    name: 'not exported in older exports',
    sections: policies({ EnableSafeList: undefined }),
    gaps: ['EnableSafeList'],
  },
  { name: 'null says nothing', sections: policies({ EnableSafeList: null }), gaps: ['EnableSafeList'] },
  { name: 'only other policies', sections: policies({ Name: 'Other' }), gaps: ['HostedConnectionFilterPolicy'] },
  { name: 'no policy', sections: policies(), gaps: ['HostedConnectionFilterPolicy'] },
  {
    name: 'section not exported',
    sections: { HostedConnectionFilterPolicy: null },
    gaps: ['HostedConnectionFilterPolicy'],
  },
]);

it('connection-filter/safe-list-enabled names the controls', () => {
  const [finding] = runScene([rule], { sections: policies({ EnableSafeList: true }) }).findings;
  expect(finding?.controls).toEqual(['2.1.13', 'MS.SECURITYSUITE.8.2v1']);
});
