import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { hostileText, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

ruleTable(rule, [
  { name: 'no modifier', state: 'evaluated' },
  {
    name: 'modifiers that are defined (RFC 6652, 3)',
    dns: record(`${vendor} ra=postmaster rp=100 rr=all`),
    state: 'evaluated',
  },
  { name: 'one that looks like nothing', dns: record(`${vendor} owner=it.contoso.com`), state: 'evaluated' },
  {
    name: 'include=',
    dns: record('include=_spf.mxhero.com'),
    findings: [
      {
        message: 'mechanism',
        subject: 'contoso.com',
        severity: 'medium',
        text: /^SPF record of contoso\.com holds terms with = .*: include=_spf\.mxhero\.com\. Receivers ignore/,
        fix: /"v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/,
      },
    ],
  },
  {
    name: 'ip4= beside it: one finding for both',
    dns: record(`${vendor} ip4=192.0.2.1 a=mail.example.com`),
    findings: [{ message: 'mechanism', text: /ip4=192\.0\.2\.1, a=mail\.example\.com/, fix: /ip4:192\.0\.2\.1/ }],
  },
  {
    name: 'a verification token',
    dns: record(`${vendor} MS=ms12345678`),
    findings: [{ message: 'token', severity: 'medium', text: /MS=ms12345678\./, fix: /^Move the text/ }],
  },
  {
    name: 'a second version: it must not become a second record (RFC 7208, 4.5)',
    dns: record(`v=spf1 ${vendor}`),
    findings: [
      {
        message: 'version',
        severity: 'low',
        text: /holds v=spf1 within it/,
        fix: /"v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/,
      },
    ],
  },
  {
    name: 'hostile text is shown in part',
    dns: record(`${vendor} xverify=${hostileText.replaceAll(/[^a-z]/g, '')}`),
    findings: [{ message: 'token', text: /^.{0,300}$/s }],
  },
  {
    name: 'the lookup fails',
    dns: { 'contoso.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
