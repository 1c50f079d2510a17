import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const mx = (...hosts: readonly string[]) => ({
  'contoso.com': { MX: hosts.map((host, index): readonly [number, string] => [index * 10, host]) },
});
const never = { overrides: { mx: { service: false } } };
const finding = { message: 'service', subject: 'contoso.com', severity: 'medium' } as const;

ruleTable(rule, [
  { name: 'MX at Microsoft', state: 'evaluated' },
  { name: 'the same, where the service may not be the MX', config: never, state: 'evaluated' },
  {
    name: 'an endpoint',
    config: never,
    dns: mx('smtp-in.mxhero.com'),
    findings: [
      {
        ...finding,
        text: /^MX of contoso\.com names smtp-in\.mxhero\.com of mxHERO, which by its guide takes no mail from the internet/,
        fix: /^Point the MX at Microsoft 365/,
      },
    ],
  },
  { name: 'an endpoint for outbound mail', config: never, dns: mx('smtp-relay.mxhero.com'), findings: [finding] },
  {
    name: 'any host under the domain of the service, beside Microsoft',
    config: never,
    dns: mx('contoso-com.mail.protection.outlook.com', 'mx1.mxhero.com', 'mx2.mxhero.com'),
    findings: [{ ...finding, text: /names mx1\.mxhero\.com, mx2\.mxhero\.com of mxHERO/ }],
  },
  {
    name: 'hosts of its own MX, in a routing that is not theirs',
    config: { overrides: { mx: { service: false, hosts: ['mx.service.example.com'] } } },
    dns: mx('mx.service.example.com'),
    findings: [finding],
  },
  {
    name: 'hosts of its own MX where it stands in front',
    config: {
      inbound: 'border',
      overrides: { mx: { service: false, border: 'service', hosts: ['mx.service.example.com'] } },
    },
    dns: mx('mx.service.example.com'),
    state: 'evaluated',
  },
  { name: 'somebody else', config: never, dns: mx('mx.example.com'), state: 'evaluated' },
  {
    name: 'whether the service may be the MX is not known',
    dns: mx('smtp-in.mxhero.com'),
    gaps: ['mx.service'],
    state: 'not-evaluated',
  },
  {
    name: 'the service may be the MX',
    config: { overrides: { mx: { service: true } } },
    dns: mx('smtp-in.mxhero.com'),
    state: 'not-applicable',
  },
  { name: 'null MX', config: never, dns: mx(''), state: 'evaluated' },
  {
    name: 'one of two not learnt: the other is judged',
    config: never,
    declared: { domains: ['contoso.com', 'fabrikam.com'] },
    dns: { 'contoso.com': { fails: 'timeout' }, 'fabrikam.com': { MX: [[0, 'smtp-in.mxhero.com']] } },
    findings: [{ ...finding, subject: 'fabrikam.com' }],
    gaps: ['MX'],
  },
  { name: 'nobody asked', config: never, dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
  { name: 'both directions none', config: { inbound: 'none', outbound: 'none' }, state: 'not-applicable' },
]);
