import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { accepted, hostileText, microsoft, published, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const corrected = /"v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/;
const own = `${vendor} include:_a.example.com`;

ruleTable(rule, [
  { name: 'what the guide asks for', state: 'evaluated' },
  {
    name: 'an include without record (RFC 7208, 5.2)',
    dns: { ...record(own), '_a.example.com': { TXT: ['other'] } },
    findings: [
      {
        message: 'none',
        severity: 'high',
        subject: 'contoso.com',
        discriminator: '_a.example.com',
        text: /^SPF record of contoso\.com refers by include:_a\.example\.com to _a\.example\.com, which has no SPF record\. /,
        fix: corrected,
      },
    ],
  },
  {
    name: 'an include of a name that does not exist',
    dns: record(own),
    findings: [{ message: 'none', fix: corrected }],
  },
  {
    name: 'two of them: the fix is without both',
    dns: record(`${own} include:_b.example.com`),
    findings: [
      { message: 'none', discriminator: '_a.example.com', fix: corrected },
      { message: 'none', discriminator: '_b.example.com', fix: corrected },
    ],
  },
  {
    name: 'several records',
    dns: { ...record(own), '_a.example.com': { TXT: ['v=spf1 -all', 'v=spf1 mx -all'] } },
    findings: [{ message: 'several', severity: 'high', fix: corrected }],
  },
  {
    name: 'a syntax error',
    dns: { ...record(own), '_a.example.com': { TXT: ['v=spf1 ipv4:203.0.113.1 -all'] } },
    findings: [{ message: 'syntax', severity: 'high', fix: corrected }],
  },
  {
    name: 'a name that cannot exist',
    dns: record(`${vendor} include:${'x'.repeat(64)}.example.com`),
    findings: [{ message: 'none', fix: corrected }],
  },
  {
    name: 'a redirect to nothing (6.1)',
    dns: published(`v=spf1 ${microsoft} ${vendor} redirect=_a.example.com`),
    findings: [{ message: 'none', text: /by redirect=_a\.example\.com to/, fix: corrected }],
  },
  {
    name: 'a redirect beside all is ignored',
    dns: record(`${vendor} redirect=_a.example.com`),
    state: 'evaluated',
  },
  {
    name: 'a record that includes itself',
    dns: record(`${vendor} include:contoso.com`),
    findings: [
      {
        message: 'loop',
        severity: 'high',
        text: /by include:contoso\.com back to contoso\.com\. /,
        fix: /"v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/,
      },
    ],
  },
  {
    name: 'a loop by another record, told with the way',
    dns: { ...record(own), '_a.example.com': { TXT: ['v=spf1 include:contoso.com -all'] } },
    findings: [
      {
        message: 'loop',
        text: /by include:_a\.example\.com > include:contoso\.com back to contoso\.com/,
        fix: /^Have the owner of the record behind include:_a\.example\.com correct it/,
      },
    ],
  },
  {
    name: 'deep inside the record of somebody else, reached twice: told once',
    dns: {
      ...record(`${own} include:_b.example.com`),
      '_a.example.com': { TXT: ['v=spf1 include:gone.example.com -all'] },
      '_b.example.com': { TXT: ['v=spf1 include:gone.example.com -all'] },
    },
    findings: [
      {
        message: 'none',
        discriminator: 'gone.example.com',
        text: /by include:_a\.example\.com > include:gone\.example\.com to/,
      },
    ],
  },
  {
    name: 'the record of the service is the matter of spf/vendor-record-broken',
    dns: { ...record(vendor), '_spf.mxhero.com': null },
    state: 'evaluated',
  },
  {
    name: 'so is what it refers to, when it lets nobody pass',
    dns: { ...record(vendor), '_spf.mxhero.com': { TXT: ['v=spf1 include:gone.example.com -all'] } },
    state: 'evaluated',
  },
  {
    name: 'but not while some of it passes',
    dns: { ...record(vendor), '_spf.mxhero.com': { TXT: ['v=spf1 ip4:203.0.113.1 include:gone.example.com -all'] } },
    findings: [{ message: 'none', text: /by include:_spf\.mxhero\.com > include:gone\.example\.com to/ }],
  },
  {
    name: 'an include that is needed is not taken out',
    dns: { ...record(vendor), 'spf.protection.outlook.com': null },
    findings: [{ message: 'none', fix: /^Look it up again later/ }],
  },
  {
    name: 'an explanation that is not there (6.2)',
    dns: published(`v=spf1 ${microsoft} ${vendor} -all exp=why.contoso.com`),
    findings: [{ message: 'explanation', severity: 'info', text: /by exp=why\.contoso\.com/, fix: /^Publish one TXT/ }],
  },
  {
    name: 'two explanations',
    dns: {
      ...published(`v=spf1 ${microsoft} ${vendor} -all exp=why.contoso.com`),
      'why.contoso.com': { TXT: ['one', 'two'] },
    },
    findings: [{ message: 'explanation' }],
  },
  {
    name: 'one explanation; that of an included record is never read',
    dns: {
      ...published(`v=spf1 ${microsoft} ${own} -all exp=why.contoso.com`),
      'why.contoso.com': { TXT: ['one'] },
      '_a.example.com': { TXT: ['v=spf1 -all exp=gone.example.com'] },
    },
    state: 'evaluated',
  },
  {
    name: 'the explanation does not answer',
    dns: {
      ...published(`v=spf1 ${microsoft} ${vendor} -all exp=why.contoso.com`),
      'why.contoso.com': { fails: 'timeout' },
    },
    gaps: ['explanation of the SPF record'],
  },
  {
    name: 'the target does not answer: that says nothing about it',
    dns: { ...record(own), '_a.example.com': { fails: 'timeout' } },
    gaps: ['TXT of _a.example.com'],
    state: 'not-evaluated',
  },
  {
    name: 'the target fails: the matter of spf/temporary-error, and what is behind it is not known',
    dns: { ...record(own), '_a.example.com': { fails: 'servfail' } },
    gaps: ['TXT of _a.example.com'],
    state: 'not-evaluated',
  },
  {
    name: 'the name depends on the sender',
    dns: record(`${vendor} include:%{l}.example.com`),
    gaps: ['records whose names depend on the message'],
  },
  { name: 'a syntax error of its own', dns: record(`${own} ipv4:1`), state: 'evaluated' },
  {
    name: 'hostile text is shown in part',
    dns: record(`include:${hostileText.replaceAll(/[^a-z]/g, '')}.example.com`),
    findings: [{ message: 'none', text: /^.{0,450}$/s }],
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
    dns: { ...record(own), 'fabrikam.com': { fails: 'servfail' } },
    gaps: ['SPF record'],
    findings: [{ message: 'none', subject: 'contoso.com' }],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
