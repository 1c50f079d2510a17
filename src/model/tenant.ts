import type { AcceptedDomain } from './accepted-domain.ts';
import type { ArcConfig } from './arc-config.ts';
import type { DistributionGroupMember } from './distribution-group-member.ts';
import type { DkimSigningConfig } from './dkim-signing-config.ts';
import type { HostedConnectionFilterPolicy } from './hosted-connection-filter-policy.ts';
import type { InboundConnector } from './inbound-connector.ts';
import type { OrganizationConfig } from './organization-config.ts';
import type { OutboundConnector } from './outbound-connector.ts';
import type { RemoteDomain } from './remote-domain.ts';
import type { Section, SectionKind } from './section.ts';
import type { TransportConfig } from './transport-config.ts';
import type { TransportRule } from './transport-rule.ts';

/** The type of the objects of each section. */
export interface ObjectOf {
  AcceptedDomain: AcceptedDomain;
  ArcConfig: ArcConfig;
  DistributionGroupMember: DistributionGroupMember;
  DkimSigningConfig: DkimSigningConfig;
  HostedConnectionFilterPolicy: HostedConnectionFilterPolicy;
  InboundConnector: InboundConnector;
  OrganizationConfig: OrganizationConfig;
  OutboundConnector: OutboundConnector;
  RemoteDomain: RemoteDomain;
  TransportConfig: TransportConfig;
  TransportRule: TransportRule;
}

/** The normalized whole: what the tenant is, as far as the input says. */
export type Tenant = { readonly [K in SectionKind]: Section<ObjectOf[K]> };
