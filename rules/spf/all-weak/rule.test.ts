import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { accepted, hostileText, microsoft, published, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const both = `${microsoft} ${vendor}`;
const softer = /"v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/;
const watching = { '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=none; rua=mailto:d@contoso.com'] } };

ruleTable(rule, [
  { name: '~all with a DMARC policy of reject: what the guide asks for', state: 'evaluated' },
  { name: '-all', dns: { ...watching, ...published(`v=spf1 ${both} -all`) }, state: 'evaluated' },
  {
    name: '~all while DMARC only watches',
    dns: watching,
    findings: [
      {
        message: 'softfail',
        severity: 'info',
        subject: 'contoso.com',
        text: /ends with '~all', and no DMARC policy/,
        fix: /^Raise the DMARC policy/,
      },
    ],
  },
  { name: '~all without DMARC', dns: { '_dmarc.contoso.com': null }, findings: [{ message: 'softfail' }] },
  {
    name: '~all with a policy in test mode (RFC 9989, 4.7): one step weaker, and still enforced',
    dns: { '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=reject; t=y'] } },
    state: 'evaluated',
  },
  {
    name: '~all, and DMARC does not answer',
    dns: { '_dmarc.contoso.com': { fails: 'timeout' } },
    gaps: ['DMARC policy'],
    state: 'not-evaluated',
  },
  {
    name: '+all (RFC 7208, 5.1)',
    dns: published(`v=spf1 ${both} +all`),
    findings: [{ message: 'pass', severity: 'high', text: /ends with '\+all': mail of every server/, fix: softer }],
  },
  {
    name: 'all without qualifier is +all (4.6.2)',
    dns: published(`v=spf1 ${both} ALL`),
    findings: [{ message: 'pass', text: /ends with 'ALL'/, fix: softer }],
  },
  {
    name: '?all',
    dns: published(`v=spf1 ${both} ?all`),
    findings: [{ message: 'neutral', severity: 'medium', text: /'\?all', which says nothing/, fix: softer }],
  },
  {
    name: 'no end (4.7)',
    dns: published(`v=spf1 ${both}`),
    findings: [{ message: 'none', severity: 'medium', text: /has no end, neither all nor redirect/, fix: softer }],
  },
  {
    name: 'a redirect is an end',
    dns: { ...published(`v=spf1 ${both} redirect=_a.contoso.com`), '_a.contoso.com': { TXT: ['v=spf1 -all'] } },
    state: 'evaluated',
  },
  {
    name: 'what the redirect leads to ends with +all',
    dns: { ...published(`v=spf1 ${both} redirect=_a.contoso.com`), '_a.contoso.com': { TXT: ['v=spf1 +all'] } },
    findings: [{ message: 'pass', fix: /include:_spf\.mxhero\.com include:_a\.contoso\.com ~all"$/ }],
  },
  {
    name: 'what the redirect leads to has no end',
    dns: { ...published(`v=spf1 ${both} redirect=_a.contoso.com`), '_a.contoso.com': { TXT: ['v=spf1 mx'] } },
    findings: [{ message: 'none' }],
  },
  {
    name: 'a redirect to nothing is another matter',
    dns: published(`v=spf1 ${both} redirect=_a.contoso.com`),
    state: 'evaluated',
  },
  {
    name: 'a redirect in a circle is another matter',
    dns: published(`v=spf1 ${both} redirect=contoso.com`),
    state: 'evaluated',
  },
  {
    name: '+all of an included record matches everybody (5.2)',
    dns: { ...published(`v=spf1 include:_a.example.com ${both} -all`), '_a.example.com': { TXT: ['v=spf1 +all'] } },
    findings: [
      {
        message: 'included',
        severity: 'high',
        text: /by include:_a\.example\.com > all: mail of every server/,
        fix: /^Drop/,
      },
    ],
  },
  {
    name: '?all and ~all of included records match nobody',
    dns: { ...published(`v=spf1 include:_a.example.com ${both} -all`), '_a.example.com': { TXT: ['v=spf1 mx ?all'] } },
    state: 'evaluated',
  },
  {
    name: '+all behind an include that does not pass',
    dns: { ...published(`v=spf1 ?include:_a.example.com ${both} -all`), '_a.example.com': { TXT: ['v=spf1 +all'] } },
    state: 'evaluated',
  },
  {
    name: '+all after another all is not reached',
    dns: published(`v=spf1 ${both} -all +all`),
    state: 'evaluated',
  },
  { name: 'nobody sends', dns: published('v=spf1 -all'), state: 'evaluated' },
  { name: 'a syntax error', dns: published('v=spf1 ipv4:1 +all'), state: 'evaluated' },
  { name: 'several records', dns: published('v=spf1 +all', 'v=spf1 ?all'), state: 'evaluated' },
  {
    name: 'the redirect does not answer',
    dns: { ...published(`v=spf1 ${both} redirect=_a.contoso.com`), '_a.contoso.com': { fails: 'timeout' } },
    gaps: ['TXT of _a.contoso.com'],
    state: 'not-evaluated',
  },
  {
    name: 'an include fails: it may hold +all',
    dns: { ...published(`v=spf1 ${both} include:_a.example.com ?all`), '_a.example.com': { fails: 'servfail' } },
    gaps: ['TXT of _a.example.com'],
    findings: [{ message: 'neutral', fix: /^Look up the names/ }],
  },
  {
    name: 'hostile text beside it',
    dns: published(`v=spf1 x=${hostileText.replaceAll(/[^a-z]/g, '')} +all`),
    findings: [{ message: 'pass', text: /^.{0,300}$/s }],
  },
  {
    name: 'the lookup fails',
    dns: { 'contoso.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  {
    name: 'one of two domains does not answer',
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { ...published('v=spf1 +all'), 'fabrikam.com': { fails: 'servfail' } },
    gaps: ['SPF record'],
    findings: [{ message: 'pass', subject: 'contoso.com' }],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
