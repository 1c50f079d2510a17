import type { Config } from '../../config/config.ts';
import { ipSet, isEmpty, subtract, unionOf, type IpSet } from '../../mail/ip-range.ts';
import { reservedKind } from '../../mail/reserved.ts';
import { senderDomain } from '../../mail/sender-domain.ts';
import type { InboundConnector } from '../../model/index.ts';
import type { Command, FixProposal, PowerShellParameters } from '../rules/fix.ts';
import { addressEntries } from './address-entries.ts';
import { freeName } from './free-name.ts';
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
function isLockable({ Enabled, ConnectorType, SenderDomains, SenderIPAddresses }: InboundConnector): boolean {
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

function byAddress(name: string, addresses: IpSet): readonly Command[] {
  if (isEmpty(addresses)) return [];
  return [newLock(name, { RestrictDomainsToIPAddresses: true, SenderIPAddresses: addressEntries(addresses) })];
}

/**
 * The fix for a tenant that takes mail from anybody although its MX records lead elsewhere: connectors that together let
 * in the gateway and every service, and nobody else. The gateway is known by declared addresses, else by its certificate.
 * Source: New-InboundConnector; Microsoft Learn, mail flow with a third-party cloud service.
 */
export function lockdownFix({ services, gateway, existing, mxHosts }: LockdownInput): FixProposal {
  const returns = new Set(services.flatMap(({ returnConnectors }) => returnConnectors));
  const locks = [...returns].filter(isLockable);
  const egress = unionOf(...services.map(listableEgress));
  const declared = ipSet((gateway?.addresses ?? []).filter((entry) => reservedKind(entry) !== 'private')).set;
  const missing = subtract(unionOf(egress, declared), addressesOf(locks));
  const isGatewayKnown =
    !isEmpty(declared) || mxHosts.every((host) => services.some((service) => isServiceHost(host, service)));
  const name = freeName('Only from the gateway', existing);
  const byCertificate = newLock(name, {
    RestrictDomainsToCertificate: true,
    TlsSenderCertificateName: { ask, variable: 'n' },
  });
  const created = isGatewayKnown
    ? byAddress(name, missing)
    : [byCertificate, ...byAddress(freeName('Only from the mail service', existing), missing)];
  const restricted = locks.map((object): Command => ({
    do: 'set',
    object,
    parameters: { RestrictDomainsToIPAddresses: true },
  }));
  return {
    title:
      'Refuse mail from everywhere but the gateway and the services; first make sure that no other sender delivers to the tenant directly.',
    commands: [...created, ...restricted],
    safety: 'review',
  };
}
