import { isUnder, normalizeHost } from '../../mail/host.ts';
import { cloudsOfDomains, type MicrosoftCloud } from '../../mail/microsoft-cloud.ts';
import { isInitialDomain } from '../recognize/domains.ts';
import { includeUse } from './include-use.ts';
import type { SpfScope } from './spf-scope.ts';

/** Asked for every domain, and the answer needs all of them. */
const cache = new WeakMap<SpfScope['tenant']['AcceptedDomain'], readonly MicrosoftCloud[]>();

/** Clouds that the tenant can be in, by its initial domains. */
export function tenantClouds({ tenant }: Pick<SpfScope, 'tenant'>): readonly MicrosoftCloud[] {
  const section = tenant.AcceptedDomain;
  const before = cache.get(section);
  if (before !== undefined) return before;
  const objects = section.state === 'missing' ? [] : section.objects;
  const names = objects.flatMap(({ DomainName: name }) => (name.known && name.value ? [name.value] : []));
  const clouds = cloudsOfDomains(names);
  cache.set(section, clouds);
  return clouds;
}

/** Domains beside its own whose MX is looked at for a domain; the initial ones, which always receive at Microsoft, come first. */
const MOST_ASKED = 10;

type CloudScope = Pick<SpfScope, 'tenant' | 'dns'>;

const asked = new WeakMap<SpfScope['tenant']['AcceptedDomain'], readonly string[]>();

/** Domains of the tenant whose MX may tell its cloud. */
function tellingDomains({ tenant: { AcceptedDomain: section } }: CloudScope): readonly string[] {
  const before = asked.get(section);
  if (before !== undefined) return before;
  const objects = section.state === 'missing' ? [] : section.objects;
  const names = objects.flatMap(({ DomainName: name }) =>
    name.known && name.value ? [normalizeHost(name.value)] : [],
  );
  const plain = names.filter((name) => !name.startsWith('*.'));
  const found = [...plain.filter(isInitialDomain), ...plain.filter((name) => !isInitialDomain(name))];
  asked.set(section, found.slice(0, MOST_ASKED));
  return found.slice(0, MOST_ASKED);
}

/** Those of the clouds that receive mail of a domain. */
function receiving(domain: string, clouds: readonly MicrosoftCloud[], { dns }: CloudScope): readonly MicrosoftCloud[] {
  const hosts = dns.answers.ask(domain, 'MX').records.map(({ exchange }) => exchange);
  return clouds.filter(({ mxSuffixes }) => mxSuffixes.some((suffix) => hosts.some((host) => isUnder(host, suffix))));
}

/**
 * Clouds whose SPF record can be the right one for a domain. Where the initial domains leave several, the one that
 * receives its mail; else, since a tenant is in one cloud, the one that receives mail of another domain of the tenant.
 * Several where no MX tells.
 */
export function cloudsOf(domain: string, scope: CloudScope): readonly MicrosoftCloud[] {
  const clouds = tenantClouds(scope);
  if (clouds.length === 1) return clouds;
  const own = receiving(domain, clouds, scope);
  if (own.length === 1) return own;
  for (const other of tellingDomains(scope)) {
    const found = receiving(other, clouds, scope);
    if (found.length === 1) return found;
  }
  return clouds;
}

/**
 * The cloud whose include a domain needs. Of several that it can be, the one that its record includes; else the first,
 * which is the worldwide one if it can be that.
 */
export function cloudOf(domain: string, scope: CloudScope): MicrosoftCloud | undefined {
  const clouds = cloudsOf(domain, scope);
  if (clouds.length === 1) return clouds[0];
  const included = clouds.find(({ spfInclude }) => includeUse(domain, spfInclude, scope.dns).state === 'effective');
  return included ?? clouds[0];
}
