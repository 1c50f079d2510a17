import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const accepted = (...names: readonly string[]) => ({
  AcceptedDomain: names.map((name) => acceptedDomain({ Name: name, DomainName: name })),
});
const holds = (...TXT: readonly string[]) => ({ '_dmarc.contoso.com': { TXT } });

ruleTable(rule, [
  { name: 'reject', state: 'evaluated' },
  { name: 'quarantine', dns: holds('v=DMARC1; p=quarantine'), state: 'evaluated' },
  {
    name: 'weaker below, but not none',
    dns: holds('v=DMARC1; p=reject; sp=quarantine; np=quarantine'),
    state: 'evaluated',
  },
  {
    name: 'none',
    dns: holds('v=DMARC1; p=none; rua=mailto:dmarc@contoso.com'),
    findings: [
      {
        message: 'none',
        subject: 'contoso.com',
        discriminator: '_dmarc.contoso.com',
        severity: 'low',
        text: /^DMARC record at _dmarc\.contoso\.com has the policy none \(p=none\)\. .*forges contoso\.com, and deliver/,
        fix: /^Read the reports until all mail of the domain passes/,
      },
    ],
  },
  {
    name: 'none with everything else: one finding',
    dns: holds('v=DMARC1; p=none; sp=none; np=none; t=y'),
    findings: [{ message: 'none' }],
  },
  {
    name: 'none for names below',
    dns: holds('v=DMARC1; p=reject; sp=none'),
    findings: [
      { message: 'below', severity: 'low', text: /asks for reject, but .* none \(sp\)\./, fix: /^Raise or remove sp,/ },
    ],
  },
  {
    name: 'none for names that do not exist',
    dns: holds('v=DMARC1; p=quarantine; sp=quarantine; np=none'),
    findings: [{ message: 'below', text: /asks for quarantine, but .*\(np\)/ }],
  },
  {
    name: 'both',
    dns: holds('v=DMARC1; p=quarantine; sp=none; np=none'),
    findings: [{ message: 'below', text: /\(sp, np\)/, fix: /^Raise or remove sp and np,/ }],
  },
  {
    name: 'marked as a test (RFC 9989, section 4.7)',
    dns: holds('v=DMARC1; p=reject; t=y'),
    findings: [{ message: 'test', severity: 'low', text: /policy reject one step weaker/, fix: /^Remove t=y/ }],
  },
  {
    name: 'a test, and none below: two causes',
    dns: holds('v=DMARC1; p=reject; sp=none; t=y'),
    findings: [{ message: 'below' }, { message: 'test' }],
  },
  {
    name: 'an invalid policy is the matter of another rule',
    dns: holds('v=DMARC1; p=all; sp=none; rua=mailto:dmarc@contoso.com'),
    state: 'evaluated',
  },
  { name: 'so are several records', dns: holds('v=DMARC1; p=none', 'v=DMARC1; p=none'), state: 'evaluated' },
  {
    name: 'one that inherits is not said again',
    sections: accepted('contoso.com', 'emea.contoso.com'),
    dns: holds('v=DMARC1; p=none'),
    findings: [{ message: 'none', subject: 'contoso.com' }],
  },
  {
    name: 'holder not in scope: the tag that the domain goes by',
    sections: accepted('emea.contoso.com'),
    dns: { ...holds('v=DMARC1; p=reject; sp=none'), 'emea.contoso.com': { TXT: ['x'] } },
    findings: [{ message: 'none', subject: 'emea.contoso.com', text: /\(sp=none\)/ }],
  },
  {
    name: 'holder not in scope: its own policy is its own matter',
    sections: accepted('emea.contoso.com'),
    dns: { ...holds('v=DMARC1; p=none; sp=reject'), 'emea.contoso.com': { TXT: ['x'] } },
    state: 'evaluated',
  },
  {
    name: 'holder not in scope, and not known whether the domain exists',
    sections: accepted('emea.contoso.com'),
    dns: {
      ...holds('v=DMARC1; p=reject; sp=none; np=reject'),
      'emea.contoso.com': { fails: 'timeout' },
      '_dmarc.emea.contoso.com': null,
    },
    gaps: ['DMARC policy'],
    state: 'not-evaluated',
  },
  ...(['timeout', 'servfail'] as const).map((fails) => ({
    name: `two domains, the lookup of one fails: ${fails}`,
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { '_dmarc.contoso.com': { fails }, '_dmarc.fabrikam.com': { TXT: ['v=DMARC1; p=none; x="](\u0007'] } },
    findings: [{ message: 'none', subject: 'fabrikam.com' }],
    gaps: ['DMARC record'],
  })),
  { name: 'nobody asked the DNS', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
  { name: 'accepted domains not exported', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'] },
]);
