import { covers, isEmpty, overlaps, subtract, unionOf, type IpSet } from '../../mail/ip-range.ts';
import type { InboundConnector } from '../../model/index.ts';
import type { UnreadFact } from './answer.ts';
import { restrictsToAddresses, restrictsToCertificate } from './inbound-conditions.ts';
import { lockdownOf } from './lockdown.ts';
import { grantsRelay } from './relay-connectors.ts';
import { coversClientName } from './return-connectors.ts';
import { listableEgress } from './return-fix.ts';
import type { ServiceView } from './service-view.ts';
import { listedAddresses } from './listed-addresses.ts';

/** A connector that may be a part of the lock, and what would have to be known to say so. */
export interface OpenLock {
  readonly connector: InboundConnector;
  readonly unread: readonly UnreadFact[];
}

/** The lock of a tenant: connectors that together refuse mail from everywhere else. */
export interface Lock {
  readonly parts: readonly InboundConnector[];
  readonly open: readonly OpenLock[];
}

export function lockOf(connectors: readonly InboundConnector[]): Lock {
  const parts: InboundConnector[] = [];
  const open: OpenLock[] = [];
  for (const connector of connectors) {
    const lockdown = lockdownOf(connector);
    if (lockdown.state === 'locks') parts.push(connector);
    else if (lockdown.state === 'open') open.push({ connector, unread: lockdown.unread });
  }
  return { parts, open };
}

function listOf({ SenderIPAddresses: addresses }: InboundConnector): IpSet {
  return listedAddresses(addresses.known ? addresses.value : []);
}

/**
 * Connectors of type OnPremises by which a service passes the lock: what is attributed to them never comes to the Partner
 * connectors (message attribution in Exchange Online).
 */
function passers({ returnConnectors }: ServiceView): readonly InboundConnector[] {
  return returnConnectors.filter((connector) => grantsRelay(connector) === true);
}

/** Whether a service passes the lock by its certificate, whatever its addresses. */
function passesByCertificate(parts: readonly InboundConnector[], service: ServiceView): boolean {
  const checking = parts.filter((part) => restrictsToCertificate(part) === true);
  return [...checking, ...passers(service)].some((one) => coversClientName(one, service.profile) === true);
}

/**
 * Addresses of a service from which the lock lets nothing in. A list that no flag enforces opens nothing. By address, mail
 * is attributed to a connector of type OnPremises only when its sender is of the tenant itself, and only where nothing
 * but outbound mail returns is that all of it.
 */
export function refusedAddresses(parts: readonly InboundConnector[], service: ServiceView): IpSet {
  const isOutboundOnly = service.architecture.inbound.candidates.every((candidate) => candidate === 'none');
  const open = [
    ...parts.filter((part) => restrictsToAddresses(part) === true),
    ...(isOutboundOnly ? passers(service) : []),
  ];
  return subtract(listableEgress(service), unionOf(...open.map(listOf)));
}

/** Whether the lock lets in everything that a service hands back: by certificate, or from all of its addresses. */
export function isLetIn(parts: readonly InboundConnector[], service: ServiceView): boolean {
  if (passesByCertificate(parts, service)) return true;
  return !isEmpty(listableEgress(service)) && isEmpty(refusedAddresses(parts, service));
}

/** Whether a connector of which it is not known if it locks lets the service in, if it does. */
export function isHarmless({ connector }: OpenLock, service: ServiceView): boolean {
  const egress = listableEgress(service);
  const isByAddress = connector.SenderIPAddresses.known && restrictsToCertificate(connector) === false;
  return isByAddress && !isEmpty(egress) && covers(listOf(connector), egress);
}

/** Whether a connector of which it is not known if it locks could let in some of what the rest of the lock refuses. */
export function couldLetIn({ connector }: OpenLock, service: ServiceView, refused: IpSet): boolean {
  const isByCertificate = restrictsToCertificate(connector) !== false;
  if (isByCertificate && coversClientName(connector, service.profile) !== false) return true;
  if (restrictsToAddresses(connector) === false) return false;
  return !connector.SenderIPAddresses.known || overlaps(listOf(connector), refused);
}
