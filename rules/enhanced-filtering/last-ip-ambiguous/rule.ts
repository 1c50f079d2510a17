import {
  gapsOf,
  covers,
  defineRule,
  gapsOn,
  ipSet,
  isUnder,
  lastHops,
  notApplicable,
  on,
  skipHopsFix,
} from '../../../src/rule.ts';
import type { InboundConnector, RuleContext, ServiceView, Unknown } from '../../../src/rule.ts';

/** Whether the gateway is a hop of its own beside the service. */
function isOtherHop(
  gateway: NonNullable<RuleContext<never, never>['declared']['gateway']>,
  { egress, profile, endpoints }: ServiceView,
): boolean {
  const { addresses, hosts } = gateway;
  if (addresses.length > 0) return !covers(egress, ipSet(addresses).set);
  const own = new Set([...endpoints.inbound, ...endpoints.outbound]);
  return hosts.some((host) => !own.has(host) && !profile.domains.some((domain) => isUnder(host, domain)));
}

interface Unread {
  readonly property: string;
  readonly why: Unknown;
}

/** What leaves open whether the connector skips one address where there are several, or beside a list. */
function unreadOf(connector: InboundConnector, isSeveral: boolean): readonly Unread[] {
  const { Enabled: enabled, EFSkipLastIP: last, EFSkipIPs: list } = connector;
  const unread: Unread[] = [];
  if (!enabled.known) unread.push({ property: 'Enabled', why: enabled });
  if (!last.known) unread.push({ property: 'EFSkipLastIP', why: last });
  if (!list.known && !isSeveral) unread.push({ property: 'EFSkipIPs', why: list });
  return unread;
}

export default defineRule({
  id: 'enhanced-filtering/last-ip-ambiguous',
  summary: 'Enhanced filtering skips the last address only, which is not enough or not what is listed.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IB'],
  requires: ['InboundConnector'],
  uses: [],
  profileFields: ['egress.ipv4'],
  guide: [],
  references: [
    {
      title: 'Enhanced filtering for connectors',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/enhanced-filtering-for-connectors',
    },
    {
      title: 'New-InboundConnector, EFSkipLastIP',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    several: {
      text: "Inbound connector '{connector}' skips only the last address in front of Exchange, although mail passes the gateway and {service}. Exchange then judges it by the address of the first of them instead of the sender's.",
      severity: 'medium',
    },
    overrides: {
      text: "Inbound connector '{connector}' lists {entries} for enhanced filtering to skip, but skips only the last address, because EFSkipLastIP is on. The list has no effect, and mail that passes more than one hop is judged by the address of another hop instead of the sender's.",
      severity: 'medium',
    },
  },
  *check(context) {
    const { service, declared } = context;
    const { hops, unread } = lastHops(context);
    yield gapsOf(unread);
    if (hops.length === 0) {
      yield notApplicable('No enabled connector is known to take mail from the service or the gateway.');
      return;
    }
    const isSeveral = declared.gateway !== undefined && isOtherHop(declared.gateway, service);
    yield hops.map(({ connector }) => {
      const { EFSkipLastIP: last, EFSkipIPs: list } = connector;
      const entries = list.known ? list.value : [];
      if (last.known && !last.value) return [];
      if (list.known && entries.length === 0 && !isSeveral) return [];
      const open = unreadOf(connector, isSeveral);
      if (open.length > 0) return gapsOn(connector, open);
      return {
        message: entries.length > 0 ? 'overrides' : 'several',
        data: { connector: connector.name, service: service.profile.name, entries },
        at: on(connector, 'EFSkipLastIP'),
        fix: skipHopsFix(connector, 'Skip a list that holds every hop, instead of the last address.', context),
      };
    });
  },
});
