import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const signsWith = (selectors: readonly string[] | null, resignsOutbound: unknown = true) => ({
  overrides: { dkim: { resignsOutbound, selectors } },
});
const key = 'v=DKIM1; k=rsa; p=MIIBIjANBgkq';
const published = { 'vendor1._domainkey.contoso.com': { CNAME: 'vendor1.dkim.example.com' } };
const keyThere = { 'vendor1.dkim.example.com': { TXT: [key] } };

ruleTable(rule, [
  {
    name: 'alias to a key',
    config: signsWith(['vendor1']),
    dns: { ...published, ...keyThere },
    state: 'evaluated',
  },
  {
    name: 'key as TXT, selector in another case',
    config: signsWith(['Vendor1']),
    dns: { 'vendor1._domainkey.contoso.com': { TXT: [key] } },
    state: 'evaluated',
  },
  {
    name: 'not published',
    config: signsWith(['vendor1']),
    findings: [
      {
        message: 'missing',
        subject: 'contoso.com',
        discriminator: 'vendor1._domainkey.contoso.com',
        severity: 'medium',
        text: /^DKIM selector 'vendor1' of mxHERO is not published for contoso\.com: .* at vendor1\._domainkey\.contoso\.com\./,
        fix: /^Publish the record that the vendor names/,
      },
    ],
  },
  {
    name: 'listed although signing is on request: whoever lists it expects it',
    config: signsWith(['vendor1'], 'onRequest'),
    findings: [{ message: 'missing' }],
  },
  {
    name: 'one of two',
    config: signsWith(['vendor1', 'vendor2']),
    dns: { ...published, ...keyThere },
    findings: [{ message: 'missing', discriminator: 'vendor2._domainkey.contoso.com' }],
  },
  {
    name: 'the second waits for the next change of keys (its target is empty)',
    config: signsWith(['vendor1', 'vendor2']),
    dns: { ...published, ...keyThere, 'vendor2._domainkey.contoso.com': { CNAME: 'vendor2.dkim.example.com' } },
    state: 'evaluated',
  },
  {
    name: 'no target holds a key',
    config: signsWith(['vendor1', 'vendor2']),
    dns: { ...published, 'vendor2._domainkey.contoso.com': { CNAME: 'vendor2.dkim.example.com' } },
    findings: [
      { message: 'unusable', text: /vendor1\._domainkey\.contoso\.com leads to no single valid key/ },
      { message: 'unusable', discriminator: 'vendor2._domainkey.contoso.com' },
    ],
  },
  {
    name: 'withdrawn key',
    config: signsWith(['vendor1']),
    dns: { 'vendor1._domainkey.contoso.com': { TXT: ['v=DKIM1; p='] } },
    findings: [{ message: 'unusable' }],
  },
  {
    name: 'name of the target as TXT',
    config: signsWith(['vendor1']),
    dns: { 'vendor1._domainkey.contoso.com': { TXT: ['vendor1._domainkey.example.com'] } },
    findings: [{ message: 'unusable' }],
  },
  ...(['timeout', 'servfail'] as const).map((fails) => ({
    name: `two domains, the lookup of one fails: ${fails}`,
    config: signsWith(['vendor1']),
    sections: {
      AcceptedDomain: ['contoso.com', 'fabrikam.com'].map((name) => acceptedDomain({ Name: name, DomainName: name })),
    },
    dns: { 'vendor1._domainkey.contoso.com': { fails } },
    findings: [{ message: 'missing', subject: 'fabrikam.com' }],
    gaps: ['DKIM record'],
  })),
  {
    name: 'a domain that sends no mail needs no key',
    config: signsWith(['vendor1']),
    sections: { AcceptedDomain: [acceptedDomain({ Name: 'fabrikam.com', DomainName: 'fabrikam.com' })] },
    dns: { 'fabrikam.com': { TXT: ['v=spf1 -all'] } },
    state: 'evaluated',
  },
  {
    name: 'the target of one is not known: the other may be the idle one',
    config: signsWith(['vendor1', 'vendor2']),
    dns: {
      ...published,
      'vendor1.dkim.example.com': { fails: 'timeout' },
      'vendor2._domainkey.contoso.com': { CNAME: 'vendor2.dkim.example.com' },
    },
    gaps: ['DKIM record'],
    state: 'not-evaluated',
  },
  { name: 'selectors not known', config: signsWith(null), gaps: ['dkim.selectors'], state: 'not-evaluated' },
  { name: 'nor whether it signs', config: signsWith(null, null), gaps: ['dkim.selectors'], state: 'not-evaluated' },
  { name: 'on request, and not requested', config: { overrides: {} }, state: 'not-applicable' },
  { name: 'it does not sign', config: signsWith(['vendor1'], false), state: 'not-applicable' },
  { name: 'it asks for none', config: signsWith([]), state: 'not-applicable' },
  { name: 'nobody asked the DNS', config: signsWith(['vendor1']), dns: 'off', gaps: ['DNS'] },
  {
    name: 'outbound loopback',
    config: { outbound: 'loopback', ...signsWith(['vendor1']) },
    findings: [{ message: 'missing' }],
  },
  { name: 'nothing outbound', config: { outbound: 'none', ...signsWith(['vendor1']) }, state: 'not-applicable' },
]);
