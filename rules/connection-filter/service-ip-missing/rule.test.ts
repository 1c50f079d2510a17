import { hostedConnectionFilterPolicy } from '../../../test/helpers/objects/hosted-connection-filter-policy.ts';
import { egress } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const allowing = (IPAllowList: unknown, over: Record<string, unknown> = {}) => ({
  HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList, ...over })],
});
const others = egress.filter((address) => address !== '3.211.77.148');

ruleTable(rule, [
  { name: 'all addresses allowed', state: 'evaluated' },
  {
    name: 'in another order, doubled, with others beside them',
    sections: allowing([...egress.toReversed(), egress[0], '203.0.113.9']),
    state: 'evaluated',
  },
  {
    name: 'as blocks and ranges, host bits set',
    sections: allowing([
      '54.208.111.9/24',
      '54.236.184.32',
      '54.165.252.0-54.165.253.255',
      '3.211.77.148/31',
      '52.22.51.97/32',
      '54.209.222.0/24',
      '107.23.152.206',
    ]),
    state: 'evaluated',
  },
  {
    name: 'one address missing',
    sections: allowing(others),
    findings: [
      {
        message: 'missing',
        subject: 'Default',
        property: 'IPAllowList',
        severity: 'high',
        text: /^Connection filter policy 'Default' does not allow 3\.211\.77\.148, from where mxHERO delivers\./,
        fix: /^Set-HostedConnectionFilterPolicy -Identity Default -IPAllowList @\{Add='3\.211\.77\.148'\}$/,
      },
    ],
  },
  {
    name: 'nobody allowed: all are missing, in ascending order',
    sections: allowing([]),
    findings: [
      {
        message: 'missing',
        text: /allow 3\.211\.77\.148, 52\.22\.51\.97, 54\.165\.252\.128, /,
        fix: /@\{Add='3\.211\.77\.148','52\.22\.51\.97',.*'107\.23\.152\.206'\}/,
      },
    ],
  },
  {
    name: 'entries that cannot be read allow nobody',
    sections: allowing([...others, '3.211.77.148/33', '3.211.77.l48']),
    findings: [{ message: 'missing', text: /allow 3\.211\.77\.148,/ }],
  },
  {
    name: 'a wide range of the vendor is proposed in blocks that the list takes',
    sections: allowing([]),
    config: { overrides: { egress: { ipv4: ['203.0.112.0/23'], ipv6: ['2001:db8::1'] } } },
    findings: [{ message: 'missing', fix: /@\{Add='203\.0\.112\.0\/24','203\.0\.113\.0\/24'\}$/ }],
  },
  { name: 'list lost', sections: allowing('System.Object[]'), gaps: ['IPAllowList'] },
  {
    name: 'an export without the mark: the name tells the default policy',
    sections: allowing(others, { IsDefault: undefined, Name: 'default' }),
    findings: [{ message: 'missing' }],
  },
  {
    name: 'only other policies',
    sections: allowing(others, { Name: 'Other' }),
    gaps: ['HostedConnectionFilterPolicy'],
  },
  { name: 'no policy', sections: { HostedConnectionFilterPolicy: [] }, gaps: ['HostedConnectionFilterPolicy'] },
  { name: 'not exported', sections: { HostedConnectionFilterPolicy: null }, gaps: ['HostedConnectionFilterPolicy'] },
  { name: 'border', sections: allowing(others), config: { inbound: 'border' }, findings: [{ message: 'missing' }] },
  { name: 'outbound only', sections: allowing([]), config: { inbound: 'none' }, state: 'not-applicable' },
  {
    name: 'a vendor that does not ask for it',
    sections: allowing([]),
    config: { overrides: { ipAllowList: 'none' } },
    state: 'not-applicable',
  },
  {
    name: 'a vendor that forbids it',
    sections: allowing([]),
    config: { overrides: { ipAllowList: 'forbidden' } },
    state: 'not-applicable',
  },
  {
    name: 'a vendor of whom it is not known',
    sections: allowing([]),
    config: { overrides: { ipAllowList: null } },
    gaps: ['ipAllowList'],
  },
  {
    name: 'a vendor whose addresses are not known',
    sections: allowing([]),
    config: { overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
  },
]);
