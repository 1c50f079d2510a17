import { describe, expect, it } from 'vitest';
import { egress, routeInbound, routeOutbound, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { hostedConnectionFilterPolicy } from '../../../test/helpers/objects/hosted-connection-filter-policy.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { record, vendor } from '../../../test/helpers/spf-scene.ts';
import { exhibitIn, runScene, type Scene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

/** What the service publishes: these terms, then nobody else. */
const publishing = (...terms: readonly string[]) => ({
  '_spf.mxhero.com': { TXT: [`v=spf1 ${terms.join(' ')} -all`] },
});
const own = egress.map((address) => `ip4:${address}`);
const fewer = own.filter((term) => term !== 'ip4:107.23.152.206');
const drift = { subject: 'mxhero', severity: 'medium' } as const;

ruleTable(rule, [
  { name: 'published as the profile has it', state: 'evaluated' },
  {
    name: 'one address more',
    dns: publishing(...own, 'ip4:198.51.100.7'),
    findings: [
      {
        ...drift,
        message: 'added',
        text: /^SPF record of _spf\.mxhero\.com lets 198\.51\.100\.7 send for mxHERO, which profile 'mxhero' does not have\..*lack it: SenderIPAddresses of 'mxHERO Tenant Connector', IPAllowList of 'Default'\.$/,
        fix: /^mxlint profile mxhero --from-dns -o mxhero\.profile\.json$/,
      },
    ],
  },
  {
    name: 'one address less',
    dns: publishing(...fewer),
    findings: [
      {
        ...drift,
        message: 'failing',
        severity: 'high',
        text: /does not let 107\.23\.152\.206 send.*Mail from there in the name of contoso\.com fails SPF\..*: SenderIPAddresses of/,
      },
    ],
  },
  {
    name: 'one address less, and the domain lets it pass by itself',
    dns: { ...publishing(...fewer), ...record(`${vendor} ip4:107.23.152.206`) },
    findings: [{ ...drift, message: 'unpublished' }],
  },
  {
    name: 'one address less, and no mail leaves through the service',
    dns: publishing(...fewer),
    config: { outbound: 'none' },
    findings: [{ ...drift, message: 'unpublished' }],
  },
  {
    name: 'one for another',
    dns: publishing(...fewer, 'ip4:198.51.100.7'),
    findings: [
      {
        ...drift,
        message: 'bothFailing',
        severity: 'high',
        text: /lets 198\.51\.100\.7 send for mxHERO and 107\.23\.152\.206 not.* in the name of contoso\.com fails SPF\./,
      },
    ],
  },
  {
    name: 'one more and one fewer, and no mail leaves through the service',
    config: { outbound: 'none' },
    dns: publishing(...fewer, 'ip4:198.51.100.7'),
    findings: [
      {
        ...drift,
        message: 'both',
        severity: 'medium',
        text: /lets 198\.51\.100\.7 send for mxHERO and 107\.23\.152\.206 not/,
      },
    ],
  },
  {
    name: 'as blocks: two halves cover what they cover, the rest is new',
    dns: publishing(...own, 'ip4:54.208.111.0/25', 'ip4:54.208.111.128/25'),
    findings: [
      {
        ...drift,
        message: 'added',
        text: /lets 54\.208\.111\.0-54\.208\.111\.27, 54\.208\.111\.29-54\.208\.111\.255 send/,
      },
    ],
  },
  {
    name: 'by an include of the record (RFC 7208, section 5.2)',
    dns: {
      ...publishing('include:more.mxhero.com', ...own.slice(1)),
      'more.mxhero.com': { TXT: ['v=spf1 ip4:54.208.111.28 -all'] },
    },
    state: 'evaluated',
  },
  {
    name: 'a range that is no pass is not published (RFC 7208, section 4.6.2)',
    dns: publishing(...fewer, '?ip4:107.23.152.206'),
    findings: [{ ...drift, message: 'failing', severity: 'high' }],
  },
  {
    name: 'IPv6 published, and the profile knows that there is none',
    dns: publishing(...own, 'ip6:2001:db8::25'),
    findings: [{ ...drift, message: 'added', text: /lets 2001:db8::25 send.*lack it: none\.$/ }],
  },
  {
    name: 'IPv6 published, and the profile says nothing of it',
    dns: publishing(...own, 'ip6:2001:db8::25'),
    config: { overrides: { egress: { ipv6: null } } },
    state: 'evaluated',
  },
  {
    name: 'the lists of the tenant have the new address already',
    dns: publishing(...own, 'ip4:198.51.100.7'),
    sections: {
      InboundConnector: [tenantConnector({ SenderIPAddresses: [...egress, '198.51.100.0/28'] })],
      HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList: [...egress, '198.51.100.7'] })],
    },
    findings: [{ ...drift, message: 'added', text: /lack it: none\.$/ }],
  },
  {
    name: 'Enhanced Filtering and rules are lists too',
    dns: publishing(...own, 'ip4:198.51.100.7'),
    sections: {
      InboundConnector: [tenantConnector({ EFSkipIPs: egress })],
      TransportRule: [routeInbound({ ExceptIfSenderIpRanges: [...egress] }), routeOutbound()],
    },
    findings: [
      {
        ...drift,
        message: 'added',
        text: /EFSkipIPs of 'mxHERO Tenant Connector', ExceptIfSenderIpRanges of 'Route inbound mail via mxHERO'\.$/,
      },
    ],
  },
  {
    name: 'a part of the record failed: what is seen is judged, the rest is open',
    dns: {
      ...publishing('include:more.mxhero.com', ...fewer, 'ip4:198.51.100.7'),
      'more.mxhero.com': { fails: 'timeout' },
    },
    gaps: ['SPF record'],
  },
  {
    name: 'a later part failed',
    dns: {
      ...publishing(...fewer, 'ip4:198.51.100.7', 'include:more.mxhero.com'),
      'more.mxhero.com': { fails: 'timeout' },
    },
    findings: [{ ...drift, message: 'added', text: /lets 198\.51\.100\.7 send/ }],
    gaps: ['SPF record'],
  },
  {
    name: 'lists not exported, of which nobody knows',
    dns: publishing(...own, 'ip4:198.51.100.7'),
    sections: { InboundConnector: null, HostedConnectionFilterPolicy: null },
    findings: [{ ...drift, message: 'added', text: /lack it: lists that could not be read\.$/ }],
    gaps: ['InboundConnector', 'HostedConnectionFilterPolicy'],
  },
  { name: 'the lookup failed', dns: { '_spf.mxhero.com': { fails: 'timeout' } }, gaps: ['SPF record'] },
  {
    name: 'the name servers of the vendor fail',
    dns: { '_spf.mxhero.com': { fails: 'servfail' } },
    gaps: ['SPF record'],
  },
  { name: 'no record: another rule says so', dns: { '_spf.mxhero.com': null }, gaps: ['SPF record'] },
  { name: 'a broken record', dns: publishing(...own, 'ipv4:198.51.100.7'), gaps: ['SPF record'] },
  { name: 'hostile text in the record', dns: publishing(...own, '](x)\u001b[31m', "'; date"), gaps: ['SPF record'] },
  {
    name: 'everybody is let pass',
    dns: publishing('+all'),
    findings: [{ ...drift, message: 'added', text: /lets everybody else send for mxHERO, / }],
  },
  { name: 'nobody asked the DNS', dns: 'off', gaps: ['DNS'] },
  { name: 'no include known', config: { overrides: { spf: { include: null } } }, gaps: ['spf.include'] },
  {
    name: 'no include known, and none asked for: the record would tell the addresses all the same',
    config: { inbound: 'border', outbound: 'none', overrides: { spf: { include: null, requiredFor: 'outbound' } } },
    gaps: ['spf.include'],
  },
  { name: 'no include at all', config: { overrides: { spf: { include: 'none' } } }, state: 'not-applicable' },
  { name: 'no addresses known', config: { overrides: { egress: { ipv4: null } } }, gaps: ['egress.ipv4'] },
  { name: 'both directions none', config: { inbound: 'none', outbound: 'none' }, state: 'not-applicable' },
]);

describe('vendor/egress-drift, the table', () => {
  const tableOf = (scene: Scene) => exhibitIn(runScene([rule], scene).findings[0]);

  it('holds every address against profile, published record and the lists of the tenant', () => {
    const exhibit = tableOf({ dns: publishing(...fewer, 'ip4:198.51.100.7') });
    expect(exhibit?.columns).toEqual(['Address', 'Profile', 'Published', 'Connector', 'Allowed']);
    expect(exhibit?.rows.slice(0, 3)).toEqual([
      ['107.23.152.206', 'yes', 'missing', 'yes', 'yes'],
      ['198.51.100.7', 'missing', 'yes', 'missing', 'missing'],
      ['3.211.77.148', 'yes', 'yes', 'yes', 'yes'],
    ]);
    expect(exhibit?.rows).toHaveLength(9);
  });

  it('says what it does not know', () => {
    const exhibit = tableOf({
      dns: publishing(...own, 'ip4:198.51.100.7'),
      sections: { InboundConnector: null, HostedConnectionFilterPolicy: null },
    });
    expect(exhibit?.rows[0]).toEqual(['198.51.100.7', 'missing', 'yes', 'unknown', 'unknown']);
  });
});
