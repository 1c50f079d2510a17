import { certificateSubjects } from '../../mail/certificate-name.ts';
import { isUnder } from '../../mail/host.ts';
import type { InboundConnector } from '../../model/index.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import { allOf, anyOf, asked, notSo, type Answer } from './answer.ts';
import { namesCertificate, takesAllSenders } from './inbound-conditions.ts';
import { hasUnclaimedRelay } from './relay-connectors.ts';
import type { ServiceView } from './service-view.ts';

/** Whether the certificate of a connector is one of the vendor itself. */
function namesVendor(connector: InboundConnector, { domains }: VendorProfile): Answer {
  const { TlsSenderCertificateName: name } = connector;
  return asked(connector, 'TlsSenderCertificateName', name, (text) =>
    certificateSubjects(text ?? '').some((subject) =>
      domains.some((domain) => isUnder(subject.replace(/^\*\./, ''), domain)),
    ),
  );
}

function couldReturn(connector: InboundConnector, profile: VendorProfile): boolean {
  const { Enabled: enabled, ConnectorSource: source } = connector;
  const isAnybodys = allOf(
    profile.return.identifyBy !== 'ip',
    namesCertificate(connector),
    takesAllSenders(connector),
    notSo(source.known && source.value === 'HybridWizard'),
  );
  const isOn = asked(connector, 'Enabled', enabled, (value) => value);
  return allOf(isOn, anyOf(namesVendor(connector, profile), isAnybodys)) !== false;
}

/**
 * Whether connectors are among the given ones by which the service may hand back mail: in use, and known by a certificate
 * that nobody has said to be, or not to be, the service's. Where the service is known by address, only a certificate of the
 * vendor itself can be meant, or where nothing but relayed mail returns, that of a connector for relaying.
 */
export function hasUnclaimedReturn(service: ServiceView, connectors: readonly InboundConnector[]): boolean {
  const { profile, architecture } = service;
  if (profile.tls.clientNames !== null) return false;
  const isRelayOnly = architecture.inbound.candidates.every((candidate) => candidate === 'none');
  if (isRelayOnly && hasUnclaimedRelay(service, connectors)) return true;
  return connectors.some((connector) => couldReturn(connector, profile));
}
