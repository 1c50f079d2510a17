import { expect, it } from 'vitest';
import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const accepted = (...names: readonly string[]) => ({
  AcceptedDomain: names.map((name) => acceptedDomain({ Name: name, DomainName: name })),
});
const holds = (...TXT: readonly string[]) => ({ '_dmarc.contoso.com': { TXT } });
const rua = 'rua=mailto:dmarc@contoso.com';

ruleTable(rule, [
  { name: 'valid', state: 'evaluated' },
  { name: 'other TXT beside it', dns: holds('v=DMARC1; p=none', 'v=spf1 -all', 'x'), state: 'evaluated' },
  {
    name: 'tags that nobody knows are ignored (RFC 9989, section 4.7)',
    dns: holds('v=DMARC1; p=none; x=y'),
    state: 'evaluated',
  },
  { name: 'none at all is the matter of another rule', dns: { '_dmarc.contoso.com': null }, state: 'evaluated' },
  {
    name: 'two records count as none (RFC 9989, section 4.10)',
    dns: holds('v=DMARC1; p=none', 'v=DMARC1; p=reject'),
    findings: [
      {
        message: 'several',
        subject: 'contoso.com',
        discriminator: '_dmarc.contoso.com',
        severity: 'medium',
        text: /^DNS name _dmarc\.contoso\.com holds 2 DMARC records, which count as none\./,
        fix: /^Join what is wanted into one record/,
      },
    ],
  },
  {
    name: 'SPF there',
    dns: holds('v=spf1 include:_spf.mxhero.com ~all'),
    findings: [{ message: 'spf', severity: 'medium', text: /an SPF record instead of/, fix: /^Move the SPF record/ }],
  },
  {
    name: 'no semicolon after the version',
    dns: holds('v=DMARC1 p=reject'),
    findings: [
      { message: 'lookalike', severity: 'medium', text: /holds 'v=DMARC1 p=reject'/, fix: /begins with v=DMARC1;/ },
    ],
  },
  {
    name: 'nearly DMARC, hostile',
    dns: holds(`"v=dmarc1; p=none \u0007](x)\n::error::${'x'.repeat(3000)}`),
    findings: [{ message: 'lookalike' }],
  },
  {
    name: 'policy misspelt, no address for reports',
    dns: holds('v=DMARC1; p=rejct'),
    findings: [
      {
        message: 'policy',
        severity: 'medium',
        text: /has no valid policy: p=rejct\. .*as one without DMARC\.$/,
        fix: /^Correct the record/,
      },
    ],
  },
  {
    name: 'policy misspelt, with an address for reports (RFC 9989, section 4.10.1)',
    dns: holds(`v=DMARC1; p=quarantined; sp=no; ${rua}`),
    findings: [{ message: 'none', severity: 'medium', text: /: p=quarantined, sp=no\. .*treat it as p=none/ }],
  },
  {
    name: 'the policy of names below it is invalid: all of it is',
    dns: holds(`v=DMARC1; p=reject; np=all; ${rua}`),
    findings: [{ message: 'none', text: /: np=all\. / }],
  },
  {
    name: 'no p, and a hostile name in its place',
    dns: holds('v=DMARC1; policy=reject; "](x)=\u0007'),
    findings: [{ message: 'policy', text: /: there is no p\. / }],
  },
  {
    name: 'tags that were removed (RFC 9989)',
    dns: holds(`v=DMARC1; p=reject; pct=50; rf=afrf; ri=86400; ${rua}`),
    findings: [
      {
        message: 'removed',
        severity: 'info',
        text: /no longer has: pct=50, rf=afrf, ri=86400\. .*no longer spares a part of the mail\.$/,
        fix: /^_dmarc\.contoso\.com\. TXT "v=DMARC1; p=reject; rua=mailto:dmarc@contoso\.com"$/,
      },
    ],
  },
  {
    name: 'removed tags beside an invalid policy: two causes',
    dns: holds('v=DMARC1; p=all; pct=50'),
    findings: [{ message: 'policy' }, { message: 'removed', fix: /^Remove the tags/ }],
  },
  {
    name: 'a record that inherits: one finding, at its holder',
    sections: accepted('contoso.com', 'emea.contoso.com'),
    dns: holds('v=DMARC1; p=all'),
    findings: [{ message: 'policy', subject: 'contoso.com' }],
  },
  {
    name: 'holder not in scope: at the first domain below it',
    sections: accepted('emea.contoso.com', 'apac.contoso.com'),
    dns: holds('v=DMARC1; p=all'),
    findings: [{ message: 'policy', subject: 'apac.contoso.com', discriminator: '_dmarc.contoso.com' }],
  },
  {
    name: 'several above it, and nothing of its own',
    sections: accepted('emea.contoso.com'),
    dns: holds('v=DMARC1; p=none', 'v=DMARC1; p=none'),
    findings: [{ message: 'several', subject: 'emea.contoso.com', discriminator: '_dmarc.contoso.com' }],
  },
  {
    name: 'several above it do not matter to a record of its own',
    sections: accepted('emea.contoso.com'),
    dns: { ...holds('v=DMARC1; p=x', 'v=DMARC1; p=none'), '_dmarc.emea.contoso.com': { TXT: ['v=DMARC1; p=none'] } },
    state: 'evaluated',
  },
  {
    name: 'SPF at its own name, though it inherits',
    sections: accepted('contoso.com', 'emea.contoso.com'),
    dns: { '_dmarc.emea.contoso.com': { TXT: ['v=spf1 -all'] } },
    findings: [{ message: 'spf', subject: 'emea.contoso.com' }],
  },
  {
    name: 'what a registry publishes is not the matter of the tenant',
    dns: { '_dmarc.contoso.com': null, '_dmarc.com': { TXT: ['v=DMARC1; p=all; pct=5; psd=y'] } },
    state: 'evaluated',
  },
  ...(['timeout', 'servfail'] as const).map((fails) => ({
    name: `two domains, the lookup of one fails: ${fails}`,
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { '_dmarc.contoso.com': { fails }, '_dmarc.fabrikam.com': { TXT: ['v=DMARC1; p=all'] } },
    findings: [{ message: 'policy', subject: 'fabrikam.com' }],
    gaps: ['DMARC record'],
  })),
  {
    name: 'a lookup above fails, but what is its own is void already',
    sections: accepted('emea.contoso.com'),
    dns: { '_dmarc.emea.contoso.com': { TXT: ['v=DMARC1', 'v=DMARC1'] }, '_dmarc.contoso.com': { fails: 'timeout' } },
    findings: [{ message: 'several', subject: 'emea.contoso.com' }],
    gaps: ['DMARC record'],
  },
  { name: 'nobody asked the DNS', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
  { name: 'accepted domains not exported', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'] },
]);

it('names the other domains that go by the record', () => {
  const { findings } = runScene([rule], {
    sections: accepted('contoso.com', 'emea.contoso.com', 'apac.contoso.com'),
    dns: holds('v=DMARC1; p=all'),
  });
  expect(findings[0]?.related.map(({ subject }) => subject.identity)).toEqual(['apac.contoso.com', 'emea.contoso.com']);
});
