import type { Service } from '../../config/config.ts';
import { ipSet, isEmpty, overlaps, type IpSet } from '../../mail/ip-range.ts';
import type { InboundConnector } from '../../model/index.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import { notInProfile } from '../rules/profile-gap.ts';
import { gap, type GapYield } from '../rules/target.ts';
import { listedAddresses } from './listed-addresses.ts';
import { addressesOf } from './vendor-facts.ts';

/** A service that sends for other customers from its addresses too, or of which nobody has said that it does not. */
interface Sender {
  readonly profile: VendorProfile;
  readonly addresses: IpSet;
}

/** What the addresses of an inbound connector have to do with services that several customers share. */
export type SharedSources =
  | { readonly state: 'own' }
  | { readonly state: 'open'; readonly gaps: readonly GapYield[] }
  | {
      readonly state: 'shared';
      /** Entries of the connector that hold such addresses, as written. */
      readonly entries: readonly string[];
      readonly profiles: readonly VendorProfile[];
    };

/** The services of the configuration, and all that the run knows. */
interface Known {
  readonly services: readonly Pick<Service, 'profile'>[];
  readonly profiles: readonly VendorProfile[];
}

/** Tells of a connector which of its addresses it shares with customers of a service. */
type Look = (connector: InboundConnector) => SharedSources;

function senderOf(profile: VendorProfile): Sender {
  return { profile, addresses: addressesOf(profile) };
}

/**
 * Looks at the services of the configuration and at every other one that the run knows. An address that a profile only
 * publishes for recognition counts as well. Of services in the configuration it must be known from where they send.
 */
export function sharedEgress({ services, profiles }: Known): Look {
  const declared = services.map(({ profile }) => profile);
  const others = profiles.filter(({ id }) => declared.every((profile) => profile.id !== id));
  const senders = [...declared, ...others].filter(({ egress }) => egress.shared !== false).map(senderOf);
  const unlocated = declared.filter(({ egress }) => egress.ipv4 === null && egress.shared !== false);
  return (connector) => {
    const { SenderIPAddresses: list } = connector;
    if (!list.known) return { state: 'open', gaps: [gap(connector, 'SenderIPAddresses', list)] };
    const listed = listedAddresses(list.value);
    if (isEmpty(listed)) return { state: 'own' };
    const met = senders.filter(({ addresses }) => overlaps(addresses, listed));
    const shared = met.filter(({ profile }) => profile.egress.shared === true);
    if (shared.length > 0) {
      const isShared = (entry: string): boolean =>
        shared.some(({ addresses }) => overlaps(addresses, ipSet([entry]).set));
      const known = shared.map(({ profile }) => profile);
      return { state: 'shared', entries: list.value.filter(isShared), profiles: known };
    }
    const gaps = [
      ...met.map(({ profile }) => notInProfile(profile, 'egress.shared')),
      ...unlocated.map((profile) => notInProfile(profile, 'egress.ipv4')),
    ];
    return gaps.length === 0 ? { state: 'own' } : { state: 'open', gaps };
  };
}
