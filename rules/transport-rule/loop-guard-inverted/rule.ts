import { byPriority, defineRule, gapsOn, on, stampedBefore, wholeGuardFix } from '../../../src/rule.ts';
import type { Command, FixProposal, RoutingRule, ServiceView } from '../../../src/rule.ts';

/** The exception goes first: without the condition and without it, the rule would loop. */
function moveToException(route: RoutingRule, service: ServiceView): FixProposal {
  const removed = route.inverted.flatMap(({ headerProperty, textProperty }) => [headerProperty, textProperty]);
  const clear: Command = {
    do: 'set',
    object: route.rule,
    parameters: Object.fromEntries(removed.map((property) => [property, null])),
  };
  const { commands = [] } = wholeGuardFix(route, service);
  return { title: 'Make the condition an exception.', commands: [...commands, clear] };
}

export default defineRule({
  id: 'transport-rule/loop-guard-inverted',
  summary: 'A routing rule has the header of processed mail as a condition instead of an exception.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  profileFields: ['headers.processed'],
  guide: ['inboundRule', 'outboundRule'],
  references: [
    {
      title: 'Mail flow rule conditions and exceptions',
      url: 'https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/conditions-and-exceptions',
    },
  ],
  conflictsWith: [],
  messages: {
    condition: {
      text: "Rule '{rule}' routes only mail whose header '{header}' is set, which is the mail that {service} has processed already. New mail is never routed, and processed mail is routed again and again.",
      severity: 'critical',
    },
  },
  *check({ tenant, service, secrets, at }) {
    const ordered = byPriority(tenant.TransportRule.objects);
    yield service.routingRules.map((route) => {
      const { rule, inverted, unread } = route;
      const gaps = gapsOn(
        rule,
        unread.filter(({ property }) => !property.startsWith('ExceptIf')),
      );
      const [pair] = inverted;
      const isTenantOnly = inverted.every(({ header }) => header.toLowerCase() === service.tenantHeader?.toLowerCase());
      if (pair === undefined) return gaps;
      if (isTenantOnly && stampedBefore(route, ordered, service, secrets, at) !== undefined) return gaps;
      const violation = {
        message: 'condition',
        data: { rule: rule.name, service: service.profile.name, header: pair.header },
        at: on(rule, pair.headerProperty),
        fix: moveToException(route, service),
        lower: route.lower,
      } as const;
      return [gaps, violation];
    });
  },
});
