import { isUnder } from '../../mail/host.ts';
import { cloudsOfDomains, type MicrosoftCloud } from '../../mail/microsoft-cloud.ts';
import type { SpfScope } from './spf-scope.ts';

/** Clouds that the tenant can be in, by its initial domains. */
export function tenantClouds({ tenant }: Pick<SpfScope, 'tenant'>): readonly MicrosoftCloud[] {
  const section = tenant.AcceptedDomain;
  const objects = section.state === 'missing' ? [] : section.objects;
  return cloudsOfDomains(objects.flatMap(({ DomainName: name }) => (name.known && name.value ? [name.value] : [])));
}

/**
 * The cloud whose include a domain needs. Where the names of the tenant leave it open, the hosts that receive its mail
 * decide; else the first, which is the worldwide one if it can be that.
 */
export function cloudOf(domain: string, scope: Pick<SpfScope, 'tenant' | 'dns'>): MicrosoftCloud | undefined {
  const clouds = tenantClouds(scope);
  if (clouds.length === 1) return clouds[0];
  const mx = scope.dns.mx(domain);
  const hosts = mx.state === 'hosts' ? mx.hosts.map(({ host }) => host) : [];
  const receiving = clouds.find(({ mxSuffixes }) =>
    mxSuffixes.some((suffix) => hosts.some((host) => isUnder(host, suffix))),
  );
  return receiving ?? clouds[0];
}
