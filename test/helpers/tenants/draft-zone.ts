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
    ...Object.fromEntries(hosts.map((host, index) => [host, { A: [`203.0.113.${index + 1}`] }])),
  };
}

/** What a tenant's domains publish when nothing is wrong with it, and what its draft says instead. */
export function zoneOf({ home, acceptedDomains, config, mx, spf, dns = {} }: Draft): Zone {
  const domains = acceptedDomains.flatMap(({ Name: name }) =>
    typeof name === 'string' && !isInitial(name) ? [name] : [],
  );
  const isBehind = config.services.some(({ inbound }) => inbound === 'border');
  const hosts = mx ?? (isBehind ? (config.gateway?.hosts ?? []) : []);
  const zones = domains.map((domain) => {
    const guide = guideDomain(domain, home.organization);
    const zone = spf === undefined ? guide : { ...guide, [domain]: { ...guide[domain], TXT: [spf] } };
    return hosts.length === 0 ? zone : behindGateway(domain, zone, hosts);
  });
  return Object.assign({}, providerZone, ...zones, dns) as Zone;
}
