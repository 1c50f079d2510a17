import type { InboundConnector } from '../../model/index.ts';
import type { Command, FixProposal } from '../rules/fix.ts';
import type { ServiceView } from './service-view.ts';

/** Whether a connector is known to refuse nobody for coming from elsewhere: both Restrict flags are known to be off. */
export function isUnrestricted(connector: InboundConnector): boolean {
  const { RestrictDomainsToIPAddresses: byAddress, RestrictDomainsToCertificate: byCertificate } = connector;
  return byAddress.known && !byAddress.value && byCertificate.known && !byCertificate.value;
}

const lifted =
  'Both Restrict flags are turned off first: with one of them on, the connector refuses all mail that comes straight from the internet (550 5.7.51).';
const kept =
  'With a Restrict flag on, the connector then refuses mail from everywhere else (550 5.7.51): first make sure that none comes straight from the internet.';

/**
 * A fix that makes an inbound connector act on more mail than before, without making it a lock that nobody asked for. A
 * Partner connector with a Restrict flag refuses the mail of its sender domains from all other sources
 * (New-InboundConnector, RestrictDomainsToIPAddresses). Where Exchange itself is the MX, as in an inbound loopback, that
 * is all mail of the internet, so the flags go first; elsewhere they may be meant, and the title says what they do.
 */
export function withoutLockdown(fix: FixProposal, connector: InboundConnector, service: ServiceView): FixProposal {
  const { ConnectorType: type } = connector;
  const isOnPremises = type.known && type.value === 'OnPremises';
  if (isOnPremises || isUnrestricted(connector)) return fix;
  const isLoopback = service.architecture.inbound.candidates.every((candidate) => candidate === 'loopback');
  if (!isLoopback) return { ...fix, title: `${fix.title} ${kept}`, safety: 'review' };
  const lift: Command = {
    do: 'set',
    object: connector,
    parameters: { RestrictDomainsToIPAddresses: false, RestrictDomainsToCertificate: false },
  };
  return { title: `${fix.title} ${lifted}`, commands: [lift, ...(fix.commands ?? [])], safety: 'review' };
}
