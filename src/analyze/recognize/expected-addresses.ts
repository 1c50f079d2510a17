import { ipSet, type IpSet } from '../../mail/ip-range.ts';
import type { Config, Service } from '../../config/config.ts';

/**
 * Addresses that belong on a list of the tenant for the service: those that the profiles of all services name, and what
 * the configuration declares beside them.
 */
export function expectedAddresses(
  services: readonly Pick<Service, 'profile'>[],
  { gateway, onPremises, allow }: Pick<Config, 'gateway' | 'onPremises' | 'allow'>,
): IpSet {
  const ofServices = services.flatMap(({ profile: { egress } }) => [
    ...(egress.ipv4 ?? []),
    ...(egress.ipv6 ?? []),
    ...egress.published,
  ]);
  const ofTenant = [...(gateway?.addresses ?? []), ...(onPremises?.addresses ?? []), ...allow.addresses];
  return ipSet([...ofServices, ...ofTenant]).set;
}
