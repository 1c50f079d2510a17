import type { InboundConnector } from '../../model/index.ts';
import { allOf, asked, type Answer } from './answer.ts';
import type { ServiceView } from './service-view.ts';

/** Whether a connector grants relay: enabled and of type OnPremises. */
export function grantsRelay(connector: InboundConnector): Answer {
  return allOf(
    asked(connector, 'ConnectorType', connector.ConnectorType, (type) => type === 'OnPremises'),
    asked(connector, 'Enabled', connector.Enabled, (isEnabled) => isEnabled),
  );
}

/**
 * Whether connectors are among the given ones that might relay for the service: enabled, of type OnPremises, known by a
 * certificate that nobody has said to be, or not to be, the service's. One that the hybrid wizard made is for the own
 * servers.
 */
export function hasUnclaimedRelay({ profile }: ServiceView, connectors: readonly InboundConnector[]): boolean {
  if (profile.tls.clientNames !== null) return false;
  return connectors.some((connector) => {
    const { TlsSenderCertificateName: name, ConnectorSource: source } = connector;
    if (source.known && source.value === 'HybridWizard') return false;
    return grantsRelay(connector) !== false && (!name.known || (name.value ?? '').trim() !== '');
  });
}
