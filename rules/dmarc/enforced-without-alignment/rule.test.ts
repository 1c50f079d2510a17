import { expect, it } from 'vitest';
import { guideDomain } from '../../../test/helpers/guide-zone.ts';
import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import strict from '../strict-alignment/rule.ts';
import rule from './rule.ts';

const accepted = (...names: readonly string[]) => ({
  AcceptedDomain: names.map((name) => acceptedDomain({ Name: name, DomainName: name })),
});
/** Nothing confirms that the service signs anew. */
const unconfirmed = { overrides: {} };
const overriding = (overrides: object) => ({ overrides });
const spf = (...TXT: readonly string[]) => ({ 'contoso.com': { TXT } });
const withoutService = spf('v=spf1 include:spf.protection.outlook.com -all');
const dmarc = (text: string) => ({ '_dmarc.contoso.com': { TXT: [text] } });

ruleTable(rule, [
  { name: 'as the guide says', state: 'evaluated' },
  { name: 'SPF lets the service pass', config: unconfirmed, state: 'evaluated' },
  { name: 'the service is known to sign anew', dns: withoutService, state: 'evaluated' },
  {
    name: 'neither',
    config: unconfirmed,
    dns: withoutService,
    findings: [
      {
        message: 'unauthorized',
        subject: 'contoso.com',
        severity: 'high',
        text: /^Domain 'contoso\.com' has the DMARC policy reject, .*SPF does not let 3\.211\.77\.148, .* pass, and mxHERO.* Receivers refuse it\.$/,
        fix: /^Authorize include:_spf\.mxhero\.com in the SPF record of the domain, and have the vendor sign/,
      },
    ],
  },
  {
    name: 'quarantine',
    config: unconfirmed,
    dns: { ...withoutService, ...dmarc('v=DMARC1; p=quarantine') },
    findings: [{ message: 'unauthorized', text: /policy quarantine, .*junk folder\.$/ }],
  },
  { name: 'none', config: unconfirmed, dns: { ...withoutService, ...dmarc('v=DMARC1; p=none') }, state: 'evaluated' },
  {
    name: 'quarantine as a test is none (RFC 9989, section 4.7)',
    config: unconfirmed,
    dns: { ...withoutService, ...dmarc('v=DMARC1; p=quarantine; t=y') },
    state: 'evaluated',
  },
  {
    name: 'reject as a test is quarantine',
    config: unconfirmed,
    dns: { ...withoutService, ...dmarc('v=DMARC1; p=reject; t=y') },
    findings: [{ message: 'unauthorized', text: /policy quarantine/ }],
  },
  {
    name: 'a policy that nobody can read enforces nothing',
    config: unconfirmed,
    dns: { ...withoutService, ...dmarc('v=DMARC1; p=all') },
    state: 'evaluated',
  },
  { name: 'no DMARC', config: unconfirmed, dns: { ...withoutService, '_dmarc.contoso.com': null }, state: 'evaluated' },
  {
    name: 'part of the addresses: those that do not pass are named, as blocks',
    config: overriding({ egress: { ipv4: ['192.0.2.0/30', '198.51.100.7'] } }),
    dns: spf('v=spf1 ip4:192.0.2.0/31 ip4:198.51.100.0/24 -all'),
    findings: [{ message: 'unauthorized', text: /does not let 192\.0\.2\.2\/31 pass/ }],
  },
  {
    name: 'two blocks cover the whole',
    config: overriding({ egress: { ipv4: ['192.0.2.0/24'] } }),
    dns: spf('v=spf1 ip4:192.0.2.0/25 ip4:192.0.2.128/25 -all'),
    state: 'evaluated',
  },
  {
    name: 'IPv6 addresses count too',
    config: overriding({ egress: { ipv4: ['192.0.2.1'], ipv6: ['2001:db8::/32'] } }),
    dns: spf('v=spf1 ip4:192.0.2.1 -all'),
    findings: [{ message: 'unauthorized', text: /does not let 2001:db8::\/32 pass/ }],
  },
  {
    name: 'softfail is no pass (RFC 7208, section 2.6)',
    config: unconfirmed,
    dns: spf('v=spf1 include:spf.protection.outlook.com ~include:_spf.mxhero.com ~all'),
    findings: [{ message: 'unauthorized' }],
  },
  {
    name: 'two SPF records let nobody pass (RFC 7208, section 4.5)',
    config: unconfirmed,
    dns: spf('v=spf1 include:_spf.mxhero.com -all', 'v=spf1 -all'),
    findings: [{ message: 'unauthorized' }],
  },
  { name: 'no SPF record', config: unconfirmed, dns: { 'contoso.com': null }, findings: [{ message: 'unauthorized' }] },
  {
    name: 'the service sends with an envelope of its own',
    config: overriding({ alignment: { envelope: 'none' } }),
    findings: [
      {
        message: 'unaligned',
        severity: 'high',
        text: /envelope is not that of the domain/,
        fix: /^Have the vendor sign/,
      },
    ],
  },
  {
    name: 'envelope of a name below the domain, relaxed',
    config: overriding({ alignment: { envelope: 'relaxed' } }),
    state: 'evaluated',
  },
  {
    name: 'envelope of a name below the domain, strict (RFC 9989, section 4.4)',
    config: overriding({ alignment: { envelope: 'relaxed' } }),
    dns: dmarc('v=DMARC1; p=reject; aspf=s'),
    findings: [{ message: 'unaligned', fix: /^Relax the alignment \(aspf=r\)/ }],
  },
  {
    name: 'signs in its own name: the signature does not count',
    config: overriding({ dkim: { resignsOutbound: true }, alignment: { signature: 'none' } }),
    dns: withoutService,
    findings: [{ message: 'unauthorized' }],
  },
  {
    name: 'signs for a name below, strict',
    config: overriding({ dkim: { resignsOutbound: true }, alignment: { signature: 'relaxed' } }),
    dns: { ...withoutService, ...dmarc('v=DMARC1; p=reject; adkim=s') },
    findings: [{ message: 'unauthorized' }],
  },
  {
    name: 'signs for a name below, relaxed',
    config: overriding({ dkim: { resignsOutbound: true }, alignment: { signature: 'relaxed' } }),
    dns: withoutService,
    state: 'evaluated',
  },
  {
    name: 'not known with whose envelope it sends',
    config: overriding({ behavior: { preservesMailFrom: false } }),
    gaps: ['alignment.envelope'],
    state: 'not-evaluated',
  },
  {
    name: 'a vendor without a known include',
    config: overriding({ spf: { include: null } }),
    dns: withoutService,
    findings: [{ message: 'unauthorized', fix: /^Authorize the addresses of the service/ }],
  },
  {
    name: 'a domain that inherits its policy has an SPF record of its own to mend',
    sections: accepted('contoso.com', 'emea.contoso.com'),
    config: unconfirmed,
    dns: { 'emea.contoso.com': { TXT: ['v=spf1 ip4:192.0.2.1 -all'] } },
    findings: [{ message: 'unauthorized', subject: 'emea.contoso.com' }],
  },
  ...(['timeout', 'servfail'] as const).flatMap((fails) => [
    {
      name: `SPF of one of two domains does not answer: ${fails}`,
      sections: accepted('contoso.com', 'fabrikam.com'),
      config: unconfirmed,
      dns: {
        ...guideDomain('fabrikam.com', 'contoso.onmicrosoft.com'),
        'fabrikam.com': { TXT: ['v=spf1 ip4:192.0.2.1 -all'] },
        'contoso.com': { fails },
      },
      findings: [{ message: 'unauthorized', subject: 'fabrikam.com' }],
      gaps: ['SPF record'],
    },
    {
      name: `the include of the service does not answer: ${fails}`,
      config: unconfirmed,
      dns: { '_spf.mxhero.com': { fails } },
      gaps: ['SPF record'],
      state: 'not-evaluated' as const,
    },
    {
      name: `DMARC does not answer: ${fails}`,
      config: unconfirmed,
      dns: { ...withoutService, '_dmarc.contoso.com': { fails } },
      gaps: ['DMARC record'],
      state: 'not-evaluated' as const,
    },
  ]),
  {
    name: 'an include that does not answer behind the one that lets the service pass',
    config: unconfirmed,
    dns: {
      ...spf('v=spf1 include:_spf.mxhero.com include:_spf.example.com -all'),
      '_spf.example.com': { fails: 'timeout' },
    },
    state: 'evaluated',
  },
  {
    name: 'a domain that sends no mail',
    sections: accepted('contoso.com', 'fabrikam.com'),
    config: unconfirmed,
    dns: {
      'fabrikam.com': { TXT: ['v=spf1 -all'] },
      '_dmarc.fabrikam.com': { TXT: ['v=DMARC1; p=reject'] },
    },
    state: 'evaluated',
  },
  {
    name: 'one that is declared for the service sends, whatever its record says',
    config: unconfirmed,
    dns: spf('v=spf1 -all'),
    findings: [{ message: 'unauthorized', subject: 'contoso.com' }],
  },
  {
    name: 'a name made of the address: each address is looked up (RFC 7208, section 7)',
    config: overriding({ egress: { ipv4: ['192.0.2.1', '192.0.2.9'] } }),
    dns: {
      ...spf('v=spf1 exists:%{i}._spf.example.com -all'),
      '192.0.2.1._spf.example.com': { A: ['127.0.0.2'] },
    },
    findings: [{ message: 'unauthorized', text: /does not let 192\.0\.2\.9 pass/ }],
  },
  {
    name: 'all of them are there',
    config: overriding({ egress: { ipv4: ['192.0.2.1'] } }),
    dns: {
      ...spf('v=spf1 exists:%{i}._spf.example.com -all'),
      '192.0.2.1._spf.example.com': { A: ['127.0.0.2'] },
    },
    state: 'evaluated',
  },
  {
    name: 'one of the names does not answer',
    config: overriding({ egress: { ipv4: ['192.0.2.1'] } }),
    dns: {
      ...spf('v=spf1 exists:%{i}._spf.example.com -all'),
      '192.0.2.1._spf.example.com': { fails: 'timeout' },
    },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  {
    name: 'a block cannot be looked up address by address',
    config: overriding({ egress: { ipv4: ['192.0.2.0/24'] } }),
    dns: spf('v=spf1 exists:%{i}._spf.example.com -all'),
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  {
    name: 'a name made of the sender: no message, no verdict',
    config: unconfirmed,
    dns: spf('v=spf1 exists:%{l}._spf.example.com -all'),
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  {
    name: 'hostile text in both records',
    config: unconfirmed,
    dns: { ...spf('v=spf1 "](x)\u0007 -all'), ...dmarc(`v=DMARC1; p=reject; x="](\u0007${'y'.repeat(3000)}`) },
    findings: [{ message: 'unauthorized' }],
  },
  { name: 'a service that changes nothing', config: overriding({ modifiesContent: false }), state: 'not-applicable' },
  { name: 'not known whether it does', config: overriding({ modifiesContent: null }), gaps: ['modifiesContent'] },
  { name: 'addresses not known', config: overriding({ egress: { ipv4: null } }), gaps: ['egress.ipv4'] },
  {
    name: 'outbound loopback',
    config: { outbound: 'loopback', ...unconfirmed },
    dns: withoutService,
    state: 'not-applicable',
  },
  { name: 'nobody asked the DNS', config: unconfirmed, dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
  { name: 'accepted domains not exported', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'] },
]);

it('says in one finding what strict alignment takes away', () => {
  const { findings } = runScene([rule, strict], {
    config: overriding({ alignment: { envelope: 'relaxed', signature: 'relaxed' }, dkim: { resignsOutbound: true } }),
    dns: dmarc('v=DMARC1; p=reject; aspf=s; adkim=s'),
  });
  expect(findings.map((finding) => finding.rule)).toEqual(['dmarc/enforced-without-alignment']);
});
