import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const at = '_smtp._tls.contoso.com';

function published(name: string, message: string, text: RegExp, ...TXT: readonly string[]): Row {
  return {
    name,
    dns: { [at]: { TXT } },
    findings: [
      {
        message,
        subject: 'contoso.com',
        severity: 'info',
        text,
        fix: /^Publish exactly one TXT record at _smtp\._tls/,
      },
    ],
  };
}

ruleTable(rule, [
  { name: 'MTA-STS with reports', state: 'evaluated' },
  {
    name: 'reports to an https address',
    dns: { [at]: { TXT: ['v=TLSRPTv1; rua=https://reports.example.com/tls,mailto:tls@contoso.com'] } },
    state: 'evaluated',
  },
  published('no record', 'missing', /^Domain contoso\.com uses MTA-STS and has no TLS reporting record/),
  published('another TXT', 'missing', /./, 'v=spf1 -all'),
  published(
    'two records (RFC 8460, 3)',
    'several',
    /^2 TLS reporting records/,
    'v=TLSRPTv1; rua=mailto:a@contoso.com',
    'v=TLSRPTv1; rua=mailto:b@contoso.com',
  ),
  published('no rua', 'invalid', /is void: rua is missing\./, 'v=TLSRPTv1;'),
  published('rua without scheme', 'invalid', /rua holds an entry that is neither/, 'v=TLSRPTv1; rua=tls@contoso.com'),
  published(
    'other case',
    'invalid',
    /is void: it does not begin with v=TLSRPTv1;\./,
    'v=tlsrptv1; rua=mailto:a@contoso.com',
  ),
  { name: 'no MTA-STS', dns: { '_mta-sts.contoso.com': null, [at]: null }, state: 'evaluated' },
  {
    name: 'a void MTA-STS record',
    dns: { '_mta-sts.contoso.com': { TXT: ['v=STSv1;'] }, [at]: null },
    state: 'evaluated',
  },
  {
    name: 'policy cannot be had',
    dns: { 'mta-sts.contoso.com': null, [at]: null },
    findings: [{ message: 'missing' }],
  },
  {
    name: 'policy calls the matter off',
    dns: { 'mta-sts.contoso.com': { https: { body: 'version: STSv1\nmode: none\nmax_age: 86400' } }, [at]: null },
    state: 'evaluated',
  },
  {
    name: 'policy not fetched: the record is enough',
    dns: { 'mta-sts.contoso.com': { fails: 'timeout' }, [at]: null },
    findings: [{ message: 'missing' }],
  },
  {
    name: 'reporting record not learnt',
    dns: { [at]: { fails: 'timeout' } },
    gaps: ['TLS reporting record'],
    state: 'not-evaluated',
  },
  {
    name: 'MTA-STS record not learnt',
    dns: { '_mta-sts.contoso.com': { fails: 'refused' }, [at]: null },
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
