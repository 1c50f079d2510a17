import type { Config } from '../../config/config.ts';
import { ipSet, isEmpty, subtract, unionOf, type IpSet } from '../../mail/ip-range.ts';
import { reservedKind } from '../../mail/reserved.ts';
import { senderDomain } from '../../mail/sender-domain.ts';
import type { InboundConnector } from '../../model/index.ts';
import type { Command, FixProposal, PowerShellParameters } from '../rules/fix.ts';
import { addressEntries } from './address-entries.ts';
import { isInForce } from './architecture.ts';
import { freeName } from './free-name.ts';
import { isIdleLock } from './lockdown.ts';
import { isServiceHost } from './next-hop.ts';
import { listableEgress } from './return-fix.ts';
import type { ServiceView } from './service-view.ts';

export interface LockdownInput {
  readonly services: readonly ServiceView[];
  readonly gateway: Config['gateway'];
  /** All inbound connectors of the tenant. */
  readonly existing: readonly InboundConnector[];
  /** Where the MX records lead. */
  readonly mxHosts: readonly string[];
}

const ask = 'Name in the certificate of the gateway to which the MX records lead';

/** Whether a return connector becomes a part of the lock by its flag alone. */
export function isLockable({ Enabled, ConnectorType, SenderDomains, SenderIPAddresses }: InboundConnector): boolean {
  const isUsed = Enabled.known && Enabled.value && ConnectorType.known && ConnectorType.value === 'Partner';
  const takesAll = SenderDomains.known && SenderDomains.value.some((entry) => senderDomain(entry) === '*');
  return isUsed && takesAll && SenderIPAddresses.known && SenderIPAddresses.value.length > 0;
}

function addressesOf(connectors: readonly InboundConnector[]): IpSet {
  return ipSet(connectors.flatMap(({ SenderIPAddresses: list }) => (list.known ? list.value : []))).set;
}

function newLock(name: string, identity: PowerShellParameters): Command {
  return {
    do: 'new',
    noun: 'InboundConnector',
    parameters: { Name: name, ConnectorType: 'Partner', SenderDomains: '*', RequireTls: true, ...identity },
  };
}

/** The command that creates a part of the lock by address; none where no address is known. */
export function newAddressLock(name: string, addresses: IpSet): readonly Command[] {
  if (isEmpty(addresses)) return [];
  return [newLock(name, { RestrictDomainsToIPAddresses: true, SenderIPAddresses: addressEntries(addresses) })];
}

/** Whether the service hands mail to the tenant, or may; one that nobody uses has no place in the lock. */
function handsOver({ architecture }: ServiceView): boolean {
  return isInForce(architecture, ['IL', 'IB', 'OL']) !== 'no';
}

/** Whether a connector is one of a service; else it can only be that of a gateway of which nothing is known. */
function isReturn(connector: InboundConnector, services: readonly ServiceView[]): boolean {
  return services.some(({ returnConnectors }) => returnConnectors.includes(connector));
}

/**
 * The fix for a tenant that takes mail from anybody although its MX records lead elsewhere: connectors that together let
 * in the gateway and every service, and nobody else. A lock that is there and disabled is put into service. The gateway is
 * known by such a lock, by a connector of its own that lists its addresses for all senders, by declared addresses, or by its
 * certificate.
 * Source: New-InboundConnector; Microsoft Learn, mail flow with a third-party cloud service.
 */
export function lockdownFix({ services: all, gateway, existing, mxHosts }: LockdownInput): FixProposal {
  const services = all.filter(handsOver);
  const idle = existing.filter(isIdleLock);
  const locks = existing.filter(isLockable);
  const isGatewayListed = locks.some((connector) => !isReturn(connector, all));
  const egress = unionOf(...services.map(listableEgress));
  const declared = ipSet((gateway?.addresses ?? []).filter((entry) => reservedKind(entry) !== 'private')).set;
  const missing = subtract(unionOf(egress, declared), addressesOf([...locks, ...idle]));
  const isGatewayKnown =
    idle.length > 0 ||
    isGatewayListed ||
    !isEmpty(declared) ||
    mxHosts.every((host) => services.some((service) => isServiceHost(host, service)));
  const name = freeName('Only from the gateway', existing);
  const byCertificate = newLock(name, {
    RestrictDomainsToCertificate: true,
    TlsSenderCertificateName: { ask, variable: 'n' },
  });
  const created = isGatewayKnown
    ? newAddressLock(name, missing)
    : [byCertificate, ...newAddressLock(freeName('Only from the mail service', existing), missing)];
  const restricted = locks.map((object): Command => ({
    do: 'set',
    object,
    parameters: { RestrictDomainsToIPAddresses: true },
  }));
  const enabled = idle.map((object): Command => ({ do: 'set', object, parameters: { Enabled: true } }));
  const check = isGatewayListed
    ? 'that the addresses on its connector are complete and that no other sender delivers to the tenant directly'
    : 'that no other sender delivers to the tenant directly';
  return {
    title: `Refuse mail from everywhere but the gateway and the services; first make sure ${check}.`,
    commands: [...created, ...restricted, ...enabled],
    safety: 'review',
  };
}
