import type { Over } from '../objects/cmdlet-object.ts';

/** A partner that must use TLS with its own certificate, towards the tenant. */
export function partnerIn(domain: string): Over {
  return {
    Name: `From ${domain} (TLS)`,
    Comment: `Contract of 2024, contact: postmaster@${domain}`,
    ConnectorType: 'Partner',
    SenderDomains: [`smtp:${domain};1`],
    RequireTls: true,
    RestrictDomainsToCertificate: true,
    TlsSenderCertificateName: `*.${domain}`,
  };
}

/** The way to the same partner; not for rules only, since it takes mail by recipient domain. */
export function partnerOut(domain: string): Over {
  return {
    Name: `To ${domain} (TLS)`,
    ConnectorType: 'Partner',
    UseMXRecord: true,
    RecipientDomains: [domain, `*.${domain}`],
    IsTransportRuleScoped: false,
    TlsSettings: 'DomainValidation',
    TlsDomain: `*.${domain}`,
    ValidationRecipients: [`postmaster@${domain}`],
  };
}
