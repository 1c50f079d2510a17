import { defineRule, gapsOn, guardCommand, guardFlaw, guardLower, holderOf, on, related } from '../../../src/rule.ts';
import type { FixProposal, Guard, RoutingRule, ServiceView } from '../../../src/rule.ts';

/** What leaves open whether a guard of the rule holds; addresses matter only beside a header. */
function openFacts({ guards, unread }: RoutingRule): RoutingRule['unread'] {
  const prefix = guards.length === 0 ? 'ExceptIfHeader' : 'ExceptIf';
  const undecided = guards.flatMap(({ pair, matches }) =>
    typeof matches === 'string' ? [] : [{ property: pair.textProperty, why: matches }],
  );
  return [...undecided, ...unread.filter(({ property }) => property.startsWith(prefix))];
}

function isGuarded({ guards, addressGuard }: RoutingRule): boolean {
  return addressGuard === 'complete' || guards.some((guard) => guard.matches === 'yes');
}

function addValue(route: RoutingRule, { pair }: Guard, service: ServiceView): FixProposal {
  const target = { match: pair.match, header: pair.headerProperty, text: pair.textProperty };
  return {
    title: 'Add the value of the dashboard to the exception.',
    commands: [guardCommand(route, target, pair.header, holderOf(route, service))],
  };
}

export default defineRule({
  id: 'transport-rule/loop-guard-value-mismatch',
  summary: 'The exception of a routing rule waits for another value than the one that the service stamps.',
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
    {
      title: 'Mail flow rules in Exchange Online',
      url: 'https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/mail-flow-rules',
    },
  ],
  conflictsWith: [],
  messages: {
    other: {
      text: "Rule '{rule}' excepts mail whose header '{header}' holds {value}, but the value of {service} is {expected}. Mail that comes back processed is routed to {service} again.",
      severity: 'critical',
    },
    empty: {
      text: "Rule '{rule}' has an exception on the header '{header}' without any text to look for. Such an exception never holds, and mail that comes back processed is routed to {service} again.",
      severity: 'critical',
    },
    placeholder: {
      text: "Rule '{rule}' excepts mail whose header '{header}' holds {value}, which the guide prints in place of the value. Nothing carries it, and mail that comes back processed is routed to {service} again.",
      severity: 'critical',
    },
    part: {
      text: "Rule '{rule}' excepts mail whose header '{header}' holds {value}, which is only a part of {expected}. Exchange compares whole words, so the exception never holds and mail that comes back processed is routed to {service} again.",
      severity: 'critical',
    },
    wildcard: {
      text: "Rule '{rule}' looks for a word with '*' in the header '{header}', where '*' is an ordinary character. The word is not in {expected}, and mail that comes back processed is routed to {service} again.",
      severity: 'critical',
    },
    quoted: {
      text: "Rule '{rule}' looks for {expected} in quotes in the header '{header}'. The quotes are compared too, so the exception never holds and mail that comes back processed is routed to {service} again.",
      severity: 'critical',
    },
    escaped: {
      text: "Rule '{rule}' looks in the header '{header}' for a word that is written as a pattern, with escapes or anchors. Words are compared as they stand, {expected} has none of these, and mail that comes back processed is routed to {service} again.",
      severity: 'critical',
    },
    metacharacters: {
      text: "Rule '{rule}' looks in the header '{header}' for a pattern that is {expected} with its special characters not escaped. As a pattern it means something else, and mail that comes back processed is routed to {service} again.",
      severity: 'critical',
    },
    pattern: {
      text: "Rule '{rule}' excepts mail whose header '{header}' matches a pattern, and {expected} does not match it. Mail that comes back processed is routed to {service} again.",
      severity: 'critical',
    },
  },
  *check({ service, secrets }) {
    const { headers, name } = service.profile;
    yield service.routingRules.map((route) => {
      const { rule, guards, expected } = route;
      const [guard, ...others] = guards.toSorted((a, b) => (a.header < b.header ? -1 : 1));
      if (isGuarded(route)) return [];
      const open = openFacts(route);
      if (guard === undefined || open.length > 0) return gapsOn(rule, open);
      const { kind, values } = guardFlaw(guard.pair, expected, secrets, headers.placeholders);
      const data = { rule: rule.name, service: name, header: guard.pair.header, value: values };
      return {
        message: kind,
        data: { ...data, expected: expected ?? 'not known' },
        at: on(rule, guard.pair.textProperty),
        related: others.map(({ pair }) =>
          related(rule, 'The other exception, which does not hold either.', pair.textProperty),
        ),
        fix: addValue(route, guard, service),
        lower: guardLower(route, service),
      };
    });
  },
});
