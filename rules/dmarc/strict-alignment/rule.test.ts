import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const accepted = (...names: readonly string[]) => ({
  AcceptedDomain: names.map((name) => acceptedDomain({ Name: name, DomainName: name })),
});
const holds = (text: string) => ({ '_dmarc.contoso.com': { TXT: [text] } });
const aligns = (alignment: object, more: object = {}) => ({
  overrides: { alignment, dkim: { resignsOutbound: true, selectors: [] }, ...more },
});
const relaxed = aligns({ envelope: 'relaxed', signature: 'relaxed' });
const signature = holds('v=DMARC1; p=reject; adkim=s; rua=mailto:d@contoso.com');
const envelope = holds('v=DMARC1; p=reject; ASPF=S');

ruleTable(rule, [
  { name: 'relaxed by default: the profile need not say anything', state: 'evaluated' },
  { name: 'relaxed by word', config: relaxed, dns: holds('v=DMARC1; p=none; adkim=r; aspf=r'), state: 'evaluated' },
  {
    name: 'signature',
    config: relaxed,
    dns: signature,
    findings: [
      {
        message: 'signature',
        subject: 'contoso.com',
        discriminator: '_dmarc.contoso.com',
        severity: 'medium',
        text: /^DMARC record at _dmarc\.contoso\.com asks for strict alignment of signatures \(adkim=s\), but mxHERO signs/,
        fix: /^_dmarc\.contoso\.com\. TXT "v=DMARC1; p=reject; adkim=r; rua=mailto:d@contoso\.com"$/,
      },
    ],
  },
  {
    name: 'envelope (names and values without case: RFC 9989, section 4.7)',
    config: relaxed,
    dns: envelope,
    findings: [
      { message: 'envelope', severity: 'medium', text: /rests on DKIM alone\.$/, fix: /"v=DMARC1; p=reject; ASPF=r"$/ },
    ],
  },
  {
    name: 'both',
    config: relaxed,
    dns: holds('v=DMARC1; p=reject; adkim=s; aspf=s'),
    findings: [{ message: 'both', text: /its mail fails DMARC\.$/, fix: /adkim=r; aspf=r"$/ }],
  },
  {
    name: 'both strict, one of which holds',
    config: aligns({ envelope: 'strict', signature: 'relaxed' }),
    dns: holds('v=DMARC1; p=reject; adkim=s; aspf=s'),
    findings: [{ message: 'signature', fix: /adkim=r; aspf=s"$/ }],
  },
  {
    name: 'a record with other faults is not rewritten',
    config: relaxed,
    dns: holds('v=DMARC1; p=reject; adkim=s; fo=x; "](\u0007'),
    findings: [{ message: 'signature', fix: /^Relax the alignment/ }],
  },
  { name: 'exact', config: aligns({ envelope: 'strict', signature: 'strict' }), dns: signature, state: 'evaluated' },
  {
    name: 'what never aligns is the matter of another rule',
    config: aligns({ envelope: 'none', signature: 'none' }),
    dns: envelope,
    state: 'evaluated',
  },
  {
    name: 'not known how the service signs',
    dns: signature,
    gaps: ['alignment.signature'],
    state: 'not-evaluated',
  },
  { name: 'not known with whose envelope', dns: envelope, gaps: ['alignment.envelope'], state: 'not-evaluated' },
  {
    name: 'a service that does not sign has no signature to align',
    config: aligns({ signature: 'relaxed' }, { dkim: { resignsOutbound: false } }),
    dns: signature,
    state: 'evaluated',
  },
  {
    name: 'nor does one that leaves the signature of Exchange whole',
    config: aligns({ signature: 'relaxed' }, { modifiesContent: false }),
    dns: signature,
    state: 'evaluated',
  },
  {
    name: 'holder in scope: one finding',
    sections: accepted('contoso.com', 'emea.contoso.com'),
    config: relaxed,
    dns: signature,
    findings: [{ message: 'signature', subject: 'contoso.com' }],
  },
  ...(['timeout', 'servfail'] as const).map((fails) => ({
    name: `two domains, the lookup of one fails: ${fails}`,
    sections: accepted('contoso.com', 'fabrikam.com'),
    config: relaxed,
    dns: { ...signature, '_dmarc.fabrikam.com': { fails } },
    findings: [{ message: 'signature', subject: 'contoso.com' }],
    gaps: ['DMARC record'],
  })),
  { name: 'outbound loopback', config: { outbound: 'loopback' }, dns: signature, state: 'not-applicable' },
  { name: 'nobody asked the DNS', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
  { name: 'accepted domains not exported', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'] },
]);
