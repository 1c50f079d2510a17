import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const at = '_smtp._tls.contoso.com';
const noReports = { [at]: null };
const fix = /^Publish exactly one TXT record at _smtp\._tls/;

/** TXT records at `_smtp._tls`, and what is told of them. */
function published(name: string, TXT: readonly string[], ...expected: NonNullable<Row['findings']>): Row {
  const findings = expected.map((one) => ({ subject: 'contoso.com', severity: 'info' as const, fix, ...one }));
  return { name, dns: { [at]: { TXT } }, findings, state: 'evaluated' };
}

ruleTable(rule, [
  { name: 'MTA-STS with reports', state: 'evaluated' },
  published('two destinations', ['v=TLSRPTv1; rua=https://reports.example.com/tls,mailto:tls@contoso.com']),
  published('no record', [], {
    message: 'missing',
    text: /^Domain contoso\.com uses MTA-STS and has no TLS reporting record at _smtp\._tls\./,
  }),
  published('another TXT', ['v=spf1 -all'], { message: 'missing' }),
  published(
    'two records (RFC 8460, 3)',
    ['v=TLSRPTv1; rua=mailto:a@contoso.com', 'v=TLSRPTv1; rua=mailto:b@contoso.com'],
    {
      message: 'several',
      text: /^TXT at _smtp\._tls\.contoso\.com holds 2 TLS reporting records/,
    },
  ),
  published('no rua', ['v=TLSRPTv1;'], { message: 'invalid', text: /is void: rua is missing\./ }),
  published('rua without scheme', ['v=TLSRPTv1; rua=tls@contoso.com'], {
    message: 'invalid',
    text: /rua holds an entry that is neither/,
  }),
  published('other case', ['v=tlsrptv1; rua=mailto:a@contoso.com'], {
    message: 'invalid',
    text: /is void: it does not begin with v=TLSRPTv1;\./,
  }),
  published('hostile and long', [`v=TLSRPTv1; rua=](x)"'\u001b[31m${'y'.repeat(3000)}`], { message: 'invalid' }),
  { name: 'no MTA-STS', dns: { '_mta-sts.contoso.com': null, ...noReports }, state: 'evaluated' },
  {
    name: 'a void MTA-STS record is another rule’s',
    dns: { '_mta-sts.contoso.com': { TXT: ['v=STSv1;'] }, ...noReports },
    state: 'evaluated',
  },
  {
    name: 'a policy that cannot be had: reports would say so',
    dns: { 'mta-sts.contoso.com': null, ...noReports },
    findings: [{ message: 'missing' }],
  },
  {
    name: 'a policy that calls the matter off',
    dns: { 'mta-sts.contoso.com': { https: { body: 'version: STSv1\nmode: none\nmax_age: 86400' } }, ...noReports },
    state: 'evaluated',
  },
  {
    name: 'policy not fetched: its mode may be none',
    dns: { 'mta-sts.contoso.com': { fails: 'timeout' }, ...noReports },
    gaps: ['MTA-STS policy'],
    state: 'not-evaluated',
  },
  {
    name: 'with reports it does not matter what is not learnt of MTA-STS',
    dns: { '_mta-sts.contoso.com': { fails: 'timeout' } },
    state: 'evaluated',
  },
  {
    name: 'reporting record not learnt',
    dns: { [at]: { fails: 'timeout' } },
    gaps: ['TLS reporting record'],
    state: 'not-evaluated',
  },
  {
    name: 'MTA-STS record not learnt',
    dns: { '_mta-sts.contoso.com': { fails: 'refused' }, ...noReports },
    gaps: ['MTA-STS record'],
    state: 'not-evaluated',
  },
  {
    name: 'one of two not learnt: the other is judged',
    declared: { domains: ['contoso.com', 'fabrikam.com'] },
    dns: {
      [at]: { fails: 'servfail' },
      '_mta-sts.fabrikam.com': { TXT: ['v=STSv1; id=1'] },
      'mta-sts.fabrikam.com': { https: { body: 'version: STSv1\nmode: testing\nmax_age: 86400\nmx: mx.example.com' } },
    },
    findings: [{ message: 'missing', subject: 'fabrikam.com' }],
    gaps: ['TLS reporting record'],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
