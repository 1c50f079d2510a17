import type { Zone } from '../dns/zone.ts';
import { egress } from '../mxhero.ts';
import { borderNone } from './clean-border.ts';
import { loopbackNone, loopbackStandard } from './clean-loopback.ts';
import { mailHostOf } from './config-file.ts';
import { changed, type Draft } from './draft.ts';
import type { TenantFixture } from './tenant-fixture.ts';

function withDns(draft: Draft, dns: Zone): Draft {
  return { ...draft, dns: { ...draft.dns, ...dns } };
}

/** The tenant of `clean-loopback-standard`, whose main domain publishes these TXT records. */
function withTxt(...texts: readonly string[]): Draft {
  return withDns(loopbackStandard(), { 'contoso.com': { MX: [[0, mailHostOf('contoso.com')]], TXT: texts } });
}

/** Nobody has asked the vendor whether it signs anew what it changes. */
function unconfirmed(draft: Draft): Draft {
  const { overrides: _, ...service } = draft.config.services[0];
  return { ...draft, config: { ...draft.config, services: [service] } };
}

/** Senders of a company that has grown: each include costs one lookup or two. */
const manySenders: Zone = {
  '_spf.crm.example.com': { TXT: ['v=spf1 include:_spf1.crm.example.com include:_spf2.crm.example.com ~all'] },
  '_spf1.crm.example.com': { TXT: ['v=spf1 ip4:192.0.2.0/27 ~all'] },
  '_spf2.crm.example.com': { TXT: ['v=spf1 ip4:192.0.2.32/27 ~all'] },
  '_spf.news.example.com': { TXT: ['v=spf1 include:_netblocks.news.example.com a:out.news.example.com ~all'] },
  '_netblocks.news.example.com': { TXT: ['v=spf1 ip4:198.51.100.0/28 ~all'] },
  'out.news.example.com': { A: ['198.51.100.40'] },
  '_spf.shop.example.com': { TXT: ['v=spf1 include:_out.shop.example.com mx:shop.example.com ~all'] },
  '_out.shop.example.com': { TXT: ['v=spf1 ip4:203.0.113.64/28 ~all'] },
  'shop.example.com': { MX: [[10, 'mx.shop.example.com']] },
  'mx.shop.example.com': { A: ['203.0.113.90'] },
};

function elevenLookups(): Draft {
  const includes = ['crm', 'news', 'shop'].map((name) => `include:_spf.${name}.example.com`).join(' ');
  const text = `v=spf1 mx ${includes} include:spf.protection.outlook.com include:_spf.mxhero.com ~all`;
  return withDns(withTxt(text), manySenders);
}

function unlocked(): Draft {
  const draft = borderNone();
  return { ...draft, inbound: draft.inbound.map((over) => ({ ...over, RestrictDomainsToIPAddresses: false })) };
}

function lockedOut(): Draft {
  const draft = loopbackNone();
  return { ...draft, inbound: changed(draft.inbound, 'mxHERO Rückweg', { RestrictDomainsToIPAddresses: true }) };
}

const drifted = ['ip4:52.7.9.11', ...egress.slice(1).map((address) => `ip4:${address}`)].join(' ');

function policyFor(host: string): string {
  return ['version: STSv1', 'mode: enforce', `mx: ${host}`, 'max_age: 604800', ''].join('\r\n');
}

