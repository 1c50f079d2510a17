import { acceptedDomain } from './accepted-domain.ts';
import { arcConfig } from './arc-config.ts';
import { dkimSigningConfig } from './dkim-signing-config.ts';
import { hostedConnectionFilterPolicy } from './hosted-connection-filter-policy.ts';
import { inboundConnector } from './inbound-connector.ts';
import { organizationConfig } from './organization-config.ts';
import { outboundConnector } from './outbound-connector.ts';
import { remoteDomain } from './remote-domain.ts';
import { transportConfig } from './transport-config.ts';
import { transportRule } from './transport-rule.ts';

/** Makes a whole object of each kind, as its cmdlet prints it. */
export const factories = {
  AcceptedDomain: acceptedDomain,
  ArcConfig: arcConfig,
  DkimSigningConfig: dkimSigningConfig,
  HostedConnectionFilterPolicy: hostedConnectionFilterPolicy,
  InboundConnector: inboundConnector,
  OrganizationConfig: organizationConfig,
  OutboundConnector: outboundConnector,
  RemoteDomain: remoteDomain,
  TransportConfig: transportConfig,
  TransportRule: transportRule,
} as const;
