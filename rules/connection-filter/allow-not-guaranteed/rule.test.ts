import { expect, it } from 'vitest';
import { hostedConnectionFilterPolicy } from '../../../test/helpers/objects/hosted-connection-filter-policy.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const allowing = (IPAllowList: unknown, over: Record<string, unknown> = {}) => ({
  HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList, ...over })],
});
const found = { message: 'shared', subject: 'Default', property: 'IPAllowList', severity: 'info' } as const;

ruleTable(rule, [
  {
    name: 'as the guide asks',
    findings: [
      {
        ...found,
        text: /^Connection filter policy 'Default' allows 54\.208\.111\.28, .*107\.23\.152\.206, from where mxHERO delivers/,
      },
    ],
  },
  {
    name: 'a range with one of the addresses, beside others',
    sections: allowing(['192.0.2.1', '54.208.111.0/24']),
    findings: [{ ...found, text: /allows 54\.208\.111\.0\/24, from/, fix: /^no fix$/ }],
  },
  { name: 'none of the addresses', sections: allowing(['192.0.2.1', 'nonsense']), state: 'evaluated' },
  { name: 'nobody allowed', sections: allowing([]), state: 'evaluated' },
  { name: 'border', config: { inbound: 'border' }, findings: [found] },
  { name: 'outbound only', config: { inbound: 'none' }, state: 'not-applicable' },
  {
    name: 'a service with addresses for this tenant alone',
    config: { overrides: { egress: { shared: false } } },
    state: 'not-applicable',
  },
  {
    name: 'nobody has said whether the addresses are shared',
    config: { overrides: { egress: { shared: null } } },
    gaps: ['egress.shared'],
  },
  {
    name: 'a vendor whose addresses are not known',
    config: { overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
  },
  { name: 'list lost', sections: allowing('System.Object[]'), gaps: ['IPAllowList'] },
  {
    name: 'only other policies',
    sections: allowing([], { Name: 'Other' }),
    gaps: ['HostedConnectionFilterPolicy'],
  },
  { name: 'not exported', sections: { HostedConnectionFilterPolicy: null }, gaps: ['HostedConnectionFilterPolicy'] },
]);

it('connection-filter/allow-not-guaranteed points to the section of the guide that asks for the entries', () => {
  const [finding] = runScene([rule], {}).findings;
  expect(finding?.guide.map(({ section }) => section)).toContain('5.2');
});
