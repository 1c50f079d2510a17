import { overlaps } from '../../mail/ip-range.ts';
import type { Service } from '../../config/config.ts';
import type { InboundConnector, OutboundConnector } from '../../model/index.ts';
import { endpointsOf, recognizeHosts, type HostRecognition } from './connectors.ts';
import { profileEgress } from './profile-egress.ts';
import { coversClientName } from './return-connectors.ts';
import { listedAddresses } from './listed-addresses.ts';

/**
 * How surely an object is a service's: 2 by a fact that is its alone (an endpoint, a sending address, a certificate name),
 * 1 by one that could be somebody else's too (a name below its domain, a published range), 0 not at all.
 */
type Claim = 0 | 1 | 2;

function hostClaim(recognition: HostRecognition): Claim {
  if (recognition.directions.length > 0) return 2;
  return recognition.suspicion === undefined ? 0 : 1;
}

function outboundClaim(connector: OutboundConnector, service: Service): Claim {
  const { profile } = service;
  const recognition = recognizeHosts(connector, profile, endpointsOf(profile), profileEgress(profile));
  return 'known' in recognition ? 0 : hostClaim(recognition);
}

function inboundClaim(connector: InboundConnector, service: Service): Claim {
  if (coversClientName(connector, service.profile) === true) return 2;
  const addresses = connector.SenderIPAddresses;
  if (!addresses.known) return 0;
  const listed = listedAddresses(addresses.value);
  if (overlaps(listed, profileEgress(service.profile))) return 2;
  return overlaps(listed, listedAddresses(service.profile.egress.published)) ? 1 : 0;
}

/** Whether an outbound connector that this service recognizes as said is more surely one of the others'. */
export function isOthersOutbound(
  connector: OutboundConnector,
  recognition: HostRecognition,
  others: readonly Service[],
): boolean {
  const own = hostClaim(recognition);
  return own < 2 && others.some((other) => outboundClaim(connector, other) > own);
}

/** Whether an inbound connector is more surely one of the others' than of this service. */
export function isOthersInbound(connector: InboundConnector, service: Service, others: readonly Service[]): boolean {
  if (others.length === 0) return false;
  const own = inboundClaim(connector, service);
  return own < 2 && others.some((other) => inboundClaim(connector, other) > own);
}
