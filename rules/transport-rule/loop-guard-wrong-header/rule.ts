import { defineRule, gap, guardCommand, guardLower, on, shownName } from '../../../src/rule.ts';
import type { FixProposal, RoutingRule, ServiceView } from '../../../src/rule.ts';

type NearMiss = RoutingRule['nearMisses'][number];

function mend(route: RoutingRule, { pair }: NearMiss, name: string, service: ServiceView): FixProposal {
  const target = { match: pair.match, header: pair.headerProperty, text: pair.textProperty };
  return {
    title: 'Give the exception the exact name of the header.',
    commands: [guardCommand(route, target, name, service)],
  };
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
  },
  *check({ service }) {
    for (const route of service.routingRules) {
      const { rule, guards, addressGuard } = route;
      const holds = addressGuard === 'complete' || guards.some((guard) => guard.matches === 'yes');
      for (const miss of route.nearMisses) {
        const { header: property, textProperty } = { header: miss.pair.headerProperty, ...miss.pair };
        const wanted = miss.header === 'processed' ? service.processedHeader : service.tenantHeader;
        if (wanted === undefined) continue;
        void textProperty;
        void property;
        const open = guards.filter((guard) => typeof guard.matches !== 'string');
        for (const { pair, matches } of holds ? [] : open) if (typeof matches !== 'string') yield gap(rule, pair.textProperty, matches);
        const isLeft = holds || open.length > 0;
        yield {
          message: isLeft ? 'oneLeft' : 'noneLeft',
          data: { rule: rule.name, service: service.profile.name, header: shownName(miss.pair.header), wanted },
          at: on(rule, miss.pair.headerProperty),
          fix: mend(route, miss, wanted, service),
          lower: isLeft ? route.lower : guardLower(route, service),
        };
      }
    }
  },
});
