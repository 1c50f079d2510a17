import { covers, ipSet } from '../../mail/ip-range.ts';
import type { InboundConnector } from '../../model/index.ts';
import type { Command, FixProposal } from '../rules/fix.ts';
import { withoutLockdown } from './lift-restriction.ts';
import { grantsRelay } from './relay-connectors.ts';
import { coversClientName } from './return-connectors.ts';
import { listableEgress, newReturnConnector, relayConnectorFix } from './return-fix.ts';
import type { ServiceView } from './service-view.ts';

function isWizards({ ConnectorSource: source }: InboundConnector): boolean {
  return source.known && source.value === 'HybridWizard';
}

/**
 * Takes the service off a connector: all of it when it serves nothing else, else the entries that are the service's
 * alone. Undefined when neither can be said in a command.
 */
export function retireCommand(connector: InboundConnector, service: ServiceView): Command | undefined {
  const egress = listableEgress(service);
  const { SenderIPAddresses: addresses, TlsSenderCertificateName: certificate } = connector;
  const ours = addresses.known ? addresses.value.filter((entry) => covers(egress, ipSet([entry]).set)) : [];
  const hasOthers = !addresses.known || ours.length < addresses.value.length;
  const isUnnamed = certificate.known && (certificate.value ?? '').trim() === '';
  const isOurs = isUnnamed || coversClientName(connector, service.profile) === true;
  if (!hasOthers && isOurs && !isWizards(connector)) return { do: 'remove', object: connector };
  if (ours.length === 0) return undefined;
  return { do: 'merge', object: connector, property: 'SenderIPAddresses', add: [], remove: ours };
}

/** What a service needs before it can be taken off a connector, in the order of the commands. */
interface Need {
  /** A connector of type OnPremises that knows the service by a certificate of this tenant alone. */
  readonly relay: boolean;
  /** A connector of the type that the guide asks for: a new one, or one that is disabled. */
  readonly partner: false | 'new' | InboundConnector;
}

/** Whether the service returns mail that is to be relayed, and nothing but the given connector can do that as it should. */
export function needsRelay(connector: InboundConnector, service: ServiceView): boolean {
  if (!service.architecture.outbound.candidates.includes('loopback')) return false;
  const others = service.returnConnectors.filter((other) => other !== connector);
  return !others.some((other) => grantsRelay(other) === true && coversClientName(other, service.profile) === true);
}

function isOfType({ ConnectorType: type }: InboundConnector, wanted: string): boolean {
  return type.known && type.value === wanted;
}

function needOf(connector: InboundConnector, service: ServiceView): Need {
  const { profile, architecture, returnConnectors } = service;
  const wanted = profile.return.connectorType ?? 'Partner';
  const relay = needsRelay(connector, service) || wanted === 'OnPremises';
  const isInboundUsed = architecture.inbound.candidates.some((candidate) => candidate !== 'none');
  if (!isInboundUsed || wanted === 'OnPremises') return { relay, partner: false };
  const right = returnConnectors.filter((other) => other !== connector && isOfType(other, wanted));
  if (right.some(({ Enabled: enabled }) => enabled.known && enabled.value)) return { relay, partner: false };
  return { relay, partner: right[0] ?? 'new' };
}

/**
 * The fix for a service that has no place on a connector: connectors of its own first, by a certificate of this tenant
 * where mail is to be relayed, then off with it. Where the certificate has to be agreed on first, the old connector stays
 * until mail comes over the new one. Source: message attribution in Exchange Online; New-InboundConnector.
 */
export function separateReturnFix(
  connector: InboundConnector,
  service: ServiceView,
  existing: readonly InboundConnector[],
): FixProposal {
  const { relay, partner } = needOf(connector, service);
  const byCertificate = relayConnectorFix(service, existing);
  const off = relay ? undefined : retireCommand(connector, service);
  const enable = (object: InboundConnector): Command => ({ do: 'set', object, parameters: { Enabled: true } });
  const create = partner === 'new' ? [newReturnConnector(service, existing)] : [];
  const commands = [
    ...(relay ? (byCertificate.commands ?? []) : []),
    ...(typeof partner === 'object' ? [enable(partner)] : create),
    ...(off === undefined ? [] : [off]),
  ];
  const sentences = [
    ...(relay ? [byCertificate.title] : []),
    ...(partner === false ? [] : ['Let a connector of type Partner take inbound mail from the service.']),
    relay
      ? 'Take the service off this connector by hand once its mail comes in over its own.'
      : `Take the service off this connector${off === undefined ? ' by hand' : ''}.`,
    ...(isWizards(connector) ? ['Then run the hybrid wizard again, which made this connector.'] : []),
  ];
  const title = sentences.join(' ');
  const fix: FixProposal = commands.length === 0 ? { title } : { title, commands };
  const reviewed: FixProposal = { ...fix, safety: 'review' };
  return typeof partner === 'object' ? withoutLockdown(reviewed, partner, service) : reviewed;
}
