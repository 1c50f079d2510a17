import {
  gapsOf,
  absent,
  addressEntries,
  defineRule,
  filteringInForce,
  gap,
  gapsOn,
  ipSet,
  isDefaultPolicy,
  lastHops,
  notApplicable,
  on,
  overlaps,
  related,
  subtract,
  unionOf,
  unknown,
} from '../../../src/rule.ts';
import type { FixProposal, InboundConnector, IpSet, ObjectOf, RuleContext } from '../../../src/rule.ts';
import { skipsFiltering } from './meets.ts';

type Context = RuleContext<'InboundConnector', 'TransportRule' | 'HostedConnectionFilterPolicy'>;
type Policy = ObjectOf['HostedConnectionFilterPolicy'];

/** The connectors that filter by the sender behind the hops, and from where they take mail. */
interface Filtered {
  readonly connectors: readonly InboundConnector[];
  readonly from: IpSet;
}

function relatedTo({ connectors }: Filtered) {
  return connectors.map((connector) => related(connector, 'Has enhanced filtering on.', 'EFSkipIPs'));
}

/** Takes the hops off the allow list; whatever else an entry allows stays. */
function disallow(policy: Policy, entries: readonly string[], from: IpSet, title: string): FixProposal {
  const add = addressEntries(subtract(ipSet(entries).set, from));
  return {
    title,
    commands: [{ do: 'merge', object: policy, property: 'IPAllowList', add, remove: entries }],
    safety: 'review',
  };
}

function allowed({ tenant, service }: Context, filtered: Filtered) {
  const section = tenant.HostedConnectionFilterPolicy;
  if (section.state === 'missing') {
    return gap(absent('HostedConnectionFilterPolicy', section), 'HostedConnectionFilterPolicy', unknown(section.why));
  }
  return section.objects.filter(isDefaultPolicy).map((policy) => {
    const list = policy.IPAllowList;
    if (!list.known) return gap(policy, 'IPAllowList', list);
    const entries = list.value.filter((entry) => overlaps(ipSet([entry]).set, filtered.from));
    if (entries.length === 0) return [];
    const isAsked = service.profile.ipAllowList === 'required' && overlaps(ipSet(entries).set, service.egress);
    const vendor = service.profile.name;
    const title = isAsked
      ? `Take the addresses off the allow list, although the guide of ${vendor} asks for them: mail is then judged by its sender.`
      : 'Take the addresses off the allow list: mail is then judged by its sender.';
    const connectors = filtered.connectors.map(({ name }) => name);
    return {
      message: isAsked ? ('asked' as const) : ('allowed' as const),
      data: { policy: policy.name, entries, connectors, service: vendor },
      at: on(policy, 'IPAllowList'),
      related: relatedTo(filtered),
      fix: disallow(policy, entries, filtered.from, title),
    };
  });
}

function skipped({ tenant, at }: Context, filtered: Filtered) {
  const section = tenant.TransportRule;
  if (section.state === 'missing') {
    return gap(absent('TransportRule', section), 'TransportRule', unknown(section.why));
  }
  return section.objects.map((rule) => {
    const skips = skipsFiltering(rule, filtered.from, at);
    if (skips === false) return [];
    if (skips !== true) return gapsOn(rule, skips);
    const title =
      'Disable the rule, or take the action out of it if it does something else too; mail that it let through is filtered from then on.';
    return {
      message: 'skipped' as const,
      data: { rule: rule.name, connectors: filtered.connectors.map(({ name }) => name) },
      at: on(rule, 'SetSCL'),
      related: relatedTo(filtered),
      fix: { title, commands: [{ do: 'disable' as const, object: rule }], safety: 'review' as const },
    };
  });
}

export default defineRule({
  id: 'enhanced-filtering/bypass-conflict',
  summary: 'Enhanced filtering is on for mail that is not filtered.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IB'],
  requires: ['InboundConnector'],
  uses: ['TransportRule', 'HostedConnectionFilterPolicy'],
  profileFields: ['egress.ipv4'],
  guide: [],
  references: [
    {
      title: 'Enhanced filtering for connectors',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/enhanced-filtering-for-connectors',
    },
    {
      title: 'Manage mail flow using a third-party cloud service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-using-third-party-cloud',
    },
  ],
  conflictsWith: ['connection-filter/service-ip-missing'],
  messages: {
    asked: {
      text: "Connection filter policy '{policy}' allows {entries}, as the guide of {service} asks, but enhanced filtering is on for mail from there (inbound connectors: {connectors}). Allowed mail skips spam filtering and sender authentication, so that enhanced filtering finds the sender for nothing.",
      severity: 'medium',
    },
    allowed: {
      text: "Connection filter policy '{policy}' allows {entries}, but enhanced filtering is on for mail from there (inbound connectors: {connectors}). Allowed mail skips spam filtering and sender authentication, so that enhanced filtering finds the sender for nothing.",
      severity: 'medium',
    },
    skipped: {
      text: "Mail flow rule '{rule}' sets the spam confidence level to -1, also on mail that comes in with enhanced filtering on (inbound connectors: {connectors}). What the rule acts on skips spam filtering, whoever enhanced filtering finds to be the sender.",
      severity: 'medium',
    },
  },
  *check(context) {
    const { hops, unread } = lastHops(context);
    yield gapsOf(unread);
    const judged = hops.map(({ connector, from }) => ({ connector, from, filtering: filteringInForce(connector) }));
    yield judged.map(({ connector, filtering }) =>
      filtering.state === 'open' ? gapsOn(connector, filtering.unread) : [],
    );
    const filtering = judged.filter((one) => one.filtering.state === 'on');
    if (filtering.length === 0) {
      yield notApplicable('Enhanced filtering is not on where mail comes in from the service or the gateway.');
      return;
    }
    const filtered: Filtered = {
      connectors: filtering.map(({ connector }) => connector),
      from: unionOf(...filtering.map(({ from }) => from)),
    };
    yield allowed(context, filtered);
    yield skipped(context, filtered);
  },
});
