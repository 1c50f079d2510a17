import { inboundRoute, outboundRoute } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const gone = { 'smtp-in.mxhero.com': null };
const connectors = (...hosts: readonly string[]) => ({
  OutboundConnector: [inboundRoute(), outboundRoute({ SmartHosts: hosts })],
});

ruleTable(rule, [
  { name: 'every endpoint has an address', state: 'evaluated' },
  {
    name: 'the inbound endpoint does not exist (RFC 2308, section 2.1)',
    dns: gone,
    findings: [
      {
        message: 'absent',
        subject: 'smtp-in.mxhero.com',
        severity: 'high',
        text: /^Endpoint 'smtp-in\.mxhero\.com' of mxHERO for inbound mail does not exist in the DNS\./,
        fix: /Ask mxHERO/,
      },
    ],
  },
  {
    name: 'a name without address (RFC 2308, section 2.2)',
    dns: { 'smtp-in.mxhero.com': { TXT: ['moved'] } },
    findings: [{ message: 'empty', subject: 'smtp-in.mxhero.com', text: /has no address in the DNS/ }],
  },
  {
    name: 'an alias of nothing',
    dns: { 'smtp-in.mxhero.com': { CNAME: 'gone.mxhero.com' } },
    findings: [{ message: 'absent', subject: 'smtp-in.mxhero.com' }],
  },
  { name: 'IPv6 alone is an address', dns: { 'smtp-in.mxhero.com': { AAAA: ['2001:db8::25'] } }, state: 'evaluated' },
  {
    name: 'an alias of the endpoint that no connector uses',
    dns: { 'smtp.mxhero.com': null },
    findings: [{ message: 'absent', subject: 'smtp.mxhero.com', severity: 'medium' }],
  },
  {
    name: 'the alias that the connector uses',
    dns: { 'smtp.mxhero.com': null },
    sections: connectors('SMTP.mxhero.com.'),
    findings: [{ message: 'absent', subject: 'smtp.mxhero.com', severity: 'high', text: /for outbound mail/ }],
  },
  {
    name: 'connectors not exported: whether one uses it is not known',
    dns: { 'smtp.mxhero.com': null },
    sections: { OutboundConnector: null },
    findings: [{ message: 'absent', severity: 'high' }],
  },
  { name: 'of a direction that is not in force', config: { inbound: 'border' }, dns: gone, state: 'evaluated' },
  {
    name: 'IPv4 lookup failed, IPv6 found',
    dns: { 'smtp-in.mxhero.com': { AAAA: ['2001:db8::25'], fails: { A: 'timeout' } } },
    state: 'evaluated',
  },
  {
    name: 'IPv6 lookup failed, IPv4 found',
    dns: { 'smtp-in.mxhero.com': { A: ['192.0.2.25'], fails: { AAAA: 'timeout' } } },
    state: 'evaluated',
  },
  {
    name: 'IPv6 lookup failed, no IPv4',
    dns: { 'smtp-in.mxhero.com': { fails: { AAAA: 'refused' } } },
    gaps: ['address'],
  },
  {
    name: 'one lookup failed, another endpoint is judged',
    dns: { 'smtp-in.mxhero.com': { fails: 'timeout' }, 'smtp-relay.mxhero.com': null },
    findings: [{ message: 'absent', subject: 'smtp-relay.mxhero.com' }],
    gaps: ['address'],
  },
  { name: 'nobody asked the DNS', dns: 'off', gaps: ['DNS'] },
  {
    name: 'endpoints not known',
    config: { overrides: { endpoints: { inbound: null, outbound: null } } },
    gaps: ['endpoints.inbound', 'endpoints.outbound'],
  },
  { name: 'border alone', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
