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
import type { LastHop, RuleContext } from '../../../src/rule.ts';

type Context = RuleContext<'InboundConnector', 'TransportRule'>;

const listed = 'List the addresses that enhanced filtering has to skip.';
const separated =
  'Give mail that returns from the service a connector of its own, for which Microsoft asks to leave enhanced filtering off; then list here the addresses to skip.';

/** The connectors on which enhanced filtering is off, and what leaves that open on others. */
function* offHops(hops: readonly LastHop[]) {
  for (const hop of hops) {
    const { connector } = hop;
    const { Enabled: enabled } = connector;
    const filtering = enhancedFiltering(connector);
    if (filtering.state === 'on') continue;
    const unread = filtering.state === 'open' ? filtering.unread : [];
    yield* gapsOn(connector, unread);
    if (!enabled.known) yield gap(connector, 'Enabled', enabled);
    else if (unread.length === 0) yield hop;
  }
}

/** What leaves open whether rules do what enhanced filtering would. */
function* openBypass({ tenant, whyIncomplete }: Context, bypass: ReturnType<typeof pathBypass>) {
  yield* gapsOf(bypass.open);
  const incomplete = whyIncomplete('TransportRule');
  if (incomplete !== undefined) {
    yield gap(absent('TransportRule', tenant.TransportRule), 'TransportRule', incomplete);
  }
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
    for (const found of offHops(hops)) {
      if ('gap' in found) {
        yield found;
        continue;
      }
      const { connector, by, from } = found;
      if (covers(bypass.addresses, from)) continue;
      const open = [...openBypass(context, bypass)];
      yield open;
      if (open.length > 0) continue;
      const isShared = takesReturns(found, context);
      const fix = skipHopsFix(connector, isShared ? separated : listed, context);
      yield {
        message: isShared ? 'shared' : 'off',
        data: { connector: connector.name, hop: by === 'service' ? service.profile.name : 'the gateway' },
        at: on(connector, 'EFSkipIPs'),
        fix: isShared ? { ...fix, safety: 'review' } : fix,
      };
    }
  },
});
