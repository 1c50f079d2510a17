import { defineRule, gapsOn, guardCommand, guardLower, holderOf, on, shownName } from '../../../src/rule.ts';
import type { FixProposal, RoutingRule, ServiceView } from '../../../src/rule.ts';

type NearMiss = RoutingRule['nearMisses'][number];

function mend(route: RoutingRule, { pair }: NearMiss, name: string, service: ServiceView): FixProposal {
  const target = { match: pair.match, header: pair.headerProperty, text: pair.textProperty };
  return {
    title: 'Give the exception the exact name of the header.',
    commands: [guardCommand(route, target, name, holderOf(route, service))],
  };
}

/** Whether another exception of the rule is known to hold. */
function isGuarded({ guards, addressGuard }: RoutingRule): boolean {
  return addressGuard === 'complete' || guards.some((guard) => guard.matches === 'yes');
}

/** Exceptions that may hold. */
function openGuards({ guards, unread }: RoutingRule): RoutingRule['unread'] {
  const undecided = guards.flatMap(({ pair, matches }) =>
    typeof matches === 'string' ? [] : [{ property: pair.textProperty, why: matches }],
  );
  return [...undecided, ...unread.filter(({ property }) => property.startsWith('ExceptIf'))];
}

/** An exception by a header that is nearly one of the service. */
function misnamed(route: RoutingRule, miss: NearMiss, service: ServiceView) {
  const other = isGuarded(route) ? 'oneLeft' : openGuards(route).length > 0 ? 'openLeft' : 'noneLeft';
  const wanted = miss.header === 'processed' ? service.processedHeader : service.tenantHeader;
  if (wanted === undefined) return [];
  const { rule } = route;
  return {
    message: other,
    data: { rule: rule.name, service: service.profile.name, header: shownName(miss.pair.header), wanted },
    at: on(rule, miss.pair.headerProperty),
    fix: mend(route, miss, wanted, service),
    lower: other === 'noneLeft' ? guardLower(route, service) : route.lower,
  } as const;
}

export default defineRule({
  id: 'transport-rule/loop-guard-wrong-header',
  summary: 'The exception of a routing rule names a header that is nearly, but not quite, one of the service.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  profileFields: ['headers.processed'],
  guide: ['inboundRule', 'outboundRule', 'troubleshooting'],
  references: [
    {
      title: 'Mail flow rule conditions and exceptions',
      url: 'https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/conditions-and-exceptions',
    },
  ],
  conflictsWith: [],
  messages: {
    noneLeft: {
      text: "Rule '{rule}' excepts mail by the header '{header}', which is not the '{wanted}' of {service}, and has no other exception that holds. Mail that comes back processed is routed to {service} again.",
      severity: 'critical',
    },
    oneLeft: {
      text: "Rule '{rule}' excepts mail by the header '{header}', which is not the '{wanted}' of {service}. Another exception of the rule still holds; this one never does.",
      severity: 'medium',
    },
    openLeft: {
      text: "Rule '{rule}' excepts mail by the header '{header}', which is not the '{wanted}' of {service}. Whether another exception of the rule holds cannot be told from the export; this one never does.",
      severity: 'medium',
    },
  },
  *check({ service }) {
    yield service.routingRules.map((route) => {
      const { rule, nearMisses } = route;
      const names = route.unread.filter(({ property }) => /^ExceptIf.*MessageHeader$/.test(property));
      const open = nearMisses.length === 0 || isGuarded(route) ? names : openGuards(route);
      return [gapsOn(rule, open), nearMisses.map((miss) => misnamed(route, miss, service))];
    });
  },
});
