import { certificateCovers, certificateSubjects } from '../../mail/certificate-name.ts';
import { isEmpty, overlaps, type IpSet } from '../../mail/ip-range.ts';
import type { InboundConnector, Unknown } from '../../model/index.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import { listedAddresses } from './listed-addresses.ts';

/** Whether the certificate name of an inbound connector covers a name that the service's client presents. */
export function coversClientName(connector: InboundConnector, profile: VendorProfile): boolean | Unknown {
  const fact = connector.TlsSenderCertificateName;
  const clientNames = profile.tls.clientNames ?? [];
  if (clientNames.length === 0) return false;
  if (!fact.known) return fact;
  const patterns = fact.value === null ? [] : certificateSubjects(fact.value);
  return patterns.some((pattern) => clientNames.some((name) => certificateCovers(pattern, name)));
}

/**
 * Whether mail that the service returns comes in by this connector: its addresses overlap those of the service, or its
 * certificate name covers a client name of the service. Sender domains alone identify nothing.
 */
export function isReturnConnector(
  connector: InboundConnector,
  profile: VendorProfile,
  egress: IpSet,
): boolean | Unknown {
  const byCertificate = coversClientName(connector, profile);
  const published = listedAddresses(profile.egress.published);
  if (byCertificate === true || (isEmpty(egress) && isEmpty(published))) return byCertificate;
  const addresses = connector.SenderIPAddresses;
  if (!addresses.known) return addresses;
  const listed = listedAddresses(addresses.value);
  if (overlaps(listed, egress) || overlaps(listed, published)) return true;
  return byCertificate;
}
