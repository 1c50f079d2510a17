import { describe, expect, it } from 'vitest';
import { hostedConnectionFilterPolicy } from '../../../test/helpers/objects/hosted-connection-filter-policy.ts';
import { egress } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const lists = (IPBlockList: unknown, IPAllowList: unknown = [], over: Record<string, unknown> = {}) => ({
  HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPBlockList, IPAllowList, ...over })],
});
const refused = { message: 'refused', subject: 'Default', property: 'IPBlockList', severity: 'critical' } as const;
const outweighed = { ...refused, message: 'outweighed', severity: 'low' } as const;

ruleTable(rule, [
  { name: 'nobody blocked', state: 'evaluated' },
  { name: 'others blocked', sections: lists(['192.0.2.0/24', 'nonsense', '2001:db8::1']), state: 'evaluated' },
  {
    name: 'an address of the service blocked and not allowed',
    sections: lists(['192.0.2.1', '54.208.111.28'], ['54.236.184.32']),
    findings: [
      {
        ...refused,
        text: /^Connection filter policy 'Default' blocks 54\.208\.111\.28, from where mxHERO delivers, and does not allow them\./,
        fix: /^Set-HostedConnectionFilterPolicy -Identity Default -IPBlockList @\{Remove='54\.208\.111\.28'\}$/,
      },
    ],
  },
  {
    name: 'blocked and allowed: the allow list wins',
    sections: lists(['54.208.111.28'], egress),
    findings: [
      {
        ...outweighed,
        text: /^Connection filter policy 'Default' blocks 54\.208\.111\.28, .* and allows them as well\./,
        fix: /-IPBlockList @\{Remove='54\.208\.111\.28'\}$/,
      },
    ],
  },
  {
    name: 'of a blocked range, one address is not allowed',
    sections: lists(['54.165.252.128-54.165.252.130', '54.165.253.193/32'], ['54.165.253.0/24']),
    findings: [
      {
        ...refused,
        text: /blocks 54\.165\.252\.128, from/,
        fix: /@\{Add='54\.165\.252\.129','54\.165\.252\.130'; Remove='54\.165\.252\.128-54\.165\.252\.130','54\.165\.253\.193\/32'\}$/,
      },
    ],
  },
  {
    name: 'the rest of a block stays blocked, but for what another entry blocks',
    sections: lists(['54.208.111.28/31', '54.236.184.32/30', '54.236.184.35']),
    findings: [
      {
        ...refused,
        text: /blocks 54\.208\.111\.28, 54\.236\.184\.32, from/,
        fix: /@\{Add='54\.208\.111\.29','54\.236\.184\.33','54\.236\.184\.34'; Remove='54\.208\.111\.28\/31','54\.236\.184\.32\/30'\}$/,
      },
    ],
  },
  {
    name: 'a block of /24',
    sections: lists(['54.208.111.0/24']),
    findings: [{ ...refused, fix: /Add=.*'54\.208\.111\.128\/25'; Remove/ }],
  },
  {
    name: 'a wider one is replaced by hand',
    sections: lists(['54.208.110.0/23', '54.236.184.32']),
    findings: [{ ...refused, text: /54\.208\.111\.28, 54\.236\.184\.32/, fix: /^Replace the ranges by blocks/ }],
  },
  {
    name: 'an IPv6 address of the service',
    sections: lists(['2001:db8::/64']),
    config: { overrides: { egress: { ipv6: ['2001:db8::1'] } } },
    findings: [{ ...refused, text: /blocks 2001:db8::1, from/ }],
  },
  {
    name: 'blocked, and whom the policy allows is lost',
    sections: lists(['54.208.111.28'], 'System.Object[]'),
    gaps: ['IPAllowList'],
  },
  { name: 'nobody blocked, whom it allows is lost', sections: lists([], 'System.Object[]'), state: 'evaluated' },
  { name: 'whom it blocks is lost', sections: lists(7), gaps: ['IPBlockList'] },
  { name: 'border', sections: lists([egress[0]]), config: { inbound: 'border' }, findings: [refused] },
  {
    name: 'outbound loopback',
    sections: lists([egress[0]]),
    config: { inbound: 'none', outbound: 'loopback' },
    findings: [refused],
  },
  { name: 'nothing returns', sections: lists([egress[0]]), config: { inbound: 'none' }, state: 'not-applicable' },
  {
    name: 'a vendor whose addresses are not known',
    sections: lists([egress[0]]),
    config: { overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
  },
  {
    name: 'only other policies',
    sections: lists([egress[0]], [], { Name: 'Other' }),
    gaps: ['HostedConnectionFilterPolicy'],
  },
  { name: 'not exported', sections: { HostedConnectionFilterPolicy: null }, gaps: ['HostedConnectionFilterPolicy'] },
]);

describe('connection-filter/service-ip-blocked', () => {
  it('has the vendor confirm an address that it no longer publishes', () => {
    const dns = { '_spf.mxhero.com': { TXT: ['v=spf1 ip4:54.236.184.32 -all'] } };
    const [finding] = runScene([rule], { sections: lists(['54.208.111.28']), dns }).findings;
    expect(finding?.fix).toMatchObject({ safety: 'review', title: /^First confirm with the vendor/ });
  });

  it('has it confirmed also for one that is allowed, since that is unblocked too', () => {
    const dns = { '_spf.mxhero.com': { TXT: ['v=spf1 ip4:54.236.184.32 -all'] } };
    const sections = lists(['54.208.111.28', '54.236.184.32'], ['54.208.111.28']);
    const [finding] = runScene([rule], { sections, dns }).findings;
    expect(finding?.message.data['addresses']).toEqual(['54.236.184.32']);
    expect(finding?.fix?.title).toContain('54.208.111.28');
  });

  it('is safe where the service publishes the address', () => {
    const [finding] = runScene([rule], { sections: lists(['54.208.111.28']) }).findings;
    expect(finding?.fix).toMatchObject({ safety: 'safe', title: /^Take the addresses of the service off/ });
  });

  it('leaves wide ranges to a person', () => {
    const [finding] = runScene([rule], { sections: lists(['54.0.0.0/8']) }).findings;
    expect(finding?.fix).toMatchObject({ safety: 'review', title: /^Replace the ranges by blocks/ });
  });
});
