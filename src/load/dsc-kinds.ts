import type { ExportRecord, SectionKind } from '../model/index.ts';

/** The resources of Microsoft365DSC that hold what the program reads, in lower case and without `EXO`. */
const sections: ReadonlyMap<string, SectionKind> = new Map([
  ['accepteddomain', 'AcceptedDomain'],
  ['arcconfig', 'ArcConfig'],
  ['dkimsigningconfig', 'DkimSigningConfig'],
  ['hostedconnectionfilterpolicy', 'HostedConnectionFilterPolicy'],
  ['inboundconnector', 'InboundConnector'],
  ['organizationconfig', 'OrganizationConfig'],
  ['outboundconnector', 'OutboundConnector'],
  ['remotedomain', 'RemoteDomain'],
  ['transportconfig', 'TransportConfig'],
  ['transportrule', 'TransportRule'],
]);

/**
 * The section of a resource of Microsoft365DSC, in any case: as a configuration names it (`EXOTransportRule`), a compiled
 * one (`MSFT_EXOTransportRule`) or a snapshot of tenant configuration management (`microsoft.exchange.transportrule`).
 */
export function sectionOfResource(name: string): SectionKind | undefined {
  const noun = /^(?:(?:msft_)?exo|microsoft\.exchange\.)(\w+)$/i.exec(name)?.[1];
  return noun === undefined ? undefined : sections.get(noun.toLowerCase());
}

/** Why an object lacks a property, for what has the properties of Microsoft365DSC's resources. */
export const dscAbsence: NonNullable<ExportRecord['absence']> = {
  reason: 'not-in-format',
  detail: 'Microsoft365DSC does not export it, or leaves it out when it is empty',
};
