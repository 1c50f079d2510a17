import { inboundRoute, routeInbound } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { accepted, published, record } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const onlySenders = { overrides: { spf: { requiredFor: 'outbound' } } };
const inboundOnly = { outbound: 'none', ...onlySenders };

ruleTable(rule, [
  {
    name: 'no mail leaves through the service',
    config: inboundOnly,
    findings: [
      {
        message: 'unneeded',
        subject: 'contoso.com',
        severity: 'low',
        discriminator: '_spf.mxhero.com',
        text: /^SPF record of contoso\.com holds include:_spf\.mxhero\.com, but no mail leaves through mxHERO\. /,
        fix: /^contoso\.com\. TXT "v=spf1 include:spf\.protection\.outlook\.com ~all"$/,
      },
    ],
  },
  {
    name: 'the same by evidence',
    config: { ...onlySenders, outbound: null, domains: null },
    sections: { TransportRule: [routeInbound()], OutboundConnector: [inboundRoute()] },
    findings: [{ message: 'unneeded' }],
  },
  {
    name: 'a service that asks nobody',
    config: { outbound: 'none', overrides: { spf: { requiredFor: 'none' } } },
    findings: [{ message: 'unneeded' }],
  },
  {
    name: 'by way of another record',
    config: inboundOnly,
    dns: {
      ...published('v=spf1 include:spf.contoso.com ~all'),
      'spf.contoso.com': { TXT: ['v=spf1 include:_spf.mxhero.com -all'] },
    },
    findings: [{ message: 'unneeded', fix: /^Take the include out of the record/ }],
  },
  { name: 'mail leaves through it', config: onlySenders, state: 'evaluated' },
  { name: 'not in the record', config: inboundOnly, dns: record(''), state: 'evaluated' },
  { name: 'a service that asks always', config: { outbound: 'none' }, state: 'not-applicable' },
  {
    name: 'a service of which that is not known',
    config: { overrides: { spf: { requiredFor: null } } },
    gaps: ['spf.requiredFor'],
  },
  {
    name: 'the include of a service that asks only senders, not known: nothing is asked for',
    config: { inbound: 'border', outbound: 'none', overrides: { spf: { include: null, requiredFor: 'outbound' } } },
    state: 'not-applicable',
  },
  {
    name: 'a service without an include',
    config: { overrides: { spf: { include: 'none' } } },
    state: 'not-applicable',
  },
  {
    name: 'an include that does not answer may hide it',
    config: inboundOnly,
    dns: { ...record('include:slow.example.com'), 'slow.example.com': { fails: 'timeout' } },
    gaps: ['include:_spf.mxhero.com'],
  },
  {
    name: 'one of two domains does not answer',
    config: inboundOnly,
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { 'fabrikam.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    findings: [{ message: 'unneeded', subject: 'contoso.com' }],
  },
  {
    name: 'rules not exported',
    config: inboundOnly,
    sections: { TransportRule: null },
    gaps: ['TransportRule'],
    state: 'not-evaluated',
  },
  {
    name: 'the lookup fails',
    config: inboundOnly,
    dns: { 'contoso.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
