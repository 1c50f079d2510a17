import {
  addressEntries,
  covers,
  defineRule,
  egressTable,
  expectedAddresses,
  gap,
  intersect,
  ipSet,
  isEmpty,
  isUnreachable,
  isUnrestricted,
  on,
  onDomain,
  overlaps,
  publishedEgress,
  subtract,
  unionOf,
} from '../../../src/rule.ts';
import type { Command, FixProposal, InboundConnector, IpSet, RuleContext } from '../../../src/rule.ts';
import type { ServiceView, Unknown } from '../../../src/rule.ts';

type Context = RuleContext<'InboundConnector', 'HostedConnectionFilterPolicy' | 'TransportRule'>;

/** What the services publish: addresses that are theirs, and those of which that is not known. */
interface Live {
  readonly pass: IpSet;
  readonly unread: readonly { readonly include: string; readonly open: IpSet; readonly why: Unknown }[];
}

function liveOf(services: readonly ServiceView[], dns: RuleContext<never, never>['dns']): Live {
  const published = services.flatMap(({ profile }) => publishedEgress(profile, dns) ?? []);
  const unread = published.flatMap(({ include, open, why }) => (why === undefined ? [] : [{ include, open, why }]));
  return { pass: unionOf(...published.map(({ pass }) => pass)), unread };
}

/**
 * Whoever loses the entry: on a Partner connector without restriction nothing but the standing of the service, with one
 * the way into the tenant, and on a connector of another type the right to relay.
 */
function effectOf(connector: InboundConnector): Pick<FixProposal, 'title' | 'safety'> {
  const { ConnectorType: type } = connector;
  if (!type.known || type.value !== 'Partner') {
    const title =
      'Give the other senders a connector of their own, then remove their addresses here, or they can no longer relay.';
    return { title, safety: 'review' };
  }
  if (isUnrestricted(connector)) {
    return { title: 'Remove the other addresses, or declare whose they are.', safety: 'safe' };
  }
  const title =
    'Find out whose the other addresses are, then remove them: with a Restrict flag on, mail from there is refused from then on (550 5.7.51).';
  return { title, safety: 'review' };
}

/** Where the published record is not known, an address may be in there and stay. */
function lookedUp(effect: Pick<FixProposal, 'title' | 'safety'>): Pick<FixProposal, 'title' | 'safety'> {
  const title = `First look up which addresses the service publishes; those stay. ${effect.title}`;
  return { title, safety: 'review' };
}

/** Takes the entries off the list, and puts back what of them is needed and stands in no other entry. */
function removal(connector: InboundConnector, entries: readonly string[], kept: IpSet, expected: IpSet): Command {
  const needed = subtract(intersect(ipSet(entries).set, expected), kept);
  return {
    do: 'merge',
    object: connector,
    property: 'SenderIPAddresses',
    add: addressEntries(needed),
    remove: entries,
  };
}

/** What there is to say of the list of a connector. */
function ofList(connector: InboundConnector, live: Live, expected: IpSet, context: Context) {
  const { SenderIPAddresses: addresses } = connector;
  if (!addresses.known) return gap(connector, 'SenderIPAddresses', addresses);
  const possible = addresses.value.filter((entry) => !isUnreachable(entry));
  const entries = possible.filter((entry) => !covers(expected, ipSet([entry]).set));
  if (entries.length === 0) return [];
  const foreign = entries.filter((entry) => isEmpty(intersect(ipSet([entry]).set, expected)));
  const removed = new Set(entries);
  const kept = ipSet(addresses.value.filter((entry) => !removed.has(entry))).set;
  const beyond = subtract(ipSet(entries).set, expected);
  const unread = live.unread.filter(({ open }) => overlaps(open, beyond));
  return [
    unread.map(({ include, why }) => gap(onDomain(include, 'TXT'), 'SPF record', why)),
    {
      message: foreign.length > 0 ? ('foreign' as const) : ('wider' as const),
      data: { connector: connector.name, service: context.service.profile.name, entries },
      at: on(connector, 'SenderIPAddresses'),
      ...egressTable(context),
      fix: {
        ...(unread.length > 0 ? lookedUp(effectOf(connector)) : effectOf(connector)),
        commands: [removal(connector, entries, kept, expected)],
      },
    },
  ];
}

export default defineRule({
  id: 'connector/inbound-ip-foreign',
  summary: 'An inbound connector for mail from the service lists addresses that are not the addresses of the service.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'IB', 'OL'],
  requires: ['InboundConnector'],
  uses: ['HostedConnectionFilterPolicy', 'TransportRule'],
  profileFields: ['egress.ipv4'],
  guide: ['egress'],
  references: [
    {
      title: 'New-InboundConnector, SenderIPAddresses',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
    {
      title: 'RFC 7208, section 5.2: include',
      url: 'https://www.rfc-editor.org/rfc/rfc7208#section-5.2',
    },
  ],
  conflictsWith: [],
  messages: {
    foreign: {
      text: "Inbound connector '{connector}' lists addresses that do not belong to {service}: {entries}. Whoever sends from there is treated like {service}.",
      severity: 'medium',
    },
    wider: {
      text: "Inbound connector '{connector}' lists blocks that reach beyond the addresses of {service}: {entries}. Whoever sends from the rest of a block is treated like {service}.",
      severity: 'medium',
    },
  },
  *check(context) {
    const { service, services, declared, dns } = context;
    const all = [...new Set([service, ...services])];
    const live = liveOf(all, dns);
    const expected = unionOf(expectedAddresses(all, declared), live.pass);
    yield service.returnConnectors.map((connector) => ofList(connector, live, expected, context));
  },
});
