import { ipSet, isEmpty, overlaps } from '../../mail/ip-range.ts';
import { isLookalike, isUnder, normalizeHost } from '../../mail/host.ts';
import type { OutboundConnector, Unknown } from '../../model/index.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import type { Direction } from '../rules/finding.ts';
import type { IpSet } from '../../mail/ip-range.ts';
import { onceEach } from './once-each.ts';
import type { Suspicion } from './service-view.ts';

/** Normalized endpoint hosts per direction. */
export type Endpoints = Readonly<Record<Direction, readonly string[]>>;

export function endpointsOf(profile: VendorProfile): Endpoints {
  return {
    inbound: (profile.endpoints.inbound ?? []).map(normalizeHost),
    outbound: (profile.endpoints.outbound ?? []).map(normalizeHost),
  };
}

/** What the smart hosts of a connector say about it; the rules that point at it may add a suspicion later. */
export interface HostRecognition {
  readonly hosts: readonly string[];
  readonly directions: readonly Direction[];
  readonly suspicion: Suspicion | undefined;
}

function suspicionOf(
  host: string,
  spelled: string,
  profile: VendorProfile,
  endpoints: Endpoints,
  egress: IpSet,
): Suspicion | undefined {
  const known = [...endpoints.inbound, ...endpoints.outbound];
  const nearest = isLookalike(host, known);
  const near = nearest === undefined ? {} : { nearest };
  if (profile.endpoints.retired.map(normalizeHost).includes(host)) return { kind: 'retired', host: spelled };
  if (nearest !== undefined) return { kind: 'lookalike', host: spelled, ...near };
  if (profile.domains.some((domain) => isUnder(host, normalizeHost(domain)))) {
    return { kind: 'vendor-domain', host: spelled };
  }
  const address = ipSet([host]);
  if (!isEmpty(address.set) && overlaps(address.set, egress)) return { kind: 'egress', host: spelled };
  return undefined;
}

/**
 * Recognizes a connector by its smart hosts alone; names and types of connectors play no part, since the guides let
 * the administrator choose them.
 */
export function recognizeHosts(
  connector: OutboundConnector,
  profile: VendorProfile,
  endpoints: Endpoints,
  egress: IpSet,
): HostRecognition | Unknown {
  const smartHosts = connector.SmartHosts;
  if (!smartHosts.known) return smartHosts;
  const hosts = smartHosts.value.map(normalizeHost);
  const directions = (['inbound', 'outbound'] as const).filter((direction) =>
    hosts.some((host) => endpoints[direction].includes(host)),
  );
  if (directions.length > 0) return { hosts, directions, suspicion: undefined };
  for (const [index, host] of hosts.entries()) {
    const suspicion = suspicionOf(host, smartHosts.value[index] ?? host, profile, endpoints, egress);
    if (suspicion !== undefined) return { hosts, directions, suspicion };
  }
  return { hosts, directions, suspicion: undefined };
}

/** Whether a connector carries mail: enabled and not in test mode. */
export function isCarrying(connector: OutboundConnector): boolean | Unknown {
  const { Enabled: enabled, TestMode: testMode } = connector;
  if (enabled.known && !enabled.value) return false;
  if (testMode.known && testMode.value) return false;
  if (!enabled.known) return enabled;
  return testMode.known ? true : testMode;
}

function withoutBraces(text: string): string {
  return text
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
}

/** What was found among some connectors, by name: each rule that routes is asked about many times. */
const foundAmong: (connectors: readonly OutboundConnector[]) => Map<string, readonly OutboundConnector[]> = onceEach(
  () => new Map(),
);

/** Finds the connectors that a name, distinguished name or Guid (with or without braces) stands for, without case. */
export function resolveConnector(name: string, connectors: readonly OutboundConnector[]): readonly OutboundConnector[] {
  const found = foundAmong(connectors);
  const known = found.get(name);
  if (known !== undefined) return known;
  const resolved = findConnector(withoutBraces(name), connectors);
  found.set(name, resolved);
  return resolved;
}

function findConnector(wanted: string, connectors: readonly OutboundConnector[]): readonly OutboundConnector[] {
  const byGuid = connectors.filter((connector) => connector.guid?.toLowerCase() === wanted);
  if (byGuid.length > 0) return byGuid;
  return connectors.filter((connector) =>
    [connector.Name, connector.Identity, connector.DistinguishedName].some(
      (fact) => fact.known && fact.value?.toLowerCase() === wanted,
    ),
  );
}
