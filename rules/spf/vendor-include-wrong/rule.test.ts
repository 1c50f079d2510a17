import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { accepted, microsoft, published, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const corrected = /^contoso\.com\. TXT "v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/;

ruleTable(rule, [
  { name: 'the record of the guide', state: 'evaluated' },
  { name: 'nothing of the service', dns: record(''), state: 'evaluated' },
  { name: 'the include of somebody else', dns: record('include:_spf.example.com'), state: 'evaluated' },
  {
    name: 'no underscore, the usual mistake (guide, 8)',
    dns: {
      ...record('include:mxhero.com'),
      'mxhero.com': { TXT: ['v=spf1 include:mail.example.com -all'] },
      'mail.example.com': { TXT: ['v=spf1 -all'] },
    },
    findings: [
      {
        message: 'name',
        subject: 'contoso.com',
        severity: 'high',
        discriminator: '_spf.mxhero.com',
        text: /^SPF record of contoso\.com holds 'include:mxhero\.com' where include:_spf\.mxhero\.com belongs\. /,
        fix: corrected,
      },
    ],
  },
  {
    name: 'that name without any record',
    dns: record('include:mxhero.com'),
    findings: [{ message: 'name', fix: corrected }],
  },
  {
    name: "in a record of the company's own that the domain includes",
    dns: {
      ...published('v=spf1 include:_spf.contoso.com ~all'),
      '_spf.contoso.com': { TXT: [`v=spf1 ${microsoft} include:mxhero.com ip4:192.0.2.1 -all`] },
    },
    findings: [
      {
        message: 'nested',
        subject: 'contoso.com',
        severity: 'high',
        text: /leads by include:_spf\.contoso\.com to that of _spf\.contoso\.com, which holds 'include:mxhero\.com' where/,
        fix: /^_spf\.contoso\.com\. TXT "v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ip4:192\.0\.2\.1 -all"$/,
      },
    ],
  },
  {
    name: 'in a record of somebody else',
    dns: {
      ...published('v=spf1 include:_spf.example.com ~all'),
      '_spf.example.com': { TXT: [`v=spf1 ${microsoft} include:mxhero.com -all`] },
    },
    state: 'evaluated',
  },
  {
    name: 'another name of the vendor',
    dns: record('include:spf.mxhero.com'),
    findings: [{ message: 'name', fix: corrected }],
  },
  {
    name: 'another top-level domain',
    dns: record('include:_spf.mxhero.net'),
    findings: [{ message: 'name', fix: corrected }],
  },
  {
    name: 'two letters swapped',
    dns: record('include:_spf.mxhreo.com'),
    findings: [{ message: 'name', fix: corrected }],
  },
  {
    name: 'a: instead of include:',
    dns: record('a:_spf.mxhero.com'),
    findings: [{ message: 'mechanism', text: /'a:_spf\.mxhero\.com'.*hosts under the name/, fix: corrected }],
  },
  {
    name: 'mx: with a prefix length',
    dns: record('mx:_spf.mxhero.com/24'),
    findings: [{ message: 'mechanism', fix: corrected }],
  },
  {
    name: 'include=',
    dns: record('include=_spf.mxhero.com'),
    findings: [{ message: 'modifier', text: /'include=_spf\.mxhero\.com'.*= in place of the colon/, fix: corrected }],
  },
  {
    name: 'a redirect beside all',
    dns: published(`v=spf1 ${microsoft} ~all redirect=_spf.mxhero.com`),
    findings: [{ message: 'redirect', text: /Beside all, receivers ignore a redirect/, fix: corrected }],
  },
  {
    name: 'a redirect alone counts',
    dns: published(`v=spf1 ${microsoft} redirect=_spf.mxhero.com`),
    state: 'evaluated',
  },
  {
    name: 'no blank before -all: a valid name (RFC 7208, 7.1)',
    dns: published(`v=spf1 ${microsoft} ${vendor}-all`),
    findings: [{ message: 'glued', text: /a blank is missing/, fix: /include:_spf\.mxhero\.com -all"$/ }],
  },
  {
    name: 'strings glued without a blank (RFC 7208, 3.3)',
    dns: published([`v=spf1 ${microsoft}`, `${vendor} ~all`]),
    findings: [{ message: 'glued', text: /outlook\.cominclude:_spf\.mxhero\.com'/, fix: corrected }],
  },
  {
    name: 'addresses instead: the copies go',
    dns: record('ip4:54.208.111.28 ip4:54.236.184.32/32 ip4:192.0.2.1'),
    findings: [
      {
        message: 'copied',
        text: /addresses of mxHERO itself \(ip4:54\.208\.111\.28, ip4:54\.236\.184\.32\/32\)/,
        fix: /include:_spf\.mxhero\.com ip4:192\.0\.2\.1 ~all"$/,
      },
    ],
  },
  {
    name: 'in one of two records',
    dns: published(`v=spf1 ${microsoft} ~all`, 'v=spf1 include:mxhero.com ~all'),
    findings: [{ message: 'name', fix: corrected }],
  },
  {
    name: 'inbound only: as the missing include, one step lower',
    dns: record('include:mxhero.com'),
    config: { outbound: 'none' },
    findings: [{ message: 'name', severity: 'medium' }],
  },
  {
    name: 'the wrong name leads to the right one',
    dns: { ...record('include:mxhero.com'), 'mxhero.com': { TXT: [`v=spf1 ${vendor} -all`] } },
    state: 'evaluated',
  },
  {
    name: 'the wrong name does not answer, and may lead to the right one',
    dns: { ...record('include:mxhero.com'), 'mxhero.com': { fails: 'timeout' } },
    gaps: ['include:_spf.mxhero.com'],
    state: 'not-evaluated',
  },
  {
    name: 'one of two domains does not answer',
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { ...record('include:mxhero.com'), 'fabrikam.com': { fails: 'refused' } },
    gaps: ['SPF record'],
    findings: [{ message: 'name', subject: 'contoso.com' }],
  },
  {
    name: 'a long name is shown in part',
    dns: record(`include:${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.mxhero.com`),
    findings: [{ message: 'name', text: /^.{0,320}$/s }],
  },
  {
    name: 'a service that asks only senders, inbound only',
    dns: record('include:mxhero.com'),
    config: { outbound: 'none', overrides: { spf: { requiredFor: 'outbound' } } },
    state: 'not-applicable',
  },
  {
    name: 'a service of which nobody knows whom it asks, inbound only',
    dns: record('include:mxhero.com'),
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
    name: 'an answer of Microsoft that failed hides nothing of the service',
    dns: {
      ...published(`v=spf1 ${microsoft} include:mxhero.com ~all`),
      'spf.protection.outlook.com': { fails: 'timeout' },
    },
    findings: [{ message: 'name' }],
  },
  {
    name: 'the lookup fails',
    dns: { 'contoso.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
