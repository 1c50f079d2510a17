import { isUnder, normalizeHost } from '../../mail/host.ts';
import { covers, ipSet, isEmpty, overlaps, size, subtract, type IpSet } from '../../mail/ip-range.ts';
import { certificateCovers, certificateSubjects } from '../../mail/certificate-name.ts';
import { headerName } from '../../vendor/header-name.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import { onceEach } from './once-each.ts';

/** Whether a text of the tenant is a fact of the service; undefined where no such fact of it is known. */
export type IsVendors = ((text: string) => boolean) | undefined;

/** By what the objects of a tenant show that they are a service's. */
export interface VendorFacts {
  readonly profile: VendorProfile;
  /** Host of a smart host: an endpoint, present or past, or below a domain of the vendor. */
  readonly host: IsVendors;
  /** Entry of an address list: it holds an address of the service. */
  readonly address: IsVendors;
  /** Value of `TlsSenderCertificateName`. */
  readonly certificate: IsVendors;
  /** Name of a header. */
  readonly header: IsVendors;
  readonly sealer: IsVendors;
  /** Name of an SPF record. */
  readonly include: IsVendors;
}

type Named = 'host' | 'certificate' | 'header' | 'sealer' | 'include';

function hostOf({ endpoints, domains }: VendorProfile): IsVendors {
  const hosts = new Set(
    [...(endpoints.inbound ?? []), ...(endpoints.outbound ?? []), ...endpoints.retired].map(normalizeHost),
  );
  if (hosts.size === 0 && domains.length === 0) return undefined;
  return (text) => hosts.has(normalizeHost(text)) || domains.some((domain) => isUnder(text, domain));
}

function certificateOf({ tls, domains }: VendorProfile): IsVendors {
  const names = tls.clientNames ?? [];
  if (names.length === 0 && domains.length === 0) return undefined;
  return (text) =>
    certificateSubjects(text).some(
      (subject) =>
        names.some((name) => certificateCovers(subject, name)) ||
        domains.some((domain) => isUnder(subject.replace(/^\*\./, ''), domain)),
    );
}

function headerOf({ headers: { tenant, processed } }: VendorProfile): IsVendors {
  const names = new Set([tenant, processed].flatMap((header) => headerName(header)?.toLowerCase() ?? []));
  return names.size === 0 ? undefined : (text) => names.has(text.trim().toLowerCase());
}

function nameOf(known: string | null): IsVendors {
  if (known === null || known === 'none') return undefined;
  return (text) => normalizeHost(text) === normalizeHost(known);
}

const namedFacts: (profile: VendorProfile) => Readonly<Record<Named, IsVendors>> = onceEach((profile) => ({
  host: hostOf(profile),
  certificate: certificateOf(profile),
  header: headerOf(profile),
  sealer: nameOf(profile.arc.sealer),
  include: nameOf(profile.spf.include),
}));

/** Every address that is known to be the service's, with ranges that it publishes. */
export const addressesOf: (profile: VendorProfile) => IpSet = onceEach(
  ({ egress }) => ipSet([...(egress.ipv4 ?? []), ...(egress.ipv6 ?? []), ...egress.published]).set,
);

/** Addresses in a block, at most, that is still taken for the service's when it holds others too: those of a /16. */
const mostMixed = 65_536n;

function addressOf(set: IpSet): IsVendors {
  if (isEmpty(set)) return undefined;
  return (entry) => {
    const listed = ipSet([entry]).set;
    return overlaps(listed, set) && (size(listed) <= mostMixed || covers(set, listed));
  };
}

interface Told {
  readonly others: readonly VendorProfile[];
  readonly facts: VendorFacts;
}

/** Several rules ask, and a program audits one tenant after the other with the same services. */
const cache = new WeakMap<VendorProfile, Told>();

/** The facts of a service that are not those of another one as well. */
export function vendorFacts(profile: VendorProfile, others: readonly VendorProfile[]): VendorFacts {
  const before = cache.get(profile);
  if (before !== undefined && sameMembers(before.others, others)) return before.facts;
  const facts = factsBeside(profile, others);
  cache.set(profile, { others, facts });
  return facts;
}

function sameMembers(a: readonly VendorProfile[], b: readonly VendorProfile[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function factsBeside(profile: VendorProfile, others: readonly VendorProfile[]): VendorFacts {
  const own = namedFacts(profile);
  const rest = others.map(namedFacts);
  const only = (kind: Named): IsVendors => {
    const is = own[kind];
    return is === undefined ? undefined : (text) => is(text) && !rest.some((other) => other[kind]?.(text) === true);
  };
  return {
    profile,
    address: addressOf(others.reduce((left, other) => subtract(left, addressesOf(other)), addressesOf(profile))),
    host: only('host'),
    certificate: only('certificate'),
    header: only('header'),
    sealer: only('sealer'),
    include: only('include'),
  };
}
