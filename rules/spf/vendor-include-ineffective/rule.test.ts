import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { accepted, microsoft, published, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const corrected = /^contoso\.com\. TXT "v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/;
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const others = Object.fromEntries(
  names.map((one, index) => [`${one}.example.com`, { TXT: [`v=spf1 ip4:192.0.2.${index} -all`] }]),
);
const includes = (count: number): string =>
  names
    .slice(0, count)
    .map((one) => `include:${one}.example.com`)
    .join(' ');

ruleTable(rule, [
  { name: 'the record of the guide', state: 'evaluated' },
  { name: 'no include at all', dns: record(''), state: 'evaluated' },
  { name: 'a plus is a pass', dns: record(`+${vendor}`), state: 'evaluated' },
  ...(['?', '~', '-'] as const).map((qualifier) => ({
    name: `the qualifier ${qualifier} (RFC 7208, 4.6.2)`,
    dns: record(`${qualifier}${vendor}`),
    findings: [
      {
        message: 'qualifier',
        subject: 'contoso.com',
        severity: 'high' as const,
        discriminator: '_spf.mxhero.com',
        text: /^SPF record of contoso\.com names include:_spf\.mxhero\.com with a qualifier/,
        fix: corrected,
      },
    ],
  })),
  {
    name: 'a qualifier on the way',
    dns: {
      ...published(`v=spf1 ${microsoft} ?include:spf.contoso.com ~all`),
      'spf.contoso.com': { TXT: [`v=spf1 ${vendor} -all`] },
    },
    findings: [{ message: 'qualifier', text: /in '\?include:spf\.contoso\.com'/ }],
  },
  { name: 'once wrong, once right', dns: record(`?${vendor} ${vendor}`), findings: [] },
  {
    name: 'after all (5.1)',
    dns: published(`v=spf1 ${microsoft} ~all ${vendor}`),
    findings: [{ message: 'afterAll', text: /in 'include:_spf\.mxhero\.com' after all/, fix: corrected }],
  },
  {
    name: 'as the tenth lookup (4.6.4)',
    dns: { ...others, ...record(`${includes(8)} ${vendor}`) },
    state: 'evaluated',
  },
  {
    name: 'as the eleventh',
    dns: { ...others, ...record(`${includes(9)} ${vendor}`) },
    findings: [
      {
        message: 'pastLimit',
        text: /behind more than 10 lookups/,
        fix: /TXT "v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com include:a\.example\.com /,
      },
    ],
  },
  {
    name: 'moved to the front by hand it counts, whatever follows',
    dns: { ...others, ...published(`v=spf1 ${vendor} ${microsoft} ${includes(10)} ~all`) },
    state: 'evaluated',
  },
  {
    name: 'behind an include without a record (5.2)',
    dns: record(`include:dead.example.com ${vendor}`),
    findings: [
      { message: 'broken', text: /dead\.example\.com has no SPF record\. Mail through mxHERO/, fix: corrected },
    ],
  },
  {
    name: 'in one of two records',
    dns: published(`v=spf1 ${microsoft} ~all`, `v=spf1 ${vendor} ~all`),
    findings: [{ message: 'broken', text: /contoso\.com has 2 SPF records\./, fix: corrected }],
  },
  {
    name: 'in a record with a syntax error',
    dns: record(`${vendor} ipv4:192.0.2.1`),
    findings: [{ message: 'broken', text: /The SPF record of contoso\.com has a syntax error in '[^']+'\./ }],
  },
  {
    name: 'misspelt itself',
    dns: record('include: _spf.mxhero.com'),
    findings: [{ message: 'broken', fix: corrected }],
  },
  {
    name: 'the record of the service does not answer',
    dns: { '_spf.mxhero.com': { fails: 'timeout' } },
    state: 'evaluated',
  },
  {
    name: 'a name before it does not answer: not known to break',
    dns: { ...record(`include:slow.example.com ${vendor}`), 'slow.example.com': { fails: 'timeout' } },
    state: 'evaluated',
  },
  {
    name: 'one of two domains does not answer',
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { ...record(`?${vendor}`), 'fabrikam.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    findings: [{ message: 'qualifier', subject: 'contoso.com' }],
  },
  {
    name: 'a service that asks only senders, inbound only',
    dns: record(`?${vendor}`),
    config: { outbound: 'none', overrides: { spf: { requiredFor: 'outbound' } } },
    state: 'not-applicable',
  },
  {
    name: 'a service of which nobody knows whom it asks, inbound only',
    dns: record(`?${vendor}`),
    config: { outbound: 'none', overrides: { spf: { requiredFor: null } } },
    gaps: ['spf.requiredFor'],
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
  {
    name: 'the lookup fails',
    dns: { 'contoso.com': { fails: 'servfail' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
