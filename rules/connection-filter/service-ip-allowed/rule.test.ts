import { describe, expect, it } from 'vitest';
import { hostedConnectionFilterPolicy } from '../../../test/helpers/objects/hosted-connection-filter-policy.ts';
import { egress } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import { signatureAddress, twoServices } from '../../../test/helpers/two-services.ts';
import rule from './rule.ts';

const allowing = (IPAllowList: unknown, over: Record<string, unknown> = {}) => ({
  HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList, ...over })],
});
const found = { subject: 'Default', property: 'IPAllowList', severity: 'medium' } as const;

ruleTable(rule, [
  {
    name: 'all addresses, as the guide asks',
    findings: [
      {
        ...found,
        message: 'asked',
        text: /^Connection filter policy 'Default' allows 54\.208\.111\.28, .*, 107\.23\.152\.206, from where mxHERO delivers\. .* the guide of mxHERO asks/,
        fix: /^Set-HostedConnectionFilterPolicy -Identity Default -IPAllowList @\{Remove='54\.208\.111\.28',.*,'107\.23\.152\.206'\}$/,
      },
    ],
  },
  { name: 'nobody allowed', sections: allowing([]), state: 'evaluated' },
  {
    name: 'one of them, in two forms, beside others',
    sections: allowing(['54.208.111.28/32', '192.0.2.1', '54.208.111.28']),
    findings: [
      {
        ...found,
        message: 'asked',
        text: /allows 54\.208\.111\.28\/32, 54\.208\.111\.28, from/,
        fix: /@\{Remove='54\.208\.111\.28\/32','54\.208\.111\.28'\}$/,
      },
    ],
  },
  {
    name: 'a range that reaches beyond is reported as such elsewhere',
    sections: allowing(['54.208.111.0/24', '54.208.0.0/16']),
    state: 'evaluated',
  },
  {
    name: 'a range of the service and a declared address: the latter stays',
    sections: allowing(['3.211.77.148/31']),
    declared: { allow: { addresses: ['3.211.77.149'] } },
    findings: [{ ...found, message: 'asked', fix: /@\{Add='3\.211\.77\.149'; Remove='3\.211\.77\.148\/31'\}$/ }],
  },
  {
    name: 'a range that the service publishes',
    sections: allowing(['203.0.113.4']),
    config: { overrides: { egress: { published: ['203.0.113.0/28'] } } },
    findings: [{ ...found, message: 'asked', text: /allows 203\.0\.113\.4, from/ }],
  },
  {
    name: 'an IPv6 address of the service',
    sections: allowing(['2001:db8::1']),
    config: { overrides: { egress: { ipv6: ['2001:db8::1'] } } },
    findings: [{ ...found, message: 'asked' }],
  },
  ...(['none', 'forbidden', null] as const).map((ipAllowList) => ({
    name: `a vendor whose guide does not ask for it: ${ipAllowList}`,
    sections: allowing([egress[0]]),
    config: { overrides: { ipAllowList } },
    findings: [
      {
        ...found,
        message: 'allowed',
        text: /^Connection filter policy 'Default' allows 54\.208\.111\.28, from where mxHERO delivers\. .*; Microsoft, CIS and CISA advise/,
        fix: /@\{Remove='54\.208\.111\.28'\}$/,
      },
    ],
  })),
  {
    name: 'a policy with another name',
    sections: allowing([egress[0]], { Name: "It's \u001b[31mred", IsDefault: true }),
    findings: [{ message: 'asked', subject: "It's \u001b[31mred", fix: /-Identity Default / }],
  },
  { name: 'outbound only', config: { inbound: 'none' }, findings: [{ message: 'asked' }] },
  { name: 'border', config: { inbound: 'border' }, findings: [{ message: 'asked' }] },
  { name: 'list lost', sections: allowing('System.Object[]'), gaps: ['IPAllowList'] },
  { name: 'no policy', sections: { HostedConnectionFilterPolicy: [] }, gaps: ['HostedConnectionFilterPolicy'] },
  {
    name: 'only other policies',
    sections: allowing(egress, { Name: 'Other' }),
    gaps: ['HostedConnectionFilterPolicy'],
  },
  { name: 'not exported', sections: { HostedConnectionFilterPolicy: null }, gaps: ['HostedConnectionFilterPolicy'] },
  {
    name: 'a vendor whose addresses are not known',
    config: { overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
  },
]);

describe('connection-filter/service-ip-allowed', () => {
  const fixOf = (overrides: Readonly<Record<string, unknown>>) =>
    runScene([rule], { sections: allowing([egress[0]]), config: { overrides } }).findings.map(({ fix }) => fix);

  it('names what the fix takes from the guide, and leaves it to a person', () => {
    expect(fixOf({})).toMatchObject([{ safety: 'review', title: /leaves open what the guide of mxHERO asks for/ }]);
    const [plain] = fixOf({ ipAllowList: 'none' });
    expect(plain?.title).not.toContain('guide');
    expect(plain?.safety).toBe('review');
  });

  it('names the controls, and the rule that asks for the opposite', () => {
    const [finding] = runScene([rule], {}).findings;
    expect(finding?.controls).toEqual(['2.1.12', 'MS.SECURITYSUITE.8.1v1']);
    expect(rule.conflictsWith).toEqual(['connection-filter/service-ip-missing']);
  });

  it('tells of each service its own addresses', () => {
    const sections = allowing(['3.211.77.148', signatureAddress]);
    const { findings } = runScene([rule], { sections, declared: { services: twoServices('standard') } });
    expect(findings.map(({ service, message }) => [service, message.data['entries']])).toEqual([
      ['mxhero', ['3.211.77.148']],
      ['signatures', [signatureAddress]],
    ]);
  });

  it('of an entry with addresses of two services leaves the other one on the list', () => {
    const [guide, other] = twoServices('standard');
    const neighbor = { ...other, overrides: { egress: { ipv4: ['3.211.77.149'], published: [] } } };
    const sections = allowing(['3.211.77.148/31']);
    const { findings } = runScene([rule], { sections, declared: { services: [guide, neighbor] } });
    expect(findings.map(({ service, fix }) => [service, fix?.command])).toEqual([
      ['mxhero', expect.stringContaining("@{Add='3.211.77.149'; Remove='3.211.77.148/31'}")],
      ['signatures', expect.stringContaining("@{Add='3.211.77.148'; Remove='3.211.77.148/31'}")],
    ]);
  });
});