export const brokenDns: readonly TenantFixture[] = [
  {
    name: 'spf-underscore',
    about: 'The tenant of `clean-loopback-standard`; SPF of contoso.com has include:mxhero.com, the usual mistake.',
    departs: 'mxHERO Office 365 Configuration Guide 6.5 and 8',
    says: 'A high finding at the SPF record with the corrected one: the include authorizes nobody, so mail that the service sends on fails, and with DMARC at reject it is refused.',
    expected: { vendor: ['spf/vendor-include-wrong'], verified: ['mail-flow/egress-not-in-spf'] },
    draft: unconfirmed(withTxt('v=spf1 include:spf.protection.outlook.com include:mxhero.com ~all')),
  },
  {
    name: 'spf-two-records',
    about:
      'The tenant of `clean-loopback-standard`; somebody added a second SPF record for the service instead of merging.',
    departs: 'mxHERO Office 365 Configuration Guide 6.5 (one record)',
    says: 'A high finding that shows the merged record: with two, receivers give permerror for every sender.',
    expected: { vendor: [], exchange: ['spf/multiple-records'] },
    draft: withTxt('v=spf1 include:spf.protection.outlook.com -all', 'v=spf1 include:_spf.mxhero.com ~all'),
  },
  {
    name: 'spf-eleven-lookups',
    about:
      'The tenant of `clean-loopback-standard`; SPF of contoso.com takes twelve lookups, and the include of the service comes last.',
    departs: 'RFC 7208, section 4.6.4',
    says: 'A high finding: mail of Microsoft and of the service fails past the tenth lookup. The tree shows what each include costs, and that `mx` adds nobody. Documentation addresses stand for those of the senders; no server has them.',
    expected: {
      vendor: [],
      exchange: ['spf/term-redundant', 'spf/too-many-lookups', 'spf/void-lookups'],
      security: ['spf/range-broad'],
    },
    draft: elevenLookups(),
  },
  {
    name: 'spf-broken',
    about: 'The tenant of `clean-loopback-standard`; the SPF record of contoso.com has several mistakes at once.',
    departs: 'RFC 7208, section 4.6; mxHERO Office 365 Configuration Guide 6.5',
    says: 'High findings that name the wrong term and show the record that should be published.',
    expected: { vendor: [], exchange: ['spf/modifier-suspicious', 'spf/syntax-error', 'spf/terms-after-all'] },
    draft: withDns(
      withTxt(
        'v=spf1 include:spf.protection.outlook.com ipv4:203.0.113.5 include=_spf.mxhero.com ~all include:_spf.crm.example.com',
      ),
      manySenders,
    ),
  },
  {
    name: 'border-open',
    about:
      'The tenant of `clean-border-none`; nothing keeps strangers from handing mail straight to the host at Microsoft.',
    departs: 'Exchange Online mail flow design guide 2',
    says: 'A high finding: anybody who knows the host of the tenant passes by gateway and service.',
    expected: { vendor: [], security: ['connector/inbound-lockdown-missing'] },
    draft: unlocked(),
  },
  {
    name: 'lockdown-blocks-senders',
    about:
      'The tenant of `clean-loopback-none`; the return connector restricts all senders to the addresses of the service although mail arrives at Microsoft.',
    departs: 'mxHERO Office 365 Configuration Guide 5.1 (leave the restriction off)',
    says: 'A critical finding: mail straight from the internet is refused.',
    expected: { vendor: [], exchange: ['connector/inbound-lockdown-blocks-senders'] },
    draft: lockedOut(),
  },
  {
    name: 'mx-outside',
    about: 'The tenant of `clean-loopback-none`; its MX is a gateway that nobody declared.',
    departs: 'mxHERO Office 365 Configuration Guide 1 (inbound loopback: MX at Microsoft)',
    says: 'A high finding at the MX: the declared inbound loopback does not fit it. Nothing keeps mail from passing by that gateway (security).',
    expected: { vendor: ['mx/architecture-mismatch'], security: ['connector/inbound-lockdown-missing'] },
    draft: withDns(loopbackNone(), {
      'fabrikam.com': {
        MX: [[10, 'mx.gateway.example.com']],
        TXT: ['v=spf1 include:spf.protection.outlook.com include:_spf.mxhero.com ~all'],
      },
      'mx.gateway.example.com': { A: ['203.0.113.1'] },
      'mta-sts.fabrikam.com': { A: ['192.0.2.80'], https: { body: policyFor('mx.gateway.example.com') } },
    }),
  },
  {
    name: 'published-record-drift',
    about:
      'The tenant of `clean-loopback-standard`; the service publishes one address that its profile does not have, and no longer one that it has.',
    departs: 'mxHERO Office 365 Configuration Guide 2.2',
    says: 'A high finding about the profile, with the table of every copy of the list.',
    expected: { vendor: ['vendor/egress-drift'] },
    draft: withDns(loopbackStandard(), { '_spf.mxhero.com': { TXT: [`v=spf1 ${drifted} -all`] } }),
  },
  {
    name: 'mta-sts-misses-mx',
    about: 'The tenant of `clean-loopback-none`; its enforced MTA-STS policy names only the new hosts of Microsoft.',
    departs: 'RFC 8461, section 4.1',
    says: 'A high finding: senders that honor the policy do not deliver.',
    expected: { vendor: [], exchange: ['mta-sts/policy-misses-mx'] },
    draft: withDns(loopbackNone(), {
      'mta-sts.fabrikam.com': { A: ['192.0.2.80'], https: { body: policyFor('*.mx.microsoft') } },
    }),
  },
  {
    name: 'dns-partly-unanswered',
    about: 'The tenant of `clean-loopback-standard`; nothing about emea.contoso.com could be learnt from the DNS.',
    departs: 'nothing',
    says: 'No finding about emea.contoso.com, and no clean bill: what could not be judged is named with the outcome. The other domain is judged.',
    expected: { vendor: [] },
    draft: withDns(
      loopbackStandard(),
      Object.fromEntries(
        ['emea.contoso.com', '_dmarc.emea.contoso.com', '_mta-sts.emea.contoso.com', '_smtp._tls.emea.contoso.com'].map(
          (name) => [name, { fails: 'timeout' as const }],
        ),
      ),
    ),
  },
];
