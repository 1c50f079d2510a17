import type { Config, Service } from '../../config/config.ts';
import { unionOf, type IpSet } from '../../mail/ip-range.ts';
import { listedAddresses } from './listed-addresses.ts';
import { addressesOf } from './vendor-facts.ts';

/**
 * Addresses that belong on a list of the tenant for the service: those that the profiles of all services name, and what
 * the configuration declares beside them.
 */
export function expectedAddresses(
  services: readonly Pick<Service, 'profile'>[],
  { gateway, onPremises, allow }: Pick<Config, 'gateway' | 'onPremises' | 'allow'>,
): IpSet {
  const ofTenant = [gateway?.addresses ?? [], onPremises?.addresses ?? [], allow.addresses];
  return unionOf(...services.map(({ profile }) => addressesOf(profile)), ...ofTenant.map(listedAddresses));
}
