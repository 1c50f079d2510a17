import { defineRule, demandsOn, gap, on, scopeLimit } from '../../../src/rule.ts';

export default defineRule({
  id: 'transport-rule/sender-scope-missing',
  summary: 'A rule that routes mail to the service does not ask where the sender is.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  guide: ['inboundRule', 'outboundRule'],
  references: [
    {
      title: 'New-TransportRule, FromScope',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    inbound: {
      text: "Rule '{rule}' routes inbound mail to {service} without asking that the sender is outside the organization. Mail between colleagues leaves the tenant too and comes back as if it were from outside.",
      severity: 'high',
    },
    outbound: {
      text: "Rule '{rule}' routes outbound mail to {service} without asking that the sender is inside the organization. Mail of strangers that the tenant passes on, or that forges a sender of yours, goes through {service} as if you had sent it.",
      severity: 'high',
    },
  },
  *check({ service }) {
    yield service.routingRules.map((route) => {
      const { rule, lower } = route;
      const demands = demandsOn(route, service);
      if ('gap' in demands) return demands;
      const { direction, asked } = demands;
      const limit = scopeLimit(rule, 'FromScope', asked.fromScope);
      if (limit === 'yes') return [];
      if (limit !== 'no') return gap(rule, limit.property, limit.why);
      const side = asked.fromScope === 'InOrganization' ? 'inside' : 'outside';
      return {
        message: direction,
        data: { rule: rule.name, service: service.profile.name },
        at: on(rule, 'FromScope'),
        fix: {
          title: `Ask that the sender is ${side} the organization.`,
          commands: [{ do: 'set', object: rule, parameters: { FromScope: asked.fromScope } }],
        },
        lower,
      };
    });
  },
});
