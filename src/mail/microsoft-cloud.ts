import { isUnder } from './host.ts';

/**
 * Names of one national cloud of Microsoft 365. Sources: learn.microsoft.com, "Set up SPF", "External DNS records for
 * Microsoft 365", "DNS records for GCC High", "DNS records for DoD", "DNS records for 21Vianet".
 */
export interface MicrosoftCloud {
  /** `worldwide` holds GCC too; `government` is GCC High and DoD. */
  readonly id: 'worldwide' | 'government' | '21vianet';
  readonly spfInclude: string;
  /** Domains above the MX hosts. A host is published by Microsoft for the tenant and never made up from these. */
  readonly mxSuffixes: readonly string[];
  /** Domains above the initial domains of tenants. */
  readonly initialSuffixes: readonly string[];
}

export const microsoftClouds: readonly MicrosoftCloud[] = [
  {
    id: 'worldwide',
    spfInclude: 'spf.protection.outlook.com',
    mxSuffixes: ['mail.protection.outlook.com', 'mx.microsoft'],
    initialSuffixes: ['onmicrosoft.com'],
  },
  {
    id: 'government',
    spfInclude: 'spf.protection.office365.us',
    mxSuffixes: ['mail.protection.office365.us'],
    initialSuffixes: ['onmicrosoft.us', 'onmicrosoft.com'],
  },
  {
    id: '21vianet',
    spfInclude: 'spf.protection.partner.outlook.cn',
    mxSuffixes: ['mail.protection.partner.outlook.cn'],
    initialSuffixes: ['partner.onmschina.cn'],
  },
];

/**
 * Clouds that a tenant with these domains can be in, by its initial domains; the other domains say nothing. Several
 * where the names leave it open: tenants of GCC High have `onmicrosoft.com` domains too, so that alone does not tell
 * worldwide from government, and the records of either are right. All of them when there is no initial domain, or when
 * initial domains contradict each other.
 */
export function cloudsOfDomains(domains: Iterable<string>): readonly MicrosoftCloud[] {
  let clouds = microsoftClouds;
  for (const domain of domains) {
    const fitting = microsoftClouds.filter((cloud) => isInitialDomainOf(cloud, domain));
    if (fitting.length > 0) clouds = clouds.filter((cloud) => fitting.includes(cloud));
  }
  return clouds.length > 0 ? clouds : microsoftClouds;
}

function isInitialDomainOf(cloud: MicrosoftCloud, domain: string): boolean {
  return cloud.initialSuffixes.some((suffix) => isUnder(domain, suffix));
}
