import { egress } from '../mxhero.ts';
import { acceptNothing } from './accepted.ts';
import { borderStandard } from './clean-border.ts';
import { loopbackNone, loopbackStandard } from './clean-loopback.ts';
import { selective } from './clean-variants.ts';
import { changed, type Draft } from './draft.ts';
import type { TenantFixture } from './tenant-fixture.ts';

/** Addresses that the service might have used once; documentation addresses of RFC 5737. */
const formerEgress = ['198.51.100.11', '198.51.100.12', '198.51.100.140', '203.0.113.77'];

/** Six of the eight addresses, three of them as blocks, one with host bits set. */
const partlyAsBlocks = [
  '54.208.111.28/30',
  '54.236.184.32/32',
  '54.165.252.129/31',
  '54.165.253.193',
  '54.209.222.83',
  '107.23.152.206',
];

function connectorDrift(): Draft {
  const draft = selective();
  const known = egress.filter((address) => address !== '107.23.152.206');
  return { ...draft, inbound: changed(draft.inbound, 'mxHERO Tenant Connector', { SenderIPAddresses: known }) };
}

function filteringDrift(): Draft {
  const draft = borderStandard();
  const skipped = [...egress.slice(0, 6), '203.0.113.0/29'];
  return { ...draft, inbound: changed(draft.inbound, 'mxHERO Tenant Connector', { EFSkipIPs: skipped }) };
}

function wholeDrift(): Draft {
  const draft = loopbackStandard();
  return {
    ...draft,
    inbound: changed(draft.inbound, 'mxHERO Tenant Connector', { SenderIPAddresses: formerEgress }),
    filters: [{ Name: 'Default', IPAllowList: formerEgress }],
    config: acceptNothing(draft.config),
  };
}

function allowListMissing(): Draft {
  const draft = loopbackNone();
  return { ...draft, filters: [{ Name: 'Default' }], config: acceptNothing(draft.config) };
}

export const brokenAddresses: readonly TenantFixture[] = [
  {
    name: 'ip-drift-connector',
    about: 'The tenant of `clean-selective`; the return connector lacks 107.23.152.206.',
    departs: 'mxHERO Office 365 Configuration Guide 2.2 and 5.1',
    says: 'A high finding at "mxHERO Tenant Connector" that names the missing address.',
    expected: { vendor: ['connector/inbound-ip-missing'] },
    draft: connectorDrift(),
  },
  {
    name: 'ip-drift-allow-list',
    about:
      'The tenant of `clean-loopback-standard`; the allow list holds six of the eight addresses, partly written as blocks.',
    departs: 'mxHERO Office 365 Configuration Guide 2.2 and 5.2',
    says: 'A high finding at the connection filter that names 3.211.77.148 and 52.22.51.97 and no other address.',
    expected: { vendor: ['connection-filter/service-ip-missing'], security: ['connection-filter/allow-entry-broad'] },
    draft: { ...loopbackStandard(), filters: [{ Name: 'Default', IPAllowList: partlyAsBlocks }] },
  },
  {
    name: 'ip-drift-enhanced-filtering',
    about:
      'The tenant of `clean-border-standard`; Enhanced Filtering skips neither two addresses of the service nor the whole gateway.',
    departs: 'Exchange Online mail-flow design guide 3; Microsoft Learn, Enhanced Filtering for Connectors',
    says: 'A high finding of the profile exchange that names the missing addresses.',
    expected: { vendor: [], exchange: ['enhanced-filtering/hops-incomplete'] },
    draft: filteringDrift(),
  },
  {
    name: 'ip-drift-whole',
    about:
      'The tenant of `clean-loopback-standard` with addresses of years ago in the return connector and in the allow list: none is current.',
    departs: 'mxHERO Office 365 Configuration Guide 2.2, 5.1 and 5.2',
    says: 'Returning mail in an own name is refused as Direct Send (exchange): no connector recognizes the service, which the profile vendor alone would say by itself. The allow list lacks all eight addresses and lets through strangers.',
    expected: {
      vendor: ['connection-filter/service-ip-missing'],
      exchange: ['organization/direct-send-rejects-return'],
      security: ['connection-filter/allow-entry-unrelated'],
      verified: ['mail-flow/arrival-refused'],
    },
    draft: wholeDrift(),
  },
  {
    name: 'allow-list-missing',
    about: 'The tenant of `clean-loopback-none`; nobody filled the allow list of the connection filter.',
    departs: 'mxHERO Office 365 Configuration Guide 5.2',
    says: 'A high finding at the connection filter that names all eight addresses; the profile security prefers this state.',
    expected: { vendor: ['connection-filter/service-ip-missing'] },
    draft: allowListMissing(),
  },
];
