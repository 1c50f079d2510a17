import type { Config } from '../../config/config.ts';
import { isIpLiteral, isMicrosoftMx, isUnder, normalizeHost } from '../../mail/host.ts';
import { covers, ipSet, overlaps } from '../../mail/ip-range.ts';
import { hostName } from '../../vendor/host-name.ts';
import type { ServiceView } from './service-view.ts';
import { listedAddresses } from './listed-addresses.ts';
import { placeIn } from './once-each.ts';

/** Where Google Workspace takes mail for any of its domains (Configuring Email Routing in mxHERO, section 1). */
export const googleHost = 'smtp.google.com';

/**
 * What a host of the dashboard is: one of the service itself, of the declared gateway, of the declared on-premises
 * servers, the MX host of a Microsoft 365 tenant, Google's, another address or full host name, or nothing that mail can
 * be sent to. Whose tenant an MX host belongs to, only DNS can tell: see `tenantOf`.
 */
export type NextHop = 'service' | 'gateway' | 'onPremises' | 'microsoft' | 'google' | 'address' | 'host' | 'malformed';

type Servers = Config['gateway'];

/** By the endpoints of a service, which is recognized anew in each run; every domain of the dashboard is held against them. */
const cache = placeIn<ServiceView['endpoints'], ReadonlySet<string>>();

function hostsOf({ profile, endpoints }: Pick<ServiceView, 'profile' | 'endpoints'>): ReadonlySet<string> {
  const before = cache.get(endpoints);
  if (before !== undefined) return before;
  const { retired } = profile.endpoints;
  const hosts = new Set(
    [...endpoints.inbound, ...endpoints.outbound, ...retired, ...profile.mx.hosts].map(normalizeHost),
  );
  cache.set(endpoints, hosts);
  return hosts;
}

/** Whether a normalized host or address is the service's: an endpoint, once valid ones included, or under a domain of it. */
export function isServiceHost(host: string, service: Pick<ServiceView, 'profile' | 'endpoints' | 'egress'>): boolean {
  if (isIpLiteral(host)) return overlaps(ipSet([host]).set, service.egress);
  return hostsOf(service).has(host) || service.profile.domains.some((domain) => isUnder(host, domain));
}

function isAmong(host: string, servers: Servers): boolean {
  if (servers === undefined) return false;
  return isIpLiteral(host)
    ? covers(listedAddresses(servers.addresses), ipSet([host]).set)
    : servers.hosts.includes(host);
}

/** A host name with a top-level domain; one that ends in a number is a mistyped address. */
function isFullName(host: string): boolean {
  return hostName(host) !== undefined && !/\.\d+$/.test(host);
}

/** Microsoft's suffixes themselves belong to no tenant, hence the parent. */
function isTenantHost(host: string): boolean {
  return isMicrosoftMx(host.slice(host.indexOf('.') + 1));
}

/** Tells what the text of a host field leads to, by the profile of the service and what the configuration declares. */
export function nextHop(text: string, service: ServiceView, declared: Pick<Config, 'gateway' | 'onPremises'>): NextHop {
  const host = normalizeHost(text);
  if (isServiceHost(host, service)) return 'service';
  if (isAmong(host, declared.gateway)) return 'gateway';
  if (isAmong(host, declared.onPremises)) return 'onPremises';
  if (isIpLiteral(host)) return 'address';
  if (!isFullName(host)) return 'malformed';
  if (isTenantHost(host)) return 'microsoft';
  return host === googleHost ? 'google' : 'host';
}
