import { certificateCovers, certificateSubjects } from '../../mail/certificate-name.ts';
import { overlaps, type IpSet } from '../../mail/ip-range.ts';
import type { InboundConnector } from '../../model/index.ts';
import type { RuleContext } from '../rules/context.ts';
import type { UnreadFact } from './answer.ts';
import type { UnreadProperty } from './guard.ts';
import { returnPaths } from './return-paths.ts';
import { listedAddresses } from './listed-addresses.ts';

/** A connector by which mail of the internet comes in from a hop in front of Exchange. */
export interface LastHop {
  readonly connector: InboundConnector;
  /** Whether the service delivers, or the gateway. */
  readonly by: 'service' | 'gateway';
  /** Addresses from which that hop delivers. */
  readonly from: IpSet;
}

export interface LastHops {
  readonly hops: readonly LastHop[];
  /** What leaves open whether a connector is one. */
  readonly unread: readonly UnreadFact[];
}

type Context = Pick<RuleContext<'InboundConnector', never>, 'tenant' | 'service' | 'declared'>;
type Gateway = NonNullable<Context['declared']['gateway']>;

/** Whether a connector knows the gateway, by an address or by the name in its certificate; else what of that is not known. */
function knowsGateway(
  { SenderIPAddresses: addresses, TlsSenderCertificateName: name }: InboundConnector,
  gateway: Gateway,
  from: IpSet,
): boolean | UnreadProperty {
  if (addresses.known && overlaps(listedAddresses(addresses.value), from)) return true;
  const subjects = name.known && name.value !== null ? certificateSubjects(name.value) : [];
  if (subjects.some((subject) => gateway.hosts.some((host) => certificateCovers(subject, host)))) return true;
  if (!addresses.known && gateway.addresses.length > 0) return { property: 'SenderIPAddresses', why: addresses };
  if (!name.known && gateway.hosts.length > 0) return { property: 'TlsSenderCertificateName', why: name };
  return false;
}

function ofGateway(connectors: readonly InboundConnector[], gateway: Gateway): LastHops {
  const from = listedAddresses(gateway.addresses);
  const found = connectors.map((connector) => ({ connector, knows: knowsGateway(connector, gateway, from) }));
  return {
    hops: found.flatMap(({ connector, knows }) => (knows === true ? [{ connector, by: 'gateway', from }] : [])),
    unread: found.flatMap(({ connector, knows }) =>
      typeof knows === 'boolean' ? [] : [{ object: connector, ...knows }],
    ),
  };
}

/**
 * The connectors by which the mail of a tenant behind a gateway comes in: those that take it from the service, else, where
 * the service stands in front of the gateway, those that take it from the declared gateway. Disabled ones are none.
 */
export function lastHops({ tenant, service, declared: { gateway } }: Context): LastHops {
  const { inbound } = returnPaths(service);
  if (inbound.length > 0) {
    return { hops: inbound.map((connector) => ({ connector, by: 'service', from: service.egress })), unread: [] };
  }
  const isInUse = ({ Enabled: enabled }: InboundConnector): boolean => !enabled.known || enabled.value;
  if (gateway === undefined) return { hops: [], unread: [] };
  return ofGateway(tenant.InboundConnector.objects.filter(isInUse), gateway);
}
