import { expect, it } from 'vitest';
import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const accepted = (...names: readonly string[]) => ({
  AcceptedDomain: names.map((name) => acceptedDomain({ Name: name, DomainName: name })),
});
const none = { '_dmarc.contoso.com': null };

ruleTable(rule, [
  { name: 'published', state: 'evaluated' },
  {
    name: 'no record',
    dns: none,
    findings: [
      {
        message: 'missing',
        subject: 'contoso.com',
        discriminator: '_dmarc.contoso.com',
        severity: 'medium',
        text: /^Domain 'contoso\.com' has no DMARC record, neither at _dmarc\.contoso\.com nor above it\./,
        fix: /^_dmarc\.contoso\.com\. TXT "v=DMARC1; p=none"$/,
      },
    ],
  },
  {
    name: 'other TXT there is none',
    dns: { '_dmarc.contoso.com': { TXT: ['google-site-verification=x', '"]](x)\u0007::error::', 'y'.repeat(3000)] } },
    findings: [{ message: 'missing' }],
  },
  {
    name: 'a record above it holds for it (RFC 9989, section 4.10)',
    sections: accepted('mail.contoso.com'),
    state: 'evaluated',
  },
  {
    name: 'so does that of the public suffix',
    sections: accepted('contoso.com'),
    dns: { ...none, '_dmarc.com': { TXT: ['v=DMARC1; p=reject; psd=y'] } },
    state: 'evaluated',
  },
  {
    name: 'a walk of more than eight labels (RFC 9989, section 4.10)',
    sections: accepted('a.b.c.d.e.f.g.h.contoso.com'),
    dns: { '_dmarc.e.f.g.h.contoso.com': { TXT: ['v=DMARC1; p=none'] }, ...none },
    state: 'evaluated',
  },
  {
    name: 'one cause, one finding: the record of the highest would hold for all',
    sections: accepted('contoso.com', 'emea.contoso.com', 'a.emea.contoso.com', 'fabrikam.com'),
    dns: none,
    findings: [
      { message: 'missing', subject: 'contoso.com' },
      { message: 'missing', subject: 'fabrikam.com' },
    ],
  },
  {
    name: 'the record stands at the domain itself',
    dns: { ...none, 'contoso.com': { TXT: ['v=spf1 -all', 'v=DMARC1; p=reject'] } },
    findings: [
      {
        message: 'misplaced',
        severity: 'medium',
        text: /at its own name, where no receiver looks, and none at _dmarc\.contoso\.com\./,
        fix: /^_dmarc\.contoso\.com\. TXT "v=DMARC1; p=reject"$/,
      },
    ],
  },
  {
    name: 'two of them there: none is moved blindly',
    dns: { ...none, 'contoso.com': { TXT: ['v=DMARC1; p=reject', 'v=DMARC1; p=none'] } },
    findings: [{ message: 'misplaced', fix: /^Move the record/ }],
  },
  {
    name: 'a hostile one there is not copied',
    dns: { ...none, 'contoso.com': { TXT: ['v=DMARC1; p=none; x=\u0000\n"\\; \u00e4'] } },
    findings: [{ message: 'misplaced', fix: /^Move the record/ }],
  },
  {
    name: 'the domain itself does not answer: the record is missing all the same',
    dns: { ...none, 'contoso.com': { fails: 'timeout' } },
    findings: [{ message: 'missing' }],
  },
  {
    name: 'what counts as none is the matter of another rule',
    dns: { '_dmarc.contoso.com': { TXT: ['v=spf1 -all'] } },
    state: 'evaluated',
  },
  {
    name: 'so are several records',
    dns: { '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] } },
    state: 'evaluated',
  },
  ...(['timeout', 'servfail'] as const).map((fails) => ({
    name: `own lookup fails: ${fails}`,
    dns: { '_dmarc.contoso.com': { fails } },
    gaps: ['DMARC record'],
    state: 'not-evaluated' as const,
  })),
  {
    name: 'a lookup above it fails: nothing says that there is none',
    sections: accepted('mail.contoso.com'),
    dns: { '_dmarc.contoso.com': { fails: 'timeout' } },
    gaps: ['DMARC record'],
    state: 'not-evaluated',
  },
  {
    name: 'a record of its own holds whatever is above',
    dns: { '_dmarc.com': { fails: 'timeout' } },
    state: 'evaluated',
  },
  {
    name: 'two domains, one of which does not answer',
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { '_dmarc.contoso.com': { fails: 'timeout' } },
    findings: [{ message: 'missing', subject: 'fabrikam.com' }],
    gaps: ['DMARC record'],
  },
  { name: 'nobody asked the DNS', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
  { name: 'accepted domains not exported', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'] },
]);

it('names the domains that would inherit the record', () => {
  const { findings } = runScene([rule], { sections: accepted('contoso.com', 'emea.contoso.com'), dns: none });
  expect(findings[0]?.related.map(({ subject, note }) => [subject.identity, note])).toEqual([
    ['emea.contoso.com', 'Goes by the same record.'],
  ]);
});
