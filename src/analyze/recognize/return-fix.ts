import type { InboundConnector } from '../../model/index.ts';
import type { Command, FixProposal, PowerShellParameters } from '../rules/fix.ts';
import type { IpSet } from '../../mail/ip-range.ts';
import { addressEntries } from './address-entries.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import { freeName } from './free-name.ts';
import { withoutLockdown } from './lift-restriction.ts';
import { listedAddresses } from './listed-addresses.ts';
import type { ServiceView } from './service-view.ts';

/**
 * Addresses of the service that an inbound connector can list: IPv4 alone (New-InboundConnector, SenderIPAddresses).
 * Empty when the profile does not know them.
 */
export function listableEgress(service: ServiceView): IpSet {
  return listedAddresses(service.profile.egress.ipv4 ?? []);
}

function certificateName(service: ServiceView, ask: string): string | { readonly ask: string; readonly variable: 'n' } {
  const names = service.profile.tls.clientNames ?? [];
  const [only] = names;
  return only !== undefined && names.length === 1 ? only : { ask, variable: 'n' };
}

/** The flag that the guide of a service in front asks for; without it, anybody delivers past the service. */
function restriction({ return: { identifyBy, restrict } }: VendorProfile): PowerShellParameters {
  if (restrict !== true) return {};
  return identifyBy === 'certificate' ? { RestrictDomainsToCertificate: true } : { RestrictDomainsToIPAddresses: true };
}

/** The command that creates the connector on which the service returns mail, with the sender domains that the cmdlet asks for. */
export function newReturnConnector(service: ServiceView, existing: readonly InboundConnector[]): Command {
  const { profile } = service;
  const entries = addressEntries(listableEgress(service));
  const addresses = entries.length > 0 ? entries : { ask: 'Address from which the service delivers', variable: 'n' };
  const identity: PowerShellParameters =
    profile.return.identifyBy === 'certificate'
      ? { TlsSenderCertificateName: certificateName(service, 'Name in the certificate of the service') }
      : { SenderIPAddresses: addresses };
  const parameters: PowerShellParameters = {
    Name: freeName(profile.names.returnConnector, existing),
    ConnectorType: profile.return.connectorType ?? 'Partner',
    SenderDomains: profile.return.senderDomains ?? '*',
    ...identity,
    RequireTls: true,
    ...restriction(profile),
  };
  return { do: 'new', noun: 'InboundConnector', parameters };
}

const lock =
  'It refuses mail from everywhere else (550 5.7.51), as the guide asks: first make sure that none comes straight from the internet.';

/**
 * The fix for outbound mail that returns and must be relayed: a connector of type OnPremises that knows the service by
 * a certificate of this tenant alone. Source: Microsoft Learn, integration with an email add-on service, and updated
 * requirements for SMTP relay.
 */
export function relayConnectorFix(service: ServiceView, existing: readonly InboundConnector[]): FixProposal {
  const ask = 'Name in the certificate that the service presents for this tenant alone; it must be an accepted domain';
  const parameters: PowerShellParameters = {
    Name: freeName(`${service.profile.names.returnConnector} (relay)`, existing),
    ConnectorType: 'OnPremises',
    SenderDomains: '*',
    RequireTls: true,
    RestrictDomainsToCertificate: true,
    TlsSenderCertificateName: certificateName(service, ask),
  };
  return {
    title:
      'Agree with the service on a certificate for this tenant alone, add its name as accepted domain, and create a connector of type OnPremises for it.',
    commands: [{ do: 'new', noun: 'InboundConnector', parameters }],
  };
}

/**
 * The fix for a service whose mail no connector recognizes. A connector that already has the name of the guide gets the
 * addresses, since a second one of that name cannot be created. Where nothing but relayed mail returns, the connector
 * for relaying is created instead.
 */
export function createReturnFix(service: ServiceView, existing: readonly InboundConnector[]): FixProposal {
  const { profile, architecture } = service;
  if (architecture.inbound.candidates.every((candidate) => candidate === 'none')) {
    return relayConnectorFix(service, existing);
  }
  const named = existing.find(({ name }) => name.toLowerCase() === profile.names.returnConnector.toLowerCase());
  if (named === undefined || profile.return.identifyBy === 'certificate') {
    const commands = [newReturnConnector(service, existing)];
    const title = 'Create the connector for mail from the service.';
    return profile.return.restrict === true
      ? { title: `${title} ${lock}`, commands, safety: 'review' }
      : { title, commands };
  }
  const add = addressEntries(listableEgress(service));
  const merge: Command = { do: 'merge', object: named, property: 'SenderIPAddresses', add, remove: [] };
  const enable: Command = { do: 'set', object: named, parameters: { Enabled: true } };
  const isEnabled = named.Enabled.known && named.Enabled.value;
  const { SenderIPAddresses: listed } = named;
  const isEmptyList = listed.known && listed.value.length === 0;
  const title = isEmptyList
    ? 'List the addresses of the service on the connector that has the name of the guide.'
    : 'List the addresses of the service on the connector that has the name of the guide; the other entries stay until you know whose they are.';
  return withoutLockdown({ title, commands: isEnabled ? [merge] : [merge, enable] }, named, service);
}
