import {
  gapsOf,
  absent,
  covers,
  defineRule,
  enhancedFiltering,
  gap,
  gapsOn,
  lastHops,
  notApplicable,
  on,
  pathBypass,
  returnPaths,
  skipHopsFix,
  unionOf,
} from '../../../src/rule.ts';
import type { GapYield, InboundConnector, LastHop, RuleContext } from '../../../src/rule.ts';

type Context = RuleContext<'InboundConnector', 'TransportRule'>;

const listed = 'List the addresses that enhanced filtering has to skip.';
const separated =
  'Give mail that returns from the service a connector of its own, for which Microsoft asks to leave enhanced filtering off; then list here the addresses to skip.';

/** What leaves open whether enhanced filtering is off on an enabled connector. */
function openFiltering(
  connector: InboundConnector,
  filtering: ReturnType<typeof enhancedFiltering>,
): readonly GapYield[] {
  const { Enabled: enabled } = connector;
  const open = filtering.state === 'open' ? gapsOn(connector, filtering.unread) : [];
  return enabled.known ? open : [...open, gap(connector, 'Enabled', enabled)];
}

/** What leaves open whether rules do what enhanced filtering would. */
function openBypass({ tenant, whyIncomplete }: Context, bypass: ReturnType<typeof pathBypass>): readonly GapYield[] {
  const open = gapsOf(bypass.open);
  const incomplete = whyIncomplete('TransportRule');
  if (incomplete === undefined) return open;
  return [...open, gap(absent('TransportRule', tenant.TransportRule), 'TransportRule', incomplete)];
}

/** Whether outbound mail comes back by the same connector. */
function takesReturns({ by, connector }: LastHop, { service }: Context): boolean {
  return by === 'service' && returnPaths(service).outbound.includes(connector);
}

export default defineRule({
  id: 'enhanced-filtering/missing',
  summary: 'Behind a gateway, enhanced filtering is off, so that Exchange judges mail by the last hop.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IB'],
  requires: ['InboundConnector'],
  uses: ['TransportRule'],
  profileFields: ['egress.ipv4'],
  guide: [],
  references: [
    {
      title: 'Manage mail flow using a third-party cloud service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-using-third-party-cloud',
    },
    {
      title: 'Enhanced filtering for connectors',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/enhanced-filtering-for-connectors',
    },
  ],
  conflictsWith: ['enhanced-filtering/on-loopback'],
  messages: {
    off: {
      text: "Inbound connector '{connector}' takes mail of the internet from {hop} with enhanced filtering off. Exchange judges SPF, DMARC and spoofing by the address of {hop} instead of the sender's, so that honest mail fails and forged mail is not told from it.",
      severity: 'high',
    },
    shared: {
      text: "Inbound connector '{connector}' takes mail of the internet from {hop} with enhanced filtering off, and Exchange judges SPF, DMARC and spoofing by the address of {hop} instead of the sender's. Outbound mail comes back by the same connector, for which Microsoft asks to leave enhanced filtering off.",
      severity: 'high',
    },
  },
  *check(context) {
    const { tenant, service, at } = context;
    const { hops, unread } = lastHops(context);
    yield gapsOf(unread);
    if (hops.length === 0) {
      yield notApplicable('No enabled connector is known to take mail from the service or the gateway.');
      return;
    }
    const bypass = pathBypass(tenant.TransportRule, unionOf(...hops.map(({ from }) => from)), at);
    yield hops.map((hop) => {
      const { connector, by, from } = hop;
      const filtering = enhancedFiltering(connector);
      if (filtering.state === 'on') return [];
      const unsure = openFiltering(connector, filtering);
      if (unsure.length > 0) return unsure;
      if (covers(bypass.addresses, from)) return [];
      const open = openBypass(context, bypass);
      if (open.length > 0) return open;
      const isShared = takesReturns(hop, context);
      const fix = skipHopsFix(connector, isShared ? separated : listed, context);
      return {
        message: isShared ? 'shared' : 'off',
        data: { connector: connector.name, hop: by === 'service' ? service.profile.name : 'the gateway' },
        at: on(connector, 'EFSkipIPs'),
        fix: isShared ? { ...fix, safety: 'review' } : fix,
      };
    });
  },
});
