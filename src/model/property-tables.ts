import { acceptedDomainProperties } from './accepted-domain.ts';
import { arcConfigProperties } from './arc-config.ts';
import { dkimSigningConfigProperties } from './dkim-signing-config.ts';
import { hostedConnectionFilterPolicyProperties } from './hosted-connection-filter-policy.ts';
import { inboundConnectorProperties } from './inbound-connector.ts';
import { organizationConfigProperties } from './organization-config.ts';
import { outboundConnectorProperties } from './outbound-connector.ts';
import { remoteDomainProperties } from './remote-domain.ts';
import { transportConfigProperties } from './transport-config.ts';
import { transportRuleProperties } from './transport-rule.ts';

/** The property table of each cmdlet noun. */
export const propertyTables = {
  AcceptedDomain: acceptedDomainProperties,
  ArcConfig: arcConfigProperties,
  DkimSigningConfig: dkimSigningConfigProperties,
  HostedConnectionFilterPolicy: hostedConnectionFilterPolicyProperties,
  InboundConnector: inboundConnectorProperties,
  OrganizationConfig: organizationConfigProperties,
  OutboundConnector: outboundConnectorProperties,
  RemoteDomain: remoteDomainProperties,
  TransportConfig: transportConfigProperties,
  TransportRule: transportRuleProperties,
} as const;
