import {
  comesBack,
  defineRule,
  formatIpSet,
  gapsOn,
  guardLower,
  isWithoutGuards,
  notApplicable,
  notInProfile,
  on,
  openMark,
  related,
  subtract,
  wholeGuardFix,
  type FixProposal,
  type RoutingRule,
  type ServiceView,
  listedAddresses,
} from '../../../src/rule.ts';

function connectorOf({ target }: RoutingRule) {
  return target.state === 'resolved' ? [related(target.connector, 'The connector it routes to.')] : [];
}

/** Addresses of the service that the rule does not except. */
function addressesLeft({ rule }: RoutingRule, service: ServiceView): readonly string[] {
  const excepted = rule.ExceptIfSenderIpRanges;
  return excepted.known ? formatIpSet(subtract(service.egress, listedAddresses(excepted.value))) : [];
}

function exceptTheRest({ rule }: RoutingRule, add: readonly string[]): FixProposal {
  const merge = { do: 'merge', object: rule, property: 'ExceptIfSenderIpRanges', add, remove: [] } as const;
  return { title: 'Except the other addresses of the service as well.', commands: [merge] };
}

/** What a rule lacks of an exception for processed mail. */
function lackOf(route: RoutingRule, service: ServiceView) {
  const { rule, guards, nearMisses, addressGuard } = route;
  if (guards.length > 0 || nearMisses.length > 0 || addressGuard === 'complete') return [];
  const unread = route.unread.filter(({ property }) => property.startsWith('ExceptIf'));
  if (unread.length > 0) return gapsOn(rule, unread);
  const data = { rule: rule.name, service: service.profile.name };
  if (addressGuard === 'partial') {
    const missing = addressesLeft(route, service);
    return {
      message: 'someAddresses' as const,
      data: { ...data, missing },
      at: on(rule, 'ExceptIfSenderIpRanges'),
      related: connectorOf(route),
      fix: exceptTheRest(route, missing),
      lower: guardLower(route, service),
    };
  }
  return {
    message: comesBack(route, service) ? ('loops' as const) : ('unguarded' as const),
    data,
    at: on(rule),
    related: connectorOf(route),
    fix: wholeGuardFix(route, service),
    lower: route.lower,
  };
}

export default defineRule({
  id: 'transport-rule/loop-guard-missing',
  summary: 'A rule that routes mail to the service has no exception for mail that the service has processed.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  guide: ['inboundRule', 'outboundRule', 'matrix', 'troubleshooting'],
  references: [
    {
      title: 'Fix error code 5.4.6 through 5.4.20',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/fix-error-code-5-4-6-through-5-4-20-in-exchange-online',
    },
  ],
  conflictsWith: [],
  messages: {
    loops: {
      text: "Rule '{rule}' has no exception for mail that {service} has processed. The message that comes back is routed to {service} again, until Exchange refuses it with 5.4.14.",
      severity: 'critical',
    },
    unguarded: {
      text: "Rule '{rule}' has no exception for mail that {service} has processed. By design nothing returns to it, but a message that does is routed again.",
      severity: 'high',
    },
    someAddresses: {
      text: "Rule '{rule}' excepts some addresses of {service}, but not {missing}. A processed message that comes from one of these is routed to {service} again.",
      severity: 'critical',
    },
  },
  *check({ service }) {
    const { profile } = service;
    if (isWithoutGuards(service)) {
      yield notApplicable(`${profile.name} asks for no exception for processed mail (guards of its profile).`);
      return;
    }
    const open = openMark(service);
    if (open !== undefined) {
      yield notInProfile(profile, open);
      return;
    }
    yield service.routingRules.map((route) => lackOf(route, service));
  },
});
