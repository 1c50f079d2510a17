import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const at = '_mta-sts.contoso.com';
const host = 'mta-sts.contoso.com';
const good = ['version: STSv1', 'mode: enforce', 'mx: *.mail.protection.outlook.com', 'max_age: 604800'];
/** One byte too long. */
const long = `${good.join('\n')}\n`.padEnd(65_537, '\n');
const finding = { subject: 'contoso.com', severity: 'medium' } as const;

type Expected = NonNullable<Row['findings']>[number];

/** TXT records at `_mta-sts`, and what is told of them. */
function record(name: string, TXT: readonly string[], ...expected: readonly Expected[]): Row {
  const findings = expected.map((one) => ({ ...finding, fix: /exactly one TXT record at _mta-sts/, ...one }));
  return { name: `record: ${name}`, dns: { [at]: { TXT } }, findings, state: 'evaluated' };
}

/** The response at the policy host, and what is told of it. */
function served(name: string, https: object, ...expected: readonly Expected[]): Row {
  const findings = expected.map((one) => ({ ...finding, fix: /^Serve the policy as text\/plain/, ...one }));
  const dns = { [host]: { https: { body: good.join('\r\n'), ...https } } };
  return { name: `policy: ${name}`, dns, findings, state: 'evaluated' };
}

function policy(name: string, lines: readonly string[], text?: RegExp): Row {
  const expected = text === undefined ? [] : [{ message: 'policy', text }];
  return served(name, { body: lines.join('\n') }, ...expected);
}

ruleTable(rule, [
  { name: 'record and policy', state: 'evaluated' },
  record('none', []),
  record('another TXT, as a wildcard makes it', ['v=spf1 -all']),
  record('other case (RFC 8461, 3.1)', ['v=stsv1; id=1'], {
    message: 'lookalike',
    text: /^TXT record at _mta-sts\.contoso\.com does not begin with 'v=STSv1;': v=stsv1; id=1\./,
  }),
  record('quotes of a zone file', ['"v=STSv1; id=1"'], { message: 'lookalike', text: /: "v=STSv1; id=1"\./ }),
  record('several', ['v=STSv1; id=1', 'v=STSv1; id=2'], {
    message: 'several',
    text: /^TXT at _mta-sts\.contoso\.com holds 2 records/,
  }),
  record('no id', ['v=STSv1;'], { message: 'record', text: /is void: id is missing\./ }),
  record('id with a hyphen', ['v=STSv1; id=2026-11-01'], { message: 'record', text: /is void: id is not made of/ }),
  record('id of 32 letters', [`v=STSv1; id=${'a'.repeat(32)}`]),
  record('id of 33 letters', [`v=STSv1; id=${'a'.repeat(33)}`], { message: 'record', text: /id is not made of/ }),
  record('id twice', ['v=STSv1; id=1; id=2'], { message: 'record', text: /id stands there twice/ }),
  record('hostile and long', [`v=STSv1 ](x)"'\u001b[31m${'y'.repeat(3000)}`], {
    message: 'lookalike',
    text: /: v=STSv1 \]\(x\)"'/,
  }),

  {
    name: 'policy: host without address',
    dns: { [host]: null },
    findings: [{ ...finding, message: 'hostMissing', text: /^Policy host mta-sts\.contoso\.com has no address/ }],
  },
  {
    name: 'policy: TLS fails',
    dns: { [host]: { fails: 'tls-error' } },
    findings: [{ ...finding, message: 'tls', text: /no valid TLS \(no reason given\)/ }],
  },
  served('redirect (RFC 8461, 3.3)', { status: 301 }, { message: 'redirect', text: /a redirect \(301\)/ }),
  served('not found', { status: 404 }, { message: 'status', text: /answers with status 404/ }),
  served('another success', { status: 204 }, { message: 'status', text: /status 204/ }),
  served(
    'HTML',
    { contentType: 'text/html; charset=utf-8' },
    {
      message: 'contentType',
      text: /comes as 'text\/html; charset=utf-8'/,
    },
  ),
  served('text/plain with a parameter', { contentType: 'text/plain; charset=us-ascii' }),
  served('no type', { contentType: '' }, { message: 'contentType', text: /comes as 'no type'/ }),

  served('64 KiB', { body: long.slice(0, 65_536) }),
  served(
    'over 64 KiB (RFC 8461, 3.2)',
    { body: long },
    { message: 'tooLarge', text: /^Policy of contoso\.com is larger than/ },
  ),

  policy('empty', [], /is void: .*version is missing, mode is missing, max_age is missing\./),
  policy('version of the future', ['version: STSv2', ...good.slice(1)], /line 1, 'STSv2': version is not STSv1/),
  policy(
    'mode misspelt',
    ['version: STSv1', 'mode: enforced', ...good.slice(2)],
    /line 2, 'enforced': mode is none of/,
  ),
  policy('age of a year', [...good.slice(0, 3), 'max_age: 31557600']),
  policy('age over a year', [...good.slice(0, 3), 'max_age: 31557601'], /max_age is over 31557600/),
  policy('age no number', [...good.slice(0, 3), 'max_age: 1w'], /line 4, '1w': max_age is no number/),
  policy('no mx', ['version: STSv1', 'mode: testing', 'max_age: 1'], /is void: mx is missing\./),
  policy('wildcard inside', [...good, 'mx: mx.*.example.com'], /line 5, 'mx\.\*\.example\.com': mx is no host name/),
  policy('HTML as text', ['<html>', ...good], /line 1, '<html>': not written as/),
  policy('a line twice does no harm', [...good, 'mode: testing']),
  policy('mode none needs no mx', ['version: STSv1', 'mode: none', 'max_age: 86400']),

  { name: 'record not learnt', dns: { [at]: { fails: 'servfail' } }, gaps: ['MTA-STS record'], state: 'not-evaluated' },
  {
    name: 'policy: time-out',
    dns: { [host]: { fails: 'timeout' } },
    gaps: ['MTA-STS policy'],
    state: 'not-evaluated',
  },
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
