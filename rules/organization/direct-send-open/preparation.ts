import {
  absent,
  addressEntries,
  asked,
  confirmedFirst,
  coversClientName,
  gap,
  gapsOf,
  hasUnclaimedReturn,
  isEmpty,
  isInForce,
  listableEgress,
  notInProfile,
  restoreReturnFix,
  subtract,
  unionOf,
  unknown,
  listedAddresses,
} from '../../../src/rule.ts';
import type { Answer, FixProposal, GapYield, InboundConnector, IpSet } from '../../../src/rule.ts';
import type { RuleContext, Section, ServiceView } from '../../../src/rule.ts';

type Dns = RuleContext<never, never>['dns'];

/** Whether inbound connectors know a service wherever it sends from, so that its mail stays accepted. */
export type Preparation =
  | { readonly state: 'ready' }
  | { readonly state: 'open'; readonly gaps: readonly GapYield[] }
  | { readonly state: 'lacking'; readonly fix: FixProposal };

/** Whether the service hands mail to the tenant, or may: then rejecting Direct Send concerns it. */
export function handsOver({ architecture }: ServiceView): boolean {
  return isInForce(architecture, ['IL', 'IB', 'OL']) !== 'no';
}

function isEnabled(connector: InboundConnector): Answer {
  return asked(connector, 'Enabled', connector.Enabled, (isOn) => isOn);
}

/** Addresses of the service that none of the connectors lists. */
function unlisted(connectors: readonly InboundConnector[], service: ServiceView): IpSet {
  const lists = connectors.map(({ SenderIPAddresses: list }) => listedAddresses(list.known ? list.value : []));
  return subtract(listableEgress(service), unionOf(...lists));
}

/** Puts the missing addresses on a connector that lists the others; without one the connector is to be made. */
function completion(
  enabled: readonly InboundConnector[],
  service: ServiceView,
  existing: readonly InboundConnector[],
  dns: Dns,
): FixProposal {
  const wanted = service.profile.return.connectorType;
  const first = enabled.find(({ ConnectorType: type }) => type.known && type.value === wanted) ?? enabled[0];
  if (first === undefined) return restoreReturnFix(service, existing, dns);
  const missing = unlisted(enabled, service);
  const fix: FixProposal = {
    title: `List all addresses of ${service.profile.name} on the inbound connector that knows some of them.`,
    commands: [{ do: 'merge', object: first, property: 'SenderIPAddresses', add: addressEntries(missing), remove: [] }],
  };
  return confirmedFirst(fix, missing, { service, dns });
}

function connectorsOf(section: Section<InboundConnector>): readonly InboundConnector[] {
  return section.state === 'missing' ? [] : section.objects;
}

/** What has to be known first, of the connectors of the tenant and of the service. */
function openQuestions(service: ServiceView, section: Section<InboundConnector>): readonly GapYield[] {
  const { gaps, profile, returnConnectors } = service;
  const unread = section.state === 'complete' ? [] : [unknown(section.why, section.at)];
  const isUnclaimed = returnConnectors.length === 0 && hasUnclaimedReturn(service, connectorsOf(section));
  return [
    ...unread.map((why) => gap(absent('InboundConnector', section), 'InboundConnector', why)),
    ...gaps.filter(({ subject }) => subject.kind === 'InboundConnector').map((one): GapYield => ({ gap: one })),
    ...returnConnectors.flatMap((connector) => gapsOf(isEnabled(connector))),
    ...(isUnclaimed ? [notInProfile(profile, 'tls.clientNames')] : []),
    ...(profile.egress.ipv4 === null ? [notInProfile(profile, 'egress.ipv4')] : []),
  ];
}

/** How far the tenant is prepared for one service. */
export function preparationFor(service: ServiceView, section: Section<InboundConnector>, dns: Dns): Preparation {
  const { profile } = service;
  const enabled = service.returnConnectors.filter((connector) => isEnabled(connector) === true);
  const isByCertificate = enabled.some((connector) => coversClientName(connector, profile) === true);
  const isByAddress = enabled.length > 0 && profile.egress.ipv4 !== null && isEmpty(unlisted(enabled, service));
  if (isByCertificate || isByAddress) return { state: 'ready' };
  const gaps = openQuestions(service, section);
  if (gaps.length > 0) return { state: 'open', gaps };
  return { state: 'lacking', fix: completion(enabled, service, connectorsOf(section), dns) };
}
