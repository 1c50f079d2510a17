import { defineRule, demandsOn, gap, on } from '../../../src/rule.ts';
import { recipientLimit } from './recipient-limit.ts';

const outside = 'the recipient is outside the organization';
const inside = 'the recipient is inside the organization';

export default defineRule({
  id: 'transport-rule/recipient-scope-missing',
  summary: 'A rule that routes mail to the service does not ask where the recipient is.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: ['AcceptedDomain'],
  guide: ['inboundRule', 'outboundRule'],
  references: [
    {
      title: 'New-TransportRule, SentToScope',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
    {
      title: 'Mail flow rule conditions and exceptions in Exchange Online',
      url: 'https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/conditions-and-exceptions',
    },
  ],
  conflictsWith: [],
  messages: {
    inbound: {
      text: "Rule '{rule}' routes inbound mail to {service} without asking that the recipient is inside the organization. Mail that is passed on to addresses outside is handed to the inbound endpoint too, which is not meant to deliver it.",
      severity: 'high',
    },
    outbound: {
      text: "Rule '{rule}' routes outbound mail to {service} without asking that the recipient is outside the organization. Mail between colleagues leaves by {service} too and comes back as if it were from outside.",
      severity: 'high',
    },
    foreign: {
      text: "Rule '{rule}' limits the inbound mail that it routes to {service} to recipient domains, but the tenant accepts no mail for {domains}. Ask that the recipient is inside the organization, or name domains of your own.",
      severity: 'high',
    },
    anyOf: {
      text: "Rule '{rule}' picks mail for {service} by {property} instead of by where the recipient is. That condition looks at the whole message, so every other recipient of it is routed as well.",
      severity: 'low',
    },
  },
  *check({ tenant, service, whyIncomplete }) {
    for (const route of service.routingRules) {
      const demands = demandsOn(route, service);
      if ('gap' in demands) {
        yield demands;
        continue;
      }
      const { rule } = route;
      const { direction, asked } = demands;
      const accepted = { section: tenant.AcceptedDomain, why: whyIncomplete('AcceptedDomain') };
      const limit = recipientLimit(rule, asked.sentToScope, accepted);
      if (limit.state === 'limited') continue;
      if (limit.state === 'open') {
        for (const { at, fact, why } of limit.gaps) yield gap(at, fact, why);
        continue;
      }
      const common = {
        fix: {
          title: `Ask that ${asked.sentToScope === 'InOrganization' ? inside : outside}.`,
          commands: [{ do: 'set', object: rule, parameters: { SentToScope: asked.sentToScope } }],
        },
        lower: route.lower,
      } as const;
      const data = { rule: rule.name, service: service.profile.name };
      if (limit.state === 'foreign') {
        const at = on(rule, 'RecipientDomainIs');
        yield { message: 'foreign', data: { ...data, domains: limit.domains }, at, ...common };
      } else if (limit.state === 'any-of') {
        yield {
          message: 'anyOf',
          data: { ...data, property: limit.property },
          at: on(rule, limit.property),
          ...common,
        };
      } else yield { message: direction, data, at: on(rule, 'SentToScope'), ...common };
    }
  },
});
