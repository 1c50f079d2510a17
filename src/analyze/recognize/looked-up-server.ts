import type { Config, DashboardFacts } from '../../config/config.ts';
import { isIpLiteral, normalizeHost } from '../../mail/host.ts';
import type { DnsAnswer } from '../../model/index.ts';
import type { DnsView } from '../dns/dns-view.ts';
import { namedHosts } from './mx-role.ts';
import { nextHop, type NextHop } from './next-hop.ts';
import type { ServiceView } from './service-view.ts';

/** One host of the MX of a Server. */
export interface LookedUpHost {
  readonly host: string;
  readonly hop: NextHop;
}

/**
 * Where mail goes for a Server whose MX the service looks up. `none`: the name has no MX; `null`: it says that it takes no
 * mail; `service`, `border`: some of its hosts are where the mail came from; `hosts`: none of these.
 */
export type LookedUpServer =
  | { readonly state: 'none' | 'null' }
  | { readonly state: 'service' | 'border' | 'hosts'; readonly hosts: readonly LookedUpHost[] }
  | { readonly state: 'unknown'; readonly answer: DnsAnswer };

interface Scene {
  readonly service: ServiceView;
  readonly declared: Pick<Config, 'gateway' | 'onPremises'>;
  /** In-scope domains. */
  readonly domains: readonly string[];
  readonly dns: DnsView;
}

/** The name whose MX the service looks up; undefined where it looks up none, or the field holds no name. */
export function lookedUpName({ server, mxLookup }: Pick<DashboardFacts, 'server' | 'mxLookup'>): string | undefined {
  if (mxLookup?.value !== true || typeof server?.value !== 'string') return undefined;
  const name = normalizeHost(server.value);
  return isIpLiteral(name) ? undefined : name;
}

/** Hosts outside Microsoft where mail for the domains arrives first, with an MX that was not learnt. */
interface Border {
  readonly hosts: ReadonlySet<string>;
  readonly unknown: DnsAnswer | undefined;
}

function borderOf({ service, domains, dns }: Scene): Border {
  const hosts = new Set<string>();
  let unknown: DnsAnswer | undefined;
  if (!service.architecture.inbound.candidates.includes('border')) return { hosts, unknown };
  for (const mx of domains.map((domain) => dns.mx(domain))) {
    if (mx.state === 'unknown') unknown ??= mx.answer;
    if (mx.state !== 'hosts') continue;
    for (const { host, system } of mx.hosts) if (system === 'other') hosts.add(host);
  }
  return { hosts, unknown };
}

/** Follows the MX of a name as the service does for a Server with MX Lookup on. */
export function lookUpServer(name: string, scene: Scene): LookedUpServer {
  const mx = scene.dns.mx(name);
  if (mx.state === 'unknown') return mx;
  if (mx.state !== 'hosts') return { state: mx.state };
  const border = borderOf(scene);
  const hosts = namedHosts(mx.hosts).map(({ host }): LookedUpHost => {
    const hop = nextHop(host, scene.service, scene.declared);
    return { host, hop: hop === 'host' && border.hosts.has(host) ? 'gateway' : hop };
  });
  const ofService = hosts.filter(({ hop }) => hop === 'service');
  if (ofService.length > 0) return { state: 'service', hosts: ofService };
  const ofBorder = hosts.filter(({ hop }) => hop === 'gateway');
  if (ofBorder.length > 0) return { state: 'border', hosts: ofBorder };
  if (border.unknown !== undefined && hosts.some(({ hop }) => hop === 'host')) {
    return { state: 'unknown', answer: border.unknown };
  }
  return { state: 'hosts', hosts };
}
