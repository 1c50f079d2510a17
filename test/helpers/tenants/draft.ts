import { acceptedDomain } from '../objects/accepted-domain.ts';
import { arcConfig } from '../objects/arc-config.ts';
import type { Sections } from '../objects/bundle.ts';
import type { CmdletObject, Over } from '../objects/cmdlet-object.ts';
import { dkimSigningConfig } from '../objects/dkim-signing-config.ts';
import type { Home } from '../objects/home.ts';
import { hostedConnectionFilterPolicy } from '../objects/hosted-connection-filter-policy.ts';
import { inboundConnector } from '../objects/inbound-connector.ts';
import { organizationConfig } from '../objects/organization-config.ts';
import { outboundConnector } from '../objects/outbound-connector.ts';
import { remoteDomain } from '../objects/remote-domain.ts';
import { transportConfig } from '../objects/transport-config.ts';
import { transportRule } from '../objects/transport-rule.ts';
import type { Zone } from '../dns/zone.ts';
import type { ConfigFile } from './config-file.ts';

/** A tenant before its objects are made: what differs from the defaults of each factory. Rules stand in order of priority. */
export interface Draft {
  readonly home: Home;
  readonly arc: readonly Over[];
  readonly inbound: readonly Over[];
  readonly outbound: readonly Over[];
  readonly rules: readonly Over[];
  readonly remoteDomains: readonly Over[];
  readonly filters: readonly Over[];
  readonly acceptedDomains: readonly Over[];
  readonly dkim: readonly Over[];
  readonly organization: Over;
  readonly transport: Over;
  readonly groups: readonly CmdletObject[];
  readonly config: ConfigFile;
  /** MX hosts of every domain and the SPF record that they publish, where those of the guide are not meant. */
  readonly mx?: readonly string[];
  readonly spf?: string;
  /** Names of the DNS that differ from what goes with the rest, or that it lacks. */
  readonly dns?: Zone;
}

/** The items with the named one changed; a name that none has is an error, so that no fixture silently stays clean. */
export function changed(items: readonly Over[], name: string, over: Over): readonly Over[] {
  without(items, name);
  return items.map((item) => (item['Name'] === name ? { ...item, ...over } : item));
}

/** The items without the named one, which must be there. */
export function without(items: readonly Over[], name: string): readonly Over[] {
  const rest = items.filter((item) => item['Name'] !== name);
  if (rest.length === items.length) {
    throw new Error(`nothing is called ${name}`);
  }
  return rest;
}

/** The sections of the tenant's export. */
export function sectionsOf(draft: Draft): Sections {
  const { home } = draft;
  const sections: Sections = {
    ArcConfig: draft.arc.map((over) => arcConfig(over, home)),
    InboundConnector: draft.inbound.map((over) => inboundConnector(over, home)),
    OutboundConnector: draft.outbound.map((over) => outboundConnector(over, home)),
    TransportRule: draft.rules.map((over, index) => transportRule({ Priority: index, ...over }, home)),
    RemoteDomain: draft.remoteDomains.map((over) => remoteDomain(over, home)),
    HostedConnectionFilterPolicy: draft.filters.map((over) => hostedConnectionFilterPolicy(over, home)),
    AcceptedDomain: draft.acceptedDomains.map((over) => acceptedDomain(over, home)),
    DkimSigningConfig: draft.dkim.map((over) => dkimSigningConfig(over, home)),
    OrganizationConfig: [organizationConfig(draft.organization, home)],
    TransportConfig: [transportConfig(draft.transport, home)],
  };
  return draft.groups.length === 0 ? sections : { ...sections, DistributionGroupMember: draft.groups };
}
