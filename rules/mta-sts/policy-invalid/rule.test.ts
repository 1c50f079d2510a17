import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const at = '_mta-sts.contoso.com';
const host = 'mta-sts.contoso.com';
const good = ['version: STSv1', 'mode: enforce', 'mx: *.mail.protection.outlook.com', 'max_age: 604800'];

function record(name: string, message: string | undefined, text: RegExp, ...TXT: readonly string[]): Row {
  const findings =
    message === undefined
      ? []
      : [
          {
            message,
            subject: 'contoso.com',
            severity: 'medium',
            text,
            fix: /exactly one TXT record at _mta-sts/,
          } as const,
        ];
  return { name: `record: ${name}`, dns: { [at]: { TXT } }, findings, state: 'evaluated' };
}

function served(name: string, https: object, message: string, text: RegExp): Row {
  return {
    name: `policy: ${name}`,
    dns: { [host]: { https: { body: good.join('\n'), ...https } } },
    findings: [{ message, subject: 'contoso.com', severity: 'medium', text, fix: /^Serve the policy as text\/plain/ }],
  };
}

const lines = (name: string, changed: readonly string[], text: RegExp): Row =>
  served(name, { body: changed.join('\n') }, 'policy', text);

ruleTable(rule, [
  { name: 'record and policy', state: 'evaluated' },
  record('none', undefined, /./),
  record('another TXT, as a wildcard makes it', undefined, /./, 'v=spf1 -all'),
  record(
    'other case',
    'lookalike',
    /at _mta-sts\.contoso\.com does not begin with 'v=STSv1;': v=stsv1; id=1\./,
    'v=stsv1; id=1',
  ),
  record('quotes of a zone file', 'lookalike', /: "v=STSv1; id=1"\./, '"v=STSv1; id=1"'),
  record('several', 'several', /^2 TXT records at _mta-sts\.contoso\.com/, 'v=STSv1; id=1', 'v=STSv1; id=2'),
  record('no id', 'record', /is void: id is missing\./, 'v=STSv1;'),
  record('id with a hyphen', 'record', /is void: id is not made of/, 'v=STSv1; id=2026-11-01'),
  record('id of 33 letters', 'record', /id is not made of/, `v=STSv1; id=${'a'.repeat(33)}`),
  record('id twice', 'record', /id stands there twice/, 'v=STSv1; id=1; id=2'),
  record('hostile', 'lookalike', /](?:\(x\))/, `v=STSv1 ](x)"'\u001b[31m${'y'.repeat(3000)}`),

  {
    name: 'policy: host without address',
    dns: { [host]: null },
    findings: [{ message: 'hostMissing', text: /^Policy host mta-sts\.contoso\.com has no address/ }],
  },
  {
    name: 'policy: TLS fails',
    dns: { [host]: { fails: 'tls-error' } },
    findings: [{ message: 'tls', text: /no valid TLS \(no reason given\)/ }],
  },
  served('redirect (RFC 8461, 3.3)', { status: 301 }, 'redirect', /a redirect \(301\)/),
  served('not found', { status: 404 }, 'status', /answers with status 404/),
  served('another 2xx', { status: 204 }, 'status', /status 204/),
  served('HTML', { contentType: 'text/html; charset=utf-8' }, 'contentType', /comes as 'text\/html; charset=utf-8'/),
  served('no type', { contentType: '' }, 'contentType', /comes as 'no type'/),
  lines('empty', [], /version is missing, mode is missing, max_age is missing|mx is missing/),
  lines(
    'mode misspelt',
    ['version: STSv1', 'mode: enforced', 'mx: a.example.com', 'max_age: 1'],
    /line 2, 'enforced': mode is none of/,
  ),
  lines('age too large', [...good.slice(0, 3), 'max_age: 31557601'], /max_age is over 31557600/),
  lines('age no number', [...good.slice(0, 3), 'max_age: 1w'], /line 4, '1w': max_age is no number/),
  lines('no mx', ['version: STSv1', 'mode: testing', 'max_age: 1'], /is void: mx is missing\./),
  lines(
    'wildcard inside',
    ['version: STSv1', 'mode: testing', 'max_age: 1', 'mx: mx.*.example.com'],
    /mx is no host name/,
  ),
  lines('HTML as text', ['<html>', ...good], /line 1, '<html>': not written as/),
  {
    name: 'a line twice does no harm',
    dns: { [host]: { https: { body: [...good, 'mode: testing'].join('\r\n') } } },
    state: 'evaluated',
  },
  {
    name: 'mode none needs no mx',
    dns: { [host]: { https: { body: 'version: STSv1\nmode: none\nmax_age: 86400\n' } } },
    state: 'evaluated',
  },
  {
    name: 'the longest age',
    dns: { [host]: { https: { body: [...good.slice(0, 3), 'max_age: 31557600'].join('\n') } } },
    state: 'evaluated',
  },
  { name: 'record not learnt', dns: { [at]: { fails: 'servfail' } }, gaps: ['MTA-STS record'], state: 'not-evaluated' },
  { name: 'policy: time-out', dns: { [host]: { fails: 'timeout' } }, gaps: ['MTA-STS policy'], state: 'not-evaluated' },
  {
    name: 'policy: no way there',
    dns: { [host]: { fails: 'unreachable' } },
    gaps: ['MTA-STS policy'],
    state: 'not-evaluated',
  },
  {
    name: 'one of two not learnt: the other is judged',
    declared: { domains: ['contoso.com', 'fabrikam.com'] },
    dns: { [at]: { fails: 'timeout' }, '_mta-sts.fabrikam.com': { TXT: ['v=STSv1; id='] } },
    findings: [{ message: 'record', subject: 'fabrikam.com' }],
    gaps: ['MTA-STS record'],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
