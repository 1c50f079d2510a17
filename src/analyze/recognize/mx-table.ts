import type { Config } from '../../config/config.ts';
import type { MxHost } from '../../mail/mx/mx.ts';
import type { Exhibit } from '../rules/finding.ts';
import { mxRole, mxRoleWords } from './mx-role.ts';
import type { ServiceView } from './service-view.ts';

/** The MX records of a domain in their order, each with whose host it is. */
export function mxTable(
  domain: string,
  hosts: readonly MxHost[],
  services: readonly ServiceView[],
  gateway: Config['gateway'],
): Exhibit {
  const rows = hosts.map((one) => {
    const host = one.host === '' ? '.' : one.host;
    return [String(one.preference), host, mxRoleWords[mxRole(one, services, gateway)]];
  });
  return { title: `MX of ${domain}`, columns: ['Preference', 'Host', 'Belongs to'], rows };
}
