import { normalizeHost } from '../../mail/host.ts';
import type { MxHost } from '../../mail/mx/mx.ts';
import type { Service } from '../../config/config.ts';
import type { DnsView } from '../dns/dns-view.ts';
import { endpointsOf } from './connectors.ts';
import { isServiceHost } from './next-hop.ts';
import { profileEgress } from './profile-egress.ts';

/**
 * Where mail for the in-scope domains arrives first, by the host that is nearest to the tenant. `microsoft`: a host of at
 * least one domain is Microsoft's; `service`: one is the service's own; `other-service`: one is of another service of the
 * run; `outside`: all are somebody else's; `nowhere`: no domain takes mail by an MX; `unknown`: an MX that was not learnt
 * could decide it.
 */
export type MxEvidence =
  | { readonly state: 'microsoft' | 'nowhere' }
  | { readonly state: 'service' | 'outside'; readonly hosts: readonly string[] }
  /** `name`: of the service that stands in front. */
  | { readonly state: 'other-service'; readonly name: string }
  /** One sentence. */
  | { readonly state: 'unknown'; readonly why: string };

function isOf({ host }: MxHost, { profile }: Service): boolean {
  const egress = profileEgress(profile);
  return isServiceHost(normalizeHost(host), { profile, endpoints: endpointsOf(profile), egress });
}

/**
 * A service that takes mail from the internet, with hosts of which nothing is known: an MX of somebody unknown is its. It is
 * one that is declared to stand in front, or that can do nothing else.
 */
function mayBeFront({ config, profile }: Service): boolean {
  const { architectures, mx } = profile;
  const isFront = config.inbound?.value === 'border' || (config.inbound === undefined && !architectures.includes('IL'));
  return isFront && architectures.includes('IB') && mx.service === true && mx.hosts.length === 0;
}

/** What the MX records of the domains say about the inbound path of a service, beside others of the run. */
export function mxEvidence(
  domains: readonly string[],
  dns: DnsView,
  service: Service,
  others: readonly Service[] = [],
): MxEvidence {
  if (dns.missing !== undefined || domains.length === 0) return { state: 'unknown', why: 'MX not looked up.' };
  const hosts: MxHost[] = [];
  let why: string | undefined;
  for (const domain of domains) {
    const mx = dns.mx(domain);
    if (mx.state === 'unknown') why ??= `MX of ${domain} is not known (${mx.answer.outcome}).`;
    if (mx.state === 'hosts') hosts.push(...mx.hosts);
  }
  if (hosts.some(({ system }) => system !== 'other')) return { state: 'microsoft' };
  if (why !== undefined) return { state: 'unknown', why };
  if (hosts.length === 0) return { state: 'nowhere' };
  return stranger(hosts, service, others);
}

/** Whose the hosts are when none of them is Microsoft's. */
function stranger(hosts: readonly MxHost[], service: Service, others: readonly Service[]): MxEvidence {
  const names = [...new Set(hosts.map(({ host }) => host))];
  const own = hosts.filter((one) => isOf(one, service)).map(({ host }) => host);
  if (own.length > 0) return { state: 'service', hosts: [...new Set(own)] };
  const known = others.find((other) => hosts.some((one) => isOf(one, other)));
  const front = known ?? (mayBeFront(service) ? undefined : others.find(mayBeFront));
  if (front !== undefined) return { state: 'other-service', name: front.profile.name };
  return { state: 'outside', hosts: names };
}
