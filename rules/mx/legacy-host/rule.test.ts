import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const mx = (...hosts: readonly string[]) => ({
  'contoso.com': { MX: hosts.map((host, index): readonly [number, string] => [index * 10, host]) },
});
const retired = (host: string) => ({
  name: `retired: ${host}`,
  dns: mx(host),
  findings: [{ message: 'retired', subject: 'contoso.com', severity: 'high', fix: /admin center/ }] as const,
});

ruleTable(rule, [
  { name: 'MX at Microsoft', state: 'evaluated' },
  retired('mail.messaging.microsoft.com'),
  retired('contoso-com.mail.eo.outlook.com'),
  retired('mail.global.frontbridge.com'),
  retired('contoso-com.mail.protection.outlook.de'),
  {
    name: 'beside the current host: all retired ones in one finding',
    dns: mx('contoso-com.mail.protection.outlook.com', 'a.mail.eo.outlook.com', 'mail.messaging.microsoft.com'),
    findings: [
      {
        message: 'retired',
        text: /^MX of contoso\.com names a\.mail\.eo\.outlook\.com, mail\.messaging\.microsoft\.com, which Microsoft has retired\./,
      },
    ],
  },
  {
    name: 'the host for consumers',
    dns: mx('outlook-com.olc.protection.outlook.com'),
    findings: [{ message: 'consumer', severity: 'high', text: /outlook-com\.olc\.protection\.outlook\.com.*consumer/ }],
  },
  {
    name: 'both kinds are two causes',
    dns: mx('outlook-com.olc.protection.outlook.com', 'mail.messaging.microsoft.com'),
    findings: [{ message: 'retired' }, { message: 'consumer' }],
  },
  { name: 'the new name', dns: mx('contoso-com.o-v1.mx.microsoft'), state: 'evaluated' },
  { name: 'a host under a similar name', dns: mx('mail.messaging.microsoft.com.example.com'), state: 'evaluated' },
  { name: 'a gateway', dns: mx('mx.gateway.example.com'), state: 'evaluated' },
  { name: 'MX not learnt', dns: { 'contoso.com': { fails: 'refused' } }, gaps: ['MX'], state: 'not-evaluated' },
  {
    name: 'one of two not learnt: the other is judged',
    declared: { domains: ['contoso.com', 'fabrikam.com'] },
    dns: { 'contoso.com': { fails: 'timeout' }, 'fabrikam.com': { MX: [[0, 'mail.messaging.microsoft.com']] } },
    findings: [{ message: 'retired', subject: 'fabrikam.com' }],
    gaps: ['MX'],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
