import type { Sections } from './objects/bundle.ts';
import { acceptedDomain } from './objects/accepted-domain.ts';
import { arcConfig } from './objects/arc-config.ts';
import { dkimSigningConfig } from './objects/dkim-signing-config.ts';
import { hostedConnectionFilterPolicy } from './objects/hosted-connection-filter-policy.ts';
import { organizationConfig } from './objects/organization-config.ts';
import { remoteDomain } from './objects/remote-domain.ts';
import { transportConfig } from './objects/transport-config.ts';
import { headerValue } from './objects/header-value.ts';
import { egress, inboundRoute, outboundRoute, routeInbound, routeOutbound, tenantConnector } from './mxhero.ts';

/** A small tenant that follows the guide: inbound loopback, outbound standard. Rows of rule tables change parts of it. */
export function guideSections(): Sections {
  return {
    ArcConfig: [arcConfig({ ArcTrustedSealers: ['mxhero.com'] })],
    InboundConnector: [tenantConnector()],
    OutboundConnector: [inboundRoute(), outboundRoute()],
    TransportRule: [routeInbound(), routeOutbound({ Priority: 1 })],
    RemoteDomain: [remoteDomain({ Name: 'Default', DomainName: '*', TNEFEnabled: false })],
    HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList: [...egress] })],
    AcceptedDomain: [
      acceptedDomain({ Name: 'contoso.com', DomainName: 'contoso.com', Default: true }),
      acceptedDomain({ Name: 'contoso.onmicrosoft.com', DomainName: 'contoso.onmicrosoft.com', InitialDomain: true }),
    ],
    DkimSigningConfig: [dkimSigningConfig({ Name: 'contoso.com', Domain: 'contoso.com' })],
    OrganizationConfig: [organizationConfig()],
    TransportConfig: [transportConfig()],
    DistributionGroupMember: [],
  };
}

/** The first service of the configuration that goes with it. */
export const guideService = {
  vendor: 'mxhero',
  inbound: 'loopback',
  outbound: 'standard',
  headerValue,
  // What the guide has one ask the vendor: that outgoing mail is signed anew.
  overrides: { dkim: { resignsOutbound: true, selectors: [] } },
  domains: {
    'contoso.com': {
      server: 'contoso-com.mail.protection.outlook.com',
      relayServer: null,
      rcptLookup: true,
      mxLookup: false,
      mailSystem: 'microsoft365',
    },
  },
};
