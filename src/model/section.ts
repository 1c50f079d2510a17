import type { Why } from './fact.ts';
import type { Location } from './location.ts';

/** The sections of a tenant, named by the nouns of the cmdlets that print them. */
export const sectionKinds = [
  'AcceptedDomain',
  'ArcConfig',
  'DistributionGroupMember',
  'DkimSigningConfig',
  'HostedConnectionFilterPolicy',
  'InboundConnector',
  'OrganizationConfig',
  'OutboundConnector',
  'RemoteDomain',
  'TransportConfig',
  'TransportRule',
] as const;

export type SectionKind = (typeof sectionKinds)[number];

/**
 * The objects of one kind. Only a complete section says that an object does not exist;
 * `partial` holds what was seen, with the reason why there may be more.
 */
export type Section<T> =
  | { readonly state: 'complete'; readonly objects: readonly T[]; readonly at: Location }
  | { readonly state: 'partial'; readonly objects: readonly T[]; readonly at: Location; readonly why: Why }
  | { readonly state: 'missing'; readonly why: Why; readonly at: Location };
