import type { Config } from '../../config/config.ts';
import type { MxHost } from '../../mail/mx/mx.ts';
import { isServiceHost } from './next-hop.ts';
import type { ServiceView } from './service-view.ts';

/**
 * What the host of an MX record is to the tenant, by its name and what is declared. `legacy`: a name of Microsoft that
 * takes no mail for tenants; `service`: of a service that the configuration names; `gateway`: declared in front of it.
 */
export type MxRole = 'microsoft' | 'legacy' | 'service' | 'gateway' | 'other';

/** The words for each role in a table. */
export const mxRoleWords: Readonly<Record<MxRole, string>> = {
  microsoft: 'Microsoft 365',
  legacy: 'Microsoft, but not for tenants',
  service: 'mail service',
  gateway: 'declared gateway',
  other: 'somebody else',
};

/** Tells what the host of an MX record is. */
export function mxRole(
  { host, system }: Pick<MxHost, 'host' | 'system'>,
  services: readonly Pick<ServiceView, 'profile' | 'endpoints' | 'egress'>[],
  gateway: Config['gateway'],
): MxRole {
  if (services.some((service) => isServiceHost(host, service))) return 'service';
  if (gateway?.hosts.includes(host) === true) return 'gateway';
  if (system === 'other') return 'other';
  return system === 'microsoft' ? 'microsoft' : 'legacy';
}

/** Hosts that mail can be meant for: an address in place of a name, and the root, are mistakes of another kind. */
export function namedHosts(hosts: readonly MxHost[]): readonly MxHost[] {
  return hosts.filter(({ target: { state } }) => state !== 'root' && state !== 'address-literal');
}
