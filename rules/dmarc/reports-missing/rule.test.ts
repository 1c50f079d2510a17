import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const accepted = (...names: readonly string[]) => ({
  AcceptedDomain: names.map((name) => acceptedDomain({ Name: name, DomainName: name })),
});
const asks = (rua: string) => ({ '_dmarc.contoso.com': { TXT: [`v=DMARC1; p=reject; rua=${rua}`] } });
const permission = 'contoso.com._report._dmarc.example.com';
const allowed = { [permission]: { TXT: ['v=DMARC1'] } };

ruleTable(rule, [
  { name: 'to the domain itself', state: 'evaluated' },
  { name: 'below the same organizational domain', dns: asks('mailto:d@reports.contoso.com'), state: 'evaluated' },
  {
    name: 'elsewhere, with permission (RFC 9990, section 4)',
    dns: { ...asks('mailto:d@example.com!10m'), ...allowed },
    state: 'evaluated',
  },
  {
    name: 'nobody asked for',
    dns: { '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=reject'] } },
    findings: [
      {
        message: 'none',
        subject: 'contoso.com',
        discriminator: '_dmarc.contoso.com',
        severity: 'low',
        text: /^DMARC record at _dmarc\.contoso\.com asks nobody for reports \(rua\)\./,
        fix: /^Add rua=mailto:/,
      },
    ],
  },
  {
    name: 'no scheme',
    dns: asks('dmarc@contoso.com'),
    findings: [
      {
        message: 'unusable',
        severity: 'low',
        text: /reports to dmarc@contoso\.com, where none can/,
        fix: /^Correct rua/,
      },
    ],
  },
  {
    name: 'a scheme that nobody sends by',
    dns: asks('https://reports.contoso.com/dmarc'),
    findings: [{ message: 'unusable', text: /to https:\/\/reports\.contoso\.com\/dmarc, where/ }],
  },
  {
    name: 'hostile',
    dns: asks(`mailto:"](x)\u0007::error::${'x'.repeat(3000)}`),
    findings: [{ message: 'unusable' }],
  },
  { name: 'one of two is usable', dns: asks('dmarc@contoso.com, mailto:dmarc@contoso.com'), state: 'evaluated' },
  {
    name: 'elsewhere, without permission',
    dns: asks('mailto:d@example.com'),
    findings: [
      {
        message: 'unauthorized',
        severity: 'low',
        text: /reports to mailto:d@example\.com, .*: contoso\.com\._report\._dmarc\.example\.com has no record v=DMARC1\./,
        fix: /^contoso\.com\._report\._dmarc\.example\.com\. TXT "v=DMARC1"$/,
      },
    ],
  },
  {
    name: 'two elsewhere, and one at home: one finding for those that get nothing',
    dns: asks('mailto:d@example.com,mailto:d@contoso.com,mailto:d@fabrikam.com'),
    findings: [
      {
        message: 'unauthorized',
        text: /mailto:d@example\.com, mailto:d@fabrikam\.com/,
        fix: /^Have the owner of each destination/,
      },
    ],
  },
  {
    name: 'permission that is no DMARC record',
    dns: { ...asks('mailto:d@example.com'), [permission]: { TXT: ['v=spf1 -all'] } },
    findings: [{ message: 'unauthorized' }],
  },
  ...(['timeout', 'servfail'] as const).map((fails) => ({
    name: `the lookup of the permission fails: ${fails}`,
    dns: { ...asks('mailto:d@example.com,mailto:d@fabrikam.com'), [permission]: { fails } },
    findings: [{ message: 'unauthorized', text: /reports to mailto:d@fabrikam\.com, / }],
    gaps: ['reports to example.com'],
  })),
  {
    name: 'a record without valid policy and address is the matter of another rule',
    dns: { '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=all'] } },
    state: 'evaluated',
  },
  {
    name: 'treated as p=none because of rua, which nobody authorized',
    dns: { '_dmarc.contoso.com': { TXT: ['v=DMARC1; rua=mailto:d@example.com'] } },
    findings: [{ message: 'unauthorized' }],
  },
  {
    name: 'one that inherits is not said again; the permission is that of the holder',
    sections: accepted('contoso.com', 'emea.contoso.com'),
    dns: { ...asks('mailto:d@example.com'), 'emea.contoso.com._report._dmarc.example.com': { TXT: ['v=DMARC1'] } },
    findings: [{ message: 'unauthorized', subject: 'contoso.com' }],
  },
  {
    name: 'two domains, one of which does not answer',
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { '_dmarc.contoso.com': { fails: 'timeout' }, '_dmarc.fabrikam.com': { TXT: ['v=DMARC1; p=none'] } },
    findings: [{ message: 'none', subject: 'fabrikam.com' }],
    gaps: ['DMARC record'],
  },
  { name: 'nobody asked the DNS', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
  { name: 'accepted domains not exported', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'] },
]);
