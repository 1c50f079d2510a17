import { expect, it } from 'vitest';
import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const microsoft = 'contoso-com.mail.protection.outlook.com';
const gateway = 'mx.gateway.example.com';
const mx = (...hosts: readonly string[]) => ({
  'contoso.com': { MX: hosts.map((host, index): readonly [number, string] => [index * 10, host]) },
});
const two = { domains: ['contoso.com', 'fabrikam.com'] };
const declaredGateway = { gateway: { hosts: [gateway, 'mx2.gateway.example.com'] } };
const border = { inbound: 'border' };
const inferred = { inbound: null };
const finding = { subject: 'contoso.com', severity: 'high' } as const;

ruleTable(rule, [
  { name: 'loopback: MX at Microsoft', state: 'evaluated' },
  { name: 'loopback: both names of a move', dns: mx('contoso-com.o-v1.mx.microsoft', microsoft), state: 'evaluated' },
  { name: 'loopback: US government', dns: mx('contoso.mail.protection.office365.us'), state: 'evaluated' },
  {
    name: 'loopback: MX elsewhere',
    dns: mx(gateway),
    findings: [
      {
        ...finding,
        message: 'elsewhere',
        text: /^MX of contoso\.com names mx\.gateway\.example\.com, but with inbound loopback, mail has to arrive first at: Microsoft 365\. /,
        fix: /^Point the MX at the hosts.*declare it under "gateway"/,
      },
    ],
  },
  {
    name: 'loopback: MX at Google, where nothing says that the mailboxes are',
    dns: mx('aspmx.l.google.com'),
    findings: [{ ...finding, message: 'elsewhere', fix: /"mailSystem"/ }],
  },
  {
    name: 'loopback: mailboxes declared to be at Google',
    config: { domains: { 'contoso.com': { server: 'smtp.google.com', mailSystem: 'google' } } },
    dns: mx('aspmx.l.google.com'),
    state: 'evaluated',
  },
  { name: 'loopback behind a declared gateway', declared: declaredGateway, dns: mx(gateway), state: 'evaluated' },
  { name: 'loopback: a declared gateway need not be the MX', declared: declaredGateway, state: 'evaluated' },
  {
    name: 'loopback: a gateway declared by addresses alone may have any host',
    declared: { gateway: { addresses: ['192.0.2.0/28'] } },
    dns: mx(gateway),
    state: 'evaluated',
  },
  {
    name: 'loopback: neither Microsoft nor the declared gateway',
    declared: declaredGateway,
    dns: mx(gateway, 'mx.example.com'),
    findings: [
      {
        ...finding,
        message: 'elsewhere',
        text: /names mx\.example\.com, .* first at: Microsoft 365, mx\.gateway\.example\.com, mx2\.gateway\.example\.com\. /,
      },
    ],
  },
  {
    name: 'loopback: the service itself',
    dns: mx('smtp-in.mxhero.com'),
    findings: [
      { ...finding, message: 'service', text: /names smtp-in\.mxhero\.com of mxHERO itself.*Microsoft 365\./ },
    ],
  },
  {
    name: 'loopback that a rule shows: left over, or a gateway that is not declared',
    config: inferred,
    dns: mx(gateway),
    findings: [
      {
        ...finding,
        message: 'leftover',
        text: /outside Microsoft 365, while the tenant itself routes inbound mail to mxHERO\. .*left over/,
        fix: /^Disable the rule/,
      },
    ],
  },
  {
    name: 'loopback that a rule shows, gateway declared',
    config: inferred,
    declared: declaredGateway,
    dns: mx(gateway),
    state: 'evaluated',
  },
  {
    name: 'loopback that a disabled rule shows, one of two domains elsewhere',
    config: inferred,
    declared: two,
    sections: { TransportRule: [routeInbound({ State: 'Disabled' }), routeOutbound()] },
    dns: { 'fabrikam.com': { MX: [[10, gateway]] } },
    findings: [{ ...finding, message: 'elsewhere', subject: 'fabrikam.com' }],
  },
  { name: 'border: any host outside Microsoft', config: border, dns: mx(gateway), state: 'evaluated' },
  {
    name: 'border: the declared gateway',
    config: border,
    declared: declaredGateway,
    dns: mx(gateway),
    state: 'evaluated',
  },
  {
    name: 'border: Microsoft',
    config: border,
    declared: declaredGateway,
    findings: [
      {
        ...finding,
        message: 'microsoft',
        text: /names contoso-com\.mail\.protection\.outlook\.com of Microsoft 365, but with inbound border, mail has to arrive first at: mx\.gateway\.example\.com,/,
        fix: /^Point the MX at the gateway/,
      },
    ],
  },
  {
    name: 'border: not the declared gateway',
    config: border,
    declared: declaredGateway,
    dns: mx('mx.example.com'),
    findings: [{ ...finding, message: 'elsewhere', text: /names mx\.example\.com, but with inbound border/ }],
  },
  {
    name: 'border: the service, of which it is not known whether it may be the MX',
    config: border,
    dns: mx('smtp-in.mxhero.com'),
    gaps: ['mx.service'],
    state: 'not-evaluated',
  },
  {
    name: 'border: the service, which may not be the MX',
    config: { ...border, overrides: { mx: { service: false } } },
    dns: mx('smtp-in.mxhero.com'),
    findings: [{ ...finding, message: 'service' }],
  },
  {
    name: 'border: the service, which may be the MX',
    config: { ...border, overrides: { mx: { service: true } } },
    dns: mx('smtp-in.mxhero.com'),
    state: 'evaluated',
  },
  {
    name: 'border of a service that stands in front: another host',
    config: { ...border, overrides: { mx: { border: 'service', hosts: ['mx.service.example.com'] } } },
    dns: mx('mx.service.example.com', gateway),
    findings: [
      { ...finding, message: 'elsewhere', text: /names mx\.gateway\.example\.com, .*: mx\.service\.example\.com\. / },
    ],
  },
  {
    name: 'border that the MX shows',
    config: inferred,
    sections: { TransportRule: [routeOutbound()] },
    dns: mx(gateway),
    state: 'evaluated',
  },
  { name: 'retired names are another rule’s', dns: mx('mail.messaging.microsoft.com'), state: 'evaluated' },
  { name: 'addresses and the root are other rules’', dns: mx(microsoft, '192.0.2.1', ''), state: 'evaluated' },
  { name: 'no MX is another rule’s', dns: { 'contoso.com': {} }, state: 'evaluated' },
  {
    name: 'where mail has to arrive is not known of the service',
    config: { overrides: { mx: { loopback: null } } },
    gaps: ['mx.loopback'],
    state: 'not-evaluated',
  },
  {
    name: 'loopback or border: the MX is not learnt',
    config: inferred,
    sections: { TransportRule: [routeOutbound()], OutboundConnector: [] },
    dns: { 'contoso.com': { fails: 'timeout' } },
    gaps: ['inbound routing'],
    state: 'not-evaluated',
  },
  { name: 'MX not learnt', dns: { 'contoso.com': { fails: 'servfail' } }, gaps: ['MX'], state: 'not-evaluated' },
  {
    name: 'one of two not learnt: the other is judged',
    declared: two,
    dns: { 'contoso.com': { fails: 'timeout' }, 'fabrikam.com': { MX: [[0, gateway]] } },
    findings: [{ ...finding, message: 'elsewhere', subject: 'fabrikam.com' }],
    gaps: ['MX'],
  },
  {
    name: 'hostile names stay data',
    dns: mx('](x)"\'\u001b[31m.example.com'),
    findings: [{ ...finding, message: 'elsewhere' }],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
  { name: 'inbound none', config: { inbound: 'none' }, state: 'not-applicable' },
]);

it('mx/architecture-mismatch shows the rule that may be left over, and asks for a review', () => {
  const { findings } = runScene([rule], { config: inferred, dns: mx(gateway) });
  expect(findings[0]).toMatchObject({
    direction: 'inbound',
    fix: { safety: 'review' },
    related: [{ subject: { kind: 'TransportRule' }, note: 'This rule routes inbound mail to the service.' }],
    exhibit: { rows: [['0', gateway, 'somebody else']] },
  });
});
