import type { InboundConnector } from '../../model/index.ts';
import { takesAllSenders } from './inbound-conditions.ts';
import type { ServiceView } from './service-view.ts';

/**
 * Whether a Restrict flag on a Partner connector could refuse mail that comes straight from the internet: the connector
 * covers all senders, or may, and it is not sure that the MX leads past Microsoft, as it does in front of a border alone
 * (New-InboundConnector, RestrictDomainsToIPAddresses).
 */
export function couldLockFrontDoor(connector: InboundConnector, services: readonly ServiceView[]): boolean {
  const isBehindGateway = services.every(({ architecture }) =>
    architecture.inbound.candidates.every((candidate) => candidate === 'border'),
  );
  return !isBehindGateway && takesAllSenders(connector) !== false;
}
