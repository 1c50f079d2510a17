import { defineRule, gap, guardFix, on, related } from '../../../src/rule.ts';

export default defineRule({
  id: 'transport-rule/loop-guard-missing',
  summary: 'A rule that routes mail to the service has no exception for mail that the service has processed.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  profileFields: ['headers.processed'],
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
  },
  *check({ service }) {
    for (const route of service.routingRules) {
      for (const { property, why } of route.unread) yield gap(route.rule, property, why);
      if (route.unread.length > 0 || route.guards.length > 0 || route.nearMisses.length > 0 || route.addressGuard !== 'none') continue;
      const returns = route.direction !== 'outbound' || service.architecture.outbound.candidates.includes('loopback');
      yield {
        message: returns ? 'loops' : 'unguarded',
        data: { rule: route.rule.name, service: service.profile.name },
        at: on(route.rule),
        related: route.target.state === 'resolved' ? [related(route.target.connector, 'The connector it routes to.')] : [],
        fix: guardFix(route, 'processed', service),
        lower: route.lower,
      };
    }
  },
});
