import type { Zone } from '../dns/zone.ts';
import { guideDomain, providerZone } from '../guide-zone.ts';
import type { Draft } from './draft.ts';

function isInitial(domain: string): boolean {
  return domain.endsWith('.onmicrosoft.com');
}

/** Behind a gateway its hosts are the MX of every domain, and the policy of MTA-STS names them. */
function behindGateway(domain: string, zone: Zone, hosts: readonly string[]): Zone {
  const body = ['version: STSv1', 'mode: enforce', ...hosts.map((host) => `mx: ${host}`), 'max_age: 604800', ''];
  return {
    ...zone,
    [domain]: { ...zone[domain], MX: hosts.map((host, index) => [10 * (index + 1), host] as const) },
    [`mta-sts.${domain}`]: { A: ['192.0.2.80'], https: { body: body.join('\r\n') } },
    ...Object.fromEntries(hosts.map((host) => [host, { A: ['203.0.113.1'] }])),
  };
}

/** What a tenant's domains publish when nothing is wrong with it, and what its draft says instead. */
export function zoneOf({ home, acceptedDomains, config, dns = {} }: Draft): Zone {
  const domains = acceptedDomains.flatMap(({ Name: name }) =>
    typeof name === 'string' && !isInitial(name) ? [name] : [],
  );
  const hosts = config.services[0].inbound === 'border' ? (config.gateway?.hosts ?? []) : [];
  const zones = domains.map((domain) => {
    const zone = guideDomain(domain, home.organization);
    return hosts.length === 0 ? zone : behindGateway(domain, zone, hosts);
  });
  return Object.assign({}, providerZone, ...zones, dns) as Zone;
}
