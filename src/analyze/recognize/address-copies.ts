import { intersect, ipSet, isEmpty, overlaps, subtract, unionOf, type IpSet } from '../../mail/ip-range.ts';
import type { Fact, InboundConnector, TenantObject } from '../../model/index.ts';
import type { RuleContext } from '../rules/context.ts';
import { activityOf } from './activity.ts';
import { isDefaultPolicy } from './default-policy.ts';
import { listedAddresses } from './listed-addresses.ts';

type Sections = 'InboundConnector' | 'HostedConnectionFilterPolicy' | 'TransportRule';

/** What the copies are read from: the context of any rule that requires or uses the three sections. */
export type CopiesContext = Pick<
  RuleContext<never, Sections>,
  'tenant' | 'service' | 'services' | 'declared' | 'dns' | 'at'
>;

/** One list of the tenant that holds addresses of a service. */
export interface AddressList {
  readonly object: TenantObject;
  readonly property: string;
  readonly set: IpSet;
}

/** One kind of place where the tenant keeps the addresses of a service. */
export interface AddressCopy {
  readonly title: 'Connector' | 'Allowed' | 'Skipped' | 'Rules';
  readonly lists: readonly AddressList[];
  /** Addresses that are where they have to be: on one list where the lists add up, else on each of them. */
  readonly holds: IpSet;
  /** Addresses on any of the lists. */
  readonly listed: IpSet;
  /** Whether there are lists that could not be read. */
  readonly isOpen: boolean;
  /** Whether the lists take IPv6 addresses. */
  readonly takesIpv6: boolean;
}

const nothing = ipSet([]).set;
const everything = ipSet(['0.0.0.0/0', '::/0']).set;

function listOf(object: TenantObject, property: string, fact: Fact<readonly string[]>): readonly AddressList[] {
  return fact.known && fact.value.length > 0 ? [{ object, property, set: listedAddresses(fact.value) }] : [];
}

function united(lists: readonly AddressList[]): IpSet {
  return unionOf(...lists.map(({ set }) => set));
}

function isDisabled({ Enabled: enabled }: InboundConnector): boolean {
  return enabled.known && !enabled.value;
}

/** Inbound connectors add up; a disabled one recognizes nobody. */
function connectorCopy({ tenant, service }: CopiesContext): AddressCopy {
  const connectors = service.returnConnectors;
  const of = (some: readonly InboundConnector[]): readonly AddressList[] =>
    some.flatMap((one) => listOf(one, 'SenderIPAddresses', one.SenderIPAddresses));
  const lists = of(connectors);
  const isOpen =
    tenant.InboundConnector.state !== 'complete' ||
    service.gaps.some(({ subject }) => subject.kind === 'InboundConnector') ||
    connectors.some((one) => !one.SenderIPAddresses.known);
  const holds = united(of(connectors.filter((one) => !isDisabled(one))));
  return { title: 'Connector', lists, holds, listed: united(lists), isOpen, takesIpv6: false };
}

/** The allow list is a copy where the service asks for it, or where addresses of the service are on it. */
function allowCopy({ tenant, service }: CopiesContext): AddressCopy | undefined {
  const section = tenant.HostedConnectionFilterPolicy;
  const policies = section.state === 'missing' ? [] : section.objects.filter(isDefaultPolicy);
  const lists = policies.flatMap((one) => listOf(one, 'IPAllowList', one.IPAllowList));
  const listed = united(lists);
  if (service.profile.ipAllowList !== 'required' && !overlaps(listed, service.egress)) return undefined;
  const isOpen = policies.length === 0 || policies.some((one) => !one.IPAllowList.known);
  return { title: 'Allowed', lists, holds: listed, listed, isOpen, takesIpv6: false };
}

/** Whether a connector skips a list of addresses; the last-address mode takes no notice of the list. */
function skips(connector: InboundConnector): boolean {
  const { EFSkipLastIP: last, EFSkipIPs: list } = connector;
  return !isDisabled(connector) && !(last.known && last.value) && !(list.known && list.value.length === 0);
}

function senders(connectors: readonly InboundConnector[]): IpSet {
  return unionOf(
    ...connectors.map(({ SenderIPAddresses: list }) => (list.known ? listedAddresses(list.value) : nothing)),
  );
}

/** Each connector has to skip the addresses of the service by itself, but for those that only others take mail from. */
function skipCopy({ service }: CopiesContext): AddressCopy {
  const connectors = service.returnConnectors.filter(skips);
  const lists = connectors.flatMap((one) => listOf(one, 'EFSkipIPs', one.EFSkipIPs));
  const held = lists.map(({ object, set }) => {
    const own = connectors.filter((one) => one === object);
    const others = connectors.filter((one) => one !== object);
    return unionOf(set, subtract(senders(others), senders(own)));
  });
  const isOpen = connectors.some((one) => !one.EFSkipIPs.known);
  const holds = lists.length === 0 ? nothing : held.reduce(intersect, everything);
  return { title: 'Skipped', lists, holds, listed: united(lists), isOpen, takesIpv6: true };
}

/** Rules that are in force and tell mail of the service by its addresses; each needs all of them. */
function ruleCopy({ tenant, service, at }: CopiesContext): AddressCopy {
  const section = tenant.TransportRule;
  const rules = section.state === 'missing' ? [] : section.objects;
  const live = rules.filter((rule) => activityOf(rule, at).state !== 'inactive');
  const lists = live
    .flatMap((rule) => [
      ...listOf(rule, 'SenderIpRanges', rule.SenderIpRanges),
      ...listOf(rule, 'ExceptIfSenderIpRanges', rule.ExceptIfSenderIpRanges),
    ])
    .filter(({ set }) => overlaps(set, service.egress));
  const isOpen =
    section.state === 'missing' ||
    live.some((rule) => !rule.SenderIpRanges.known || !rule.ExceptIfSenderIpRanges.known);
  const holds = lists.length === 0 ? nothing : lists.map(({ set }) => set).reduce(intersect, everything);
  return { title: 'Rules', lists, holds, listed: united(lists), isOpen, takesIpv6: true };
}

function isThere(copy: AddressCopy): boolean {
  return copy.isOpen || !isEmpty(copy.listed);
}

/** Where the tenant keeps the addresses of the service: the kinds of which there is a list, or may be one. */
export function addressCopies(context: CopiesContext): readonly AddressCopy[] {
  const allowed = allowCopy(context);
  return [
    ...[connectorCopy(context)].filter(isThere),
    ...(allowed === undefined ? [] : [allowed]),
    ...[skipCopy(context), ruleCopy(context)].filter(isThere),
  ];
}
