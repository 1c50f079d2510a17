import { formatIpSet, intersect, ipSet, overlaps, unionOf, type IpSet } from '../../mail/ip-range.ts';
import type { SpfCheck } from '../../mail/spf/check.ts';
import { LOOKUP_LIMIT, VOID_LIMIT } from '../../mail/spf/evaluation.ts';
import { namedAddresses } from './named-addresses.ts';
import { includeOf, maySend, type SpfScope } from './spf-scope.ts';
import { cloudOf } from './tenant-cloud.ts';

/** The limits of RFC 7208, section 4.6.4, that end a check with permerror. `hosts`: over 10 MX records of one name. */
export type SpfLimit = 'lookups' | 'voids' | 'hosts';

/** Who sends mail of the tenant, and the limits that its servers run into. */
export interface LimitedSource {
  readonly name: string;
  readonly limits: readonly SpfLimit[];
  /** Of some of its servers it is not known what receivers say. */
  readonly isOpen: boolean;
}

/** Blocks of addresses of one source that are tried; one check speaks for a block. */
const MOST_TRIED = 50;

interface Source {
  readonly name: string;
  readonly addresses: IpSet;
}

/** Which limit ended a check; undefined when none did. */
function limitOf(check: SpfCheck): SpfLimit | undefined {
  if (!check.known || check.result !== 'permerror') return undefined;
  if (check.lookups > LOOKUP_LIMIT) return 'lookups';
  if (check.voids > VOID_LIMIT) return 'voids';
  return check.term?.kind === 'mx' ? 'hosts' : undefined;
}

/** Exchange Online and the services through which mail may leave, by what they publish and what their profiles say. */
function sourcesOf(domain: string, scope: SpfScope): readonly Source[] {
  const { dns, services } = scope;
  const cloud = cloudOf(domain, scope);
  const ofMicrosoft =
    cloud === undefined ? [] : [{ name: 'Exchange Online', addresses: dns.coverage(cloud.spfInclude).pass }];
  const ofServices = services.filter(maySend).map((service) => {
    const { name, egress } = service.profile;
    const include = includeOf(service);
    const declared = ipSet([...(egress.ipv4 ?? []), ...(egress.ipv6 ?? [])]).set;
    return { name, addresses: include === undefined ? declared : unionOf(declared, dns.coverage(include).pass) };
  });
  return [...ofMicrosoft, ...ofServices];
}

/**
 * What becomes of the servers whose mail the tenant is known to send, as far as the record of the domain names them; of
 * others a limit keeps nothing away.
 */
export function limitedSources(domain: string, scope: SpfScope): readonly LimitedSource[] {
  const { dns } = scope;
  const { permerror, undecided } = dns.coverage(domain);
  const named = namedAddresses(dns.spf(domain));
  return sourcesOf(domain, scope)
    .filter(({ addresses }) => overlaps(addresses, named))
    .map(({ name, addresses }) => {
      const failing = intersect(intersect(addresses, named), unionOf(permerror, undecided));
      const blocks = formatIpSet(failing);
      const checks = blocks.slice(0, MOST_TRIED).map((block) => dns.verdict(domain, block.replace(/\/\d+$/, '')));
      const limits = checks.map(limitOf).filter((limit) => limit !== undefined);
      return {
        name,
        limits: [...new Set(limits)],
        isOpen: blocks.length > checks.length || checks.some(({ known }) => !known),
      };
    });
}
