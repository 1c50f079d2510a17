import { defineRule, demandsOn, gap, on } from '../../../src/rule.ts';
import type { RouteDemands, RoutingRule, ServiceView } from '../../../src/rule.ts';
import { recipientLimit, type RecipientLimit } from './recipient-limit.ts';

const outside = 'the recipient is outside the organization';
const inside = 'the recipient is inside the organization';

/** The finding for a rule that does not limit its recipients as the guide asks. */
function notLimited(
  limit: Exclude<RecipientLimit, { state: 'open' }>,
  { rule, lower }: RoutingRule,
  { direction, asked }: RouteDemands,
  service: ServiceView,
) {
  const common = {
    fix: {
      title: `Ask that ${asked.sentToScope === 'InOrganization' ? inside : outside}.`,
      commands: [{ do: 'set', object: rule, parameters: { SentToScope: asked.sentToScope } }],
    },
    lower,
  } as const;
  const data = { rule: rule.name, service: service.profile.name };
  if (limit.state === 'foreign') {
    const at = on(rule, 'RecipientDomainIs');
    return { message: 'foreign', data: { ...data, domains: limit.domains }, at, ...common } as const;
  }
  if (limit.state === 'any-of') {
    const { property } = limit;
    return { message: 'anyOf', data: { ...data, property }, at: on(rule, property), ...common } as const;
  }
  return { message: direction, data, at: on(rule, 'SentToScope'), ...common } as const;
}

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
    const accepted = { section: tenant.AcceptedDomain, why: whyIncomplete('AcceptedDomain') };
    yield service.routingRules.map((route) => {
      const demands = demandsOn(route, service);
      if ('gap' in demands) return demands;
      const limit = recipientLimit(route.rule, demands.asked.sentToScope, accepted);
      if (limit.state === 'limited') return [];
      if (limit.state === 'open') return limit.gaps.map(({ at, fact, why }) => gap(at, fact, why));
      return notLimited(limit, route, demands, service);
    });
  },
});
