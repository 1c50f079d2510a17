import { describe, expect, it } from 'vitest';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { exhibitIn, runScene } from '../../../test/helpers/run-rule.ts';
import { hostileText, microsoft, published, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const corrected = /"v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/;

ruleTable(rule, [
  { name: 'a valid record', state: 'evaluated' },
  {
    name: 'an unknown modifier is valid (RFC 7208, section 6)',
    dns: record('include=_spf.mxhero.com'),
    state: 'evaluated',
  },
  {
    name: 'ipv4:',
    dns: record(`${vendor} ipv4:192.0.2.1`),
    findings: [
      {
        message: 'suggested',
        subject: 'contoso.com',
        severity: 'high',
        text: /^SPF record of contoso\.com has a syntax error at character 67, in 'ipv4:192\.0\.2\.1', which probably should be 'ip4:192\.0\.2\.1': .*\. Receivers reject the whole record, so no server is authorized\.$/,
        fix: /include:_spf\.mxhero\.com ip4:192\.0\.2\.1 ~all"$/,
      },
    ],
  },
  {
    name: 'ip: with a name',
    dns: record('ip:_spf.mxhero.com'),
    findings: [{ message: 'suggested', text: /should be 'include:_spf\.mxhero\.com': /, fix: corrected }],
  },
  {
    name: 'a blank after the colon',
    dns: record('include: _spf.mxhero.com'),
    findings: [
      {
        message: 'errors',
        text: /2 syntax errors: 'include:' \(character 50\), '_spf\.mxhero\.com' \(character 52\)/,
        fix: corrected,
      },
    ],
  },
  {
    name: 'no blank before ~all (RFC 7208, 4.6.1)',
    dns: published(`v=spf1 ${microsoft} ${vendor}~all`),
    findings: [{ message: 'suggested', text: /should be 'include:_spf\.mxhero\.com ~all'/, fix: corrected }],
  },
  {
    name: 'typographic quotes around the include',
    dns: record(`\u00e2\u0080\u009c${vendor}\u00e2\u0080\u009d`),
    findings: [{ message: 'suggested', text: /should be 'include:_spf\.mxhero\.com'/, fix: corrected }],
  },
  {
    name: 'an en dash before all',
    dns: published(`v=spf1 ${microsoft} ${vendor} \u00e2\u0080\u0093all`),
    findings: [{ message: 'suggested', text: /should be '-all'/, fix: /_spf\.mxhero\.com -all"$/ }],
  },
  {
    name: 'a mistake after all counts, too',
    dns: published(`v=spf1 ${microsoft} ${vendor} ~all ip4:192.0.2.300`),
    findings: [{ message: 'error', fix: corrected }],
  },
  {
    name: 'one of several records',
    dns: published(`v=spf1 ${microsoft} ~all`, 'v=spf1 foo ~all'),
    findings: [{ message: 'error', text: /in 'foo'/ }],
  },
  {
    name: 'hostile text is shown in part',
    dns: record(hostileText),
    findings: [{ message: 'error', text: /^.{0,350}$/s, fix: corrected }],
  },
  {
    name: 'the lookup fails',
    dns: { 'contoso.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);

describe('what is shown with it', () => {
  it('marks the broken term, and says what it should be', () => {
    const [finding] = runScene([rule], { dns: record(`${vendor} ipv4:192.0.2.1`) }).findings;
    expect(exhibitIn(finding)?.columns).toEqual(['Term', 'Lookups', 'Voids', 'Outcome']);
    expect(exhibitIn(finding)?.rows).toEqual([
      ['contoso.com', '0', '0', 'syntax error'],
      ['  include:spf.protection.outlook.com', '', '', 'not evaluated'],
      ['  include:_spf.mxhero.com', '', '', 'not evaluated'],
      ['  ipv4:192.0.2.1', '', '', 'syntax error'],
      ['    probably ip4:192.0.2.1', '', '', ''],
      ['  ~all', '', '', 'not evaluated'],
    ]);
  });
});
