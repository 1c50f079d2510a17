import { byPriority, defineRule, gap, gapsOn, holderOf, on, stripState } from '../../../src/rule.ts';
import type { FixProposal, Guard, RoutingRule, ServiceView, StripSearch } from '../../../src/rule.ts';

const texts = { part: 'partOfValue', form: 'formOfValue', anything: 'anyText' } as const;

/** Several texts cannot be told apart in a command without printing what one of them holds. */
function narrow(route: RoutingRule, { pair }: Guard, service: ServiceView): FixProposal {
  const { textProperty: property, match } = pair;
  if (pair.texts.length > 1) {
    const title = `Take every text but the exact value of ${service.profile.name} out of the exception.`;
    return { title, safety: 'review' };
  }
  const value = { headerValue: holderOf(route, service), ...(match === 'patterns' && { as: 'pattern' as const }) };
  return {
    title: `Look for the exact value of ${service.profile.name}; first make sure that a processed message carries it.`,
    commands: [{ do: 'set', object: route.rule, parameters: { [property]: value } }],
    safety: 'review',
  };
}

/** What an exception takes for processed beyond the value of the service, where nothing strips the header before. */
function excessOf(route: RoutingRule, guard: Guard, search: StripSearch) {
  const { pair, breadth } = guard;
  if (breadth === 'exact') return [];
  const strip = stripState(route, guard, search);
  if (strip.state === 'stripped') return [];
  const { rule, lower } = route;
  if (typeof breadth !== 'string') return gap(rule, pair.textProperty, breadth);
  if (strip.state === 'open') return strip.gaps;
  const { service } = search;
  const data = { rule: rule.name, service: service.profile.name, header: pair.header };
  const fix = narrow(route, guard, service);
  return { message: texts[breadth], data, at: on(rule, pair.textProperty), fix, lower };
}

export default defineRule({
  id: 'transport-rule/loop-guard-value-broad',
  summary: 'The exception of a routing rule takes mail for processed that does not carry the value of the service.',
  profile: 'security',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  guide: ['inboundRule', 'outboundRule', 'troubleshooting'],
  references: [
    {
      title: 'Mail flow rule conditions and exceptions',
      url: 'https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/conditions-and-exceptions',
    },
  ],
  conflictsWith: [],
  messages: {
    anyText: {
      text: "Rule '{rule}' excepts mail whose header '{header}' holds almost any text. Any sender who adds that header keeps mail from being processed by {service}.",
      severity: 'high',
    },
    formOfValue: {
      text: "Rule '{rule}' excepts mail whose header '{header}' holds a text that only looks like the value of {service}. Whoever makes up such a text, or uses that of another customer, keeps mail from being processed.",
      severity: 'high',
    },
    partOfValue: {
      text: "Rule '{rule}' excepts mail whose header '{header}' holds only a part of the value of {service}. It works, but less has to be guessed to keep mail from being processed.",
      severity: 'medium',
    },
  },
  *check({ tenant, service, services, declared, secrets, at }) {
    const ordered = byPriority(tenant.TransportRule.objects);
    const search = { service, services, declared, secrets, ordered, at };
    yield service.routingRules.map((route) => {
      const unread = route.unread.filter(({ property }) => property.startsWith('ExceptIfHeader'));
      return [gapsOn(route.rule, unread), route.guards.map((guard) => excessOf(route, guard, search))];
    });
  },
});
