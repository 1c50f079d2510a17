import { tenantConnectorSettings } from '../mxhero.ts';
import type { Over } from '../objects/cmdlet-object.ts';
import { acceptAllowList } from './accepted.ts';
import { loopbackStandard } from './clean-loopback.ts';
import { declareVendor } from './config-file.ts';
import { changed, type Draft } from './draft.ts';
import { cleanFixture, type TenantFixture } from './tenant-fixture.ts';

const hosts = ['mx1.gateway.example.com', 'mx2.gateway.example.com'];
const addresses = ['203.0.113.10', '203.0.113.11'];

/** What the operator of the gateway answered. */
const answers = {
  domains: ['gateway.example.com'],
  endpoints: { outbound: ['smart.gateway.example.com'] },
  egress: { ipv4: addresses, ipv6: [], shared: true },
  return: { identifyBy: 'ip' },
  mx: { hosts },
  spf: { include: '_spf.gateway.example.com' },
  arc: { sealer: 'none' },
  dkim: { resignsOutbound: false, selectors: [] },
  modifiesContent: false,
  tnefOff: false,
  dashboard: { server: 'required' },
};

const fromGateway: Over = {
  Name: 'Only from the gateway',
  SenderIPAddresses: addresses,
  RestrictDomainsToIPAddresses: true,
  EFSkipLastIP: false,
  EFSkipIPs: addresses,
};

/** The gateway is the MX; the service has its loop behind it, and outbound mail leaves through the service. */
function orderedTenant(): Draft {
  const draft = loopbackStandard();
  const domains = ['contoso.com', 'emea.contoso.com'];
  const [service] = draft.config.services;
  const [gateway] = declareVendor(
    'generic-gateway',
    { inbound: 'border', outbound: 'none' },
    domains,
    answers,
  ).services;
  const returning = changed(draft.inbound, String(tenantConnectorSettings['Name']), {
    RestrictDomainsToIPAddresses: true,
  });
  const config = acceptAllowList({ ...draft.config, services: [service] }, 'contoso.com');
  return {
    ...draft,
    inbound: [fromGateway, ...returning],
    config: {
      ...config,
      services: [gateway, service],
      order: { inbound: ['generic-gateway', 'mxhero'] },
      gateway: { hosts, addresses },
    },
    dns: {
      '_spf.gateway.example.com': { TXT: ['v=spf1 a:out.gateway.example.com -all'] },
      'out.gateway.example.com': { A: addresses },
      'smart.gateway.example.com': { A: ['203.0.113.20'] },
    },
  };
}

/** The smart host of the gateway, from the time before the service: it takes whatever leaves, by recipient domain. */
const toGateway: Over = {
  Name: 'Everything to the gateway',
  ConnectorType: 'Partner',
  RecipientDomains: ['*'],
  SmartHosts: ['smart.gateway.example.com'],
  UseMXRecord: false,
  IsTransportRuleScoped: false,
  TlsSettings: 'DomainValidation',
  TlsDomain: 'smart.gateway.example.com',
};

/** Both services take outbound mail, and nobody has said which of them comes first. */
function undeclaredTenant(): Draft {
  const draft = orderedTenant();
  const { order: _, ...config } = draft.config;
  const [gateway, ...others] = config.services;
  return {
    ...draft,
    outbound: [...draft.outbound, toGateway],
    config: { ...config, services: [{ ...gateway, outbound: 'standard' }, ...others] },
    spf: 'v=spf1 include:spf.protection.outlook.com include:_spf.mxhero.com include:_spf.gateway.example.com ~all',
  };
}

export const twoServiceTenants: readonly TenantFixture[] = [
  cleanFixture(
    'clean-two-services',
    'A gateway receives the mail of Contoso and filters it, then the service has its loop behind it; outbound mail leaves through the service. Both are declared, and in which order mail passes them.',
    orderedTenant(),
  ),
  {
    name: 'two-services-undeclared',
    about:
      'The tenant of `clean-two-services`; the smart host of the gateway still takes whatever leaves, so that two services take outbound mail, and no order is declared any more.',
    departs: 'Exchange Online mail-flow design guide 2, 4 and 6',
    says: 'A medium finding about outbound mail that names both services. What rests on headers of the gateway is not judged: nobody has said whether it has any.',
    expected: { vendor: [], exchange: ['routing/second-vendor'] },
    draft: undeclaredTenant(),
  },
];
