/** What a fixture declares of the dashboard for one domain. */
export interface DomainFacts {
  readonly server: string | null;
  readonly relayServer: string | null;
  readonly rcptLookup: boolean;
  readonly mxLookup: boolean;
  readonly mailSystem: 'microsoft365' | 'google' | 'onPremises' | 'other';
  readonly headerValue?: { readonly file: string };
  readonly settings?: Readonly<Record<string, string | boolean>>;
}

export interface ServiceFacts {
  /** Only where there are several. */
  readonly id?: string;
  readonly vendor: string;
  readonly inbound: 'loopback' | 'border' | 'none';
  readonly outbound: 'standard' | 'loopback' | 'none';
  readonly headerValue?: { readonly file: string };
  readonly domains: Readonly<Record<string, DomainFacts>>;
  readonly groups: {
    readonly recipients: readonly string[];
    readonly senders: readonly string[];
    readonly users?: readonly string[];
  };
  readonly exclude: { readonly recipients: readonly string[]; readonly senders: readonly string[] };
  readonly overrides?: Readonly<Record<string, unknown>>;
}

export interface Servers {
  readonly hosts: readonly string[];
  readonly addresses: readonly string[];
}

/** A finding that somebody has accepted. */
export interface Acceptance {
  readonly rule: string;
  readonly object: { readonly kind: string; readonly identity: string };
  readonly justification: string;
  readonly owner: string;
  /** Last day, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** The content of `mxlint.config.json`, without comments. */
export interface ConfigFile {
  readonly services: readonly [ServiceFacts, ...ServiceFacts[]];
  /** In which order mail passes several services. */
  readonly order?: { readonly inbound?: readonly string[]; readonly outbound?: readonly string[] };
  readonly gateway?: Servers;
  readonly senders: readonly string[];
  readonly onPremises: Servers | null;
  readonly allow: { readonly sealers: readonly string[]; readonly addresses: readonly string[] };
  readonly suppress?: readonly Acceptance[];
}

/** File beside the configuration that holds the value of the service's headers. */
export const headerValueFile = 'header-value.txt';

/** The host name that Microsoft gives the MX of a domain provisioned before July 2026. */
export function mailHostOf(domain: string): string {
  return `${domain.replaceAll('.', '-')}.mail.protection.outlook.com`;
}

/** Dashboard facts of a domain that Microsoft 365 hosts; Relay Server is the same host in an outbound loopback (guide 5.5, 6.3). */
function domainFacts(domain: string, outbound: ServiceFacts['outbound']): DomainFacts {
  return {
    server: mailHostOf(domain),
    relayServer: outbound === 'loopback' ? mailHostOf(domain) : null,
    rcptLookup: true,
    mxLookup: false,
    mailSystem: 'microsoft365',
  };
}

/** What the vendor has to confirm before mail leaves through the service with a signature that holds (guide 8). */
const confirmed = { dkim: { resignsOutbound: true, selectors: [] } };

/** A configuration that declares one mxHERO service for the given domains, with one header value for all. */
export function declare(
  inbound: ServiceFacts['inbound'],
  outbound: ServiceFacts['outbound'],
  domains: readonly string[],
  service: Partial<ServiceFacts> = {},
): ConfigFile {
  return {
    services: [
      {
        vendor: 'mxhero',
        inbound,
        outbound,
        headerValue: { file: headerValueFile },
        domains: Object.fromEntries(domains.map((domain) => [domain, domainFacts(domain, outbound)])),
        groups: { recipients: [], senders: [] },
        exclude: { recipients: [], senders: [] },
        ...service,
        ...(outbound === 'standard' ? { overrides: { ...confirmed, ...service.overrides } } : {}),
      },
    ],
    senders: [],
    onPremises: null,
    allow: { sealers: [], addresses: [] },
  };
}

/** A configuration that declares a service without secret header: its facts are those of the profile and the overrides. */
export function declareVendor(
  vendor: string,
  routing: Pick<ServiceFacts, 'inbound' | 'outbound'>,
  domains: readonly string[],
  overrides: ServiceFacts['overrides'] = {},
): ConfigFile {
  const declared = declare(routing.inbound, routing.outbound, domains);
  const { headerValue: _, overrides: __, ...service } = declared.services[0];
  return { ...declared, services: [{ ...service, vendor, overrides }] };
}

/** The configuration with other facts about its first service. */
export function redeclare(config: ConfigFile, service: Partial<ServiceFacts>): ConfigFile {
  const [first, ...others] = config.services;
  return { ...config, services: [{ ...first, ...service }, ...others] };
}

/** The configuration with other dashboard facts of one domain. */
export function redeclareDomain(config: ConfigFile, domain: string, facts: Partial<DomainFacts>): ConfigFile {
  const { domains, outbound } = config.services[0];
  const current = domains[domain] ?? domainFacts(domain, outbound);
  return redeclare(config, { domains: { ...domains, [domain]: { ...current, ...facts } } });
}
