import { ipSet, type IpSet } from '../../mail/ip-range.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import { onceEach } from './once-each.ts';

/** The addresses from which a service delivers, as its profile says; empty when it does not know them. */
export const profileEgress: (profile: VendorProfile) => IpSet = onceEach(
  ({ egress }) => ipSet([...(egress.ipv4 ?? []), ...(egress.ipv6 ?? [])]).set,
);
