import { expect, it } from 'vitest';
import { arcConfig } from '../../../test/helpers/objects/arc-config.ts';
import { hostedConnectionFilterPolicy } from '../../../test/helpers/objects/hosted-connection-filter-policy.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const trusting = (ArcTrustedSealers: unknown) => ({ ArcConfig: [arcConfig({ ArcTrustedSealers })] });
const allowing = (IPAllowList: unknown, over: Record<string, unknown> = {}) => ({
  HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList, ...over })],
});
const found = { message: 'masked', subject: 'Default', property: 'IPAllowList', severity: 'info' } as const;

ruleTable(rule, [
  {
    name: 'as the guide asks: trusted and allowed',
    findings: [
      {
        ...found,
        text: /^Connection filter policy 'Default' allows 54\.208\.111\.28, .*, from where mxHERO delivers, .* the seal of 'mxhero\.com' is trusted, compauth=pass reason=130,/,
        fix: /^no fix$/,
      },
    ],
  },
  {
    name: 'a range with one address, the sealer in one text with others',
    sections: { ...trusting('sealer.example.com, MxHero.com.'), ...allowing(['192.0.2.1', '54.208.111.0/24']) },
    findings: [{ ...found, text: /allows 54\.208\.111\.0\/24, from/ }],
  },
  { name: 'not trusted', sections: trusting(['sealer.example.com']), state: 'evaluated' },
  { name: 'nothing trusted', sections: { ArcConfig: [] }, state: 'evaluated' },
  { name: 'not allowed', sections: allowing(['192.0.2.1', 'nonsense']), state: 'evaluated' },
  { name: 'border', config: { inbound: 'border' }, findings: [found] },
  { name: 'outbound only', config: { inbound: 'none' }, state: 'not-applicable' },
  { name: 'whom the tenant trusts is lost', sections: trusting(7), gaps: ['ArcTrustedSealers'] },
  {
    name: 'whom it trusts is lost, and nothing is allowed',
    sections: { ...trusting(7), ...allowing([]) },
    state: 'evaluated',
  },
  { name: 'whom it allows is lost', sections: allowing(7), gaps: ['IPAllowList'] },
  {
    name: 'whom it allows is lost, and the sealer is not trusted',
    sections: { ...trusting([]), ...allowing(7) },
    state: 'evaluated',
  },
  {
    name: 'only other policies',
    sections: allowing([], { Name: 'Other' }),
    gaps: ['HostedConnectionFilterPolicy'],
  },
  {
    name: 'only other policies, and the sealer is not trusted',
    sections: { ...trusting([]), ...allowing([], { Name: 'Other' }) },
    state: 'evaluated',
  },
  {
    name: 'not exported',
    sections: { ArcConfig: null, HostedConnectionFilterPolicy: null },
    gaps: ['ArcConfig', 'HostedConnectionFilterPolicy'],
  },
  { name: 'vendor that does not seal', config: { overrides: { arc: { sealer: 'none' } } }, state: 'not-applicable' },
  { name: 'vendor without a known sealer', config: { overrides: { arc: { sealer: null } } }, gaps: ['arc.sealer'] },
  {
    name: 'a vendor whose addresses are not known',
    config: { overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
  },
]);

it('arc/verdict-masked rests on an assumption, and points to the sealers too', () => {
  const [finding] = runScene([rule], {}).findings;
  expect(finding?.confidence).toBe('medium');
  expect(finding?.related.map(({ subject }) => subject.kind)).toEqual(['ArcConfig']);
});
