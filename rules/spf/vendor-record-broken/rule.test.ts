import { describe, expect, it } from 'vitest';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import { hostileText } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const others = Object.fromEntries(names.map((one) => [`${one}.example.com`, { TXT: ['v=spf1 ip4:192.0.2.1 -all'] }]));
const service = (...texts: readonly string[]) => ({ '_spf.mxhero.com': { TXT: texts } });
const including = (count: number): string =>
  `v=spf1 ${names
    .slice(0, count)
    .map((one) => `include:${one}.example.com`)
    .join(' ')} -all`;

ruleTable(rule, [
  { name: 'the record of the service', state: 'evaluated' },
  {
    name: 'no such name (RFC 7208, 5.2)',
    dns: { '_spf.mxhero.com': null },
    findings: [
      {
        message: 'none',
        subject: '_spf.mxhero.com',
        severity: 'high',
        text: /^SPF record of _spf\.mxhero\.com, which customers of mxHERO include, does not exist\. /,
        fix: /^Report it to the vendor/,
      },
    ],
  },
  { name: 'another text', dns: service('MS=ms1'), findings: [{ message: 'none' }] },
  {
    name: 'two records (4.5)',
    dns: service('v=spf1 -all', 'v=spf1 ~all'),
    findings: [{ message: 'several', text: /exists 2 times/ }],
  },
  { name: 'a syntax error (4.6)', dns: service('v=spf1 ipv4:192.0.2.1 -all'), findings: [{ message: 'syntax' }] },
  {
    name: 'hostile text',
    dns: service(`v=spf1 ${hostileText} -all`),
    findings: [{ message: 'syntax', text: /^.{0,350}$/s }],
  },
  {
    name: 'it includes what does not exist',
    dns: service('v=spf1 include:dead.example.com -all'),
    findings: [{ message: 'permerror', text: /dead\.example\.com has no SPF record\. Mail of the domains/ }],
  },
  { name: 'nine lookups below it fit (4.6.4)', dns: { ...others, ...service(including(9)) }, state: 'evaluated' },
  {
    name: 'ten do not',
    dns: { ...others, ...service(including(10)) },
    findings: [{ message: 'limit', text: /needs 10 lookups itself/ }],
  },
  { name: 'it lets nobody pass, but works', dns: service('v=spf1 -all'), state: 'evaluated' },
  {
    name: 'its lookup fails',
    dns: { '_spf.mxhero.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  { name: 'its server fails', dns: { '_spf.mxhero.com': { fails: 'servfail' } }, gaps: ['SPF record'] },
  {
    name: 'a name below it does not answer',
    dns: { ...service('v=spf1 include:slow.example.com -all'), 'slow.example.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
  },
  { name: 'the domains do not answer', dns: { 'contoso.com': { fails: 'timeout' } }, state: 'evaluated' },
  {
    name: 'no accepted domains',
    sections: { AcceptedDomain: null },
    dns: { '_spf.mxhero.com': null },
    findings: [{ message: 'none' }],
  },
  {
    name: 'a service whose include is not known',
    config: { overrides: { spf: { include: null } } },
    gaps: ['spf.include'],
  },
  {
    name: 'the same of a service that asks only senders, inbound only: nothing is asked for',
    config: { inbound: 'border', outbound: 'none', overrides: { spf: { include: null, requiredFor: 'outbound' } } },
    state: 'not-applicable',
  },
  {
    name: 'a service without an include',
    config: { overrides: { spf: { include: 'none' } } },
    state: 'not-applicable',
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);

describe('what it is bound to', () => {
  it('names the domains that include the record', () => {
    const [finding] = runScene([rule], { dns: { '_spf.mxhero.com': null } }).findings;
    expect(finding?.related.map(({ subject }) => subject.identity)).toEqual(['contoso.com']);
  });
});
