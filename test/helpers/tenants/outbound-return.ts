import type { Over } from '../objects/cmdlet-object.ts';

/** Name of the certificate with which the service returns outbound mail; an accepted domain of the tenant. */
export const ownCertificate = 'relay.contoso.com';

/**
 * On both connectors of a loop: returning mail keeps its sender inside, so that the rules behind the routing rule act on
 * it (Microsoft Learn, integrate Microsoft 365 with an email add-on service).
 */
export const sameOrganization = { CloudServicesMailEnabled: true } as const;

/**
 * The connector on which outbound mail may return and be relayed: only the type OnPremises grants that, and only to a
 * certificate whose name is an accepted domain (Microsoft Learn, updated requirements for SMTP relay).
 */
export const returnByCertificate: Over = {
  Name: 'mxHERO Outbound Return',
  Comment: 'Per-tenant certificate, agreed with the service',
  ConnectorType: 'OnPremises',
  SenderDomains: ['smtp:*;1'],
  RequireTls: true,
  RestrictDomainsToCertificate: true,
  TlsSenderCertificateName: ownCertificate,
  ...sameOrganization,
};
