import {
  declaredValuesOf,
  defineRule,
  gap,
  gapsOn,
  holderOf,
  isPlaceholder,
  on,
  restampCommands,
  unreadDomains,
} from '../../../src/rule.ts';
import type { FixProposal, RoutingRule, Secret, ServiceView } from '../../../src/rule.ts';

const exceptAndStamp = 'Except the value of the dashboard, then stamp it.';

/** The value is taken from a rule that stamps it, else asked for; one rule can hold one value only. */
function stampValue(route: RoutingRule, value: Secret | undefined, service: ServiceView): FixProposal {
  const holder = value === undefined ? undefined : holderOf({ rule: route.rule, expected: value }, service);
  const commands = restampCommands(route, holder);
  return { title: commands.length > 1 ? exceptAndStamp : 'Stamp the value of the dashboard.', commands };
}

export default defineRule({
  id: 'transport-rule/tenant-value-wrong',
  summary: 'A routing rule stamps a value that is not the one of the dashboard.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  profileFields: ['headers.tenant'],
  guide: ['inboundRule', 'outboundRule', 'troubleshooting'],
  references: [
    {
      title: 'New-TransportRule, SetHeaderValue',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    differs: {
      text: "Rule '{rule}' stamps {value}, but the value declared for {service} is {declared}. {service} takes the mail for that of nobody, or of somebody else.",
      severity: 'high',
    },
    placeholder: {
      text: "Rule '{rule}' stamps {value}, which the guide prints in place of the value. {service} takes the mail for that of nobody.",
      severity: 'high',
    },
    otherDomain: {
      text: "Rule '{rule}' stamps {value} on the mail of {domains} too, for which another value is declared. {service} takes that mail for that of another domain; it needs a rule of its own.",
      severity: 'high',
    },
    letterCase: {
      text: "Rule '{rule}' stamps {value}, which differs from the declared {declared} in letter case alone. Exceptions match without case; whether {service} does is not documented.",
      severity: 'low',
      confidence: 'medium',
    },
  },
  *check({ service, secrets }) {
    const { headers, name } = service.profile;
    const perDomain = service.declaredValues.some(({ domain }) => domain !== undefined);
    for (const route of service.routingRules) {
      const { rule, stamp: value, lower } = route;
      if (!rule.SetHeaderValue.known) yield gap(rule, 'SetHeaderValue', rule.SetHeaderValue);
      if (value === undefined) continue;
      const data = { rule: rule.name, service: name, value };
      const at = on(rule, 'SetHeaderValue');
      if (secrets.test(value, (text) => isPlaceholder(text, headers.placeholders))) {
        yield { message: 'placeholder', data, at, fix: stampValue(route, route.expected, service), lower };
        continue;
      }
      const open = perDomain ? unreadDomains(rule, route.direction) : [];
      yield gapsOn(rule, open);
      if (open.length > 0) continue;
      const declared = declaredValuesOf(route, service.declaredValues, service.routingRules);
      const wrong = declared.filter((one) => one.value !== value);
      const [first] = wrong;
      if (first === undefined) continue;
      const fix = stampValue(route, first.value, service);
      if (wrong.length < declared.length) {
        const domains = wrong.map(({ domain }) => domain ?? 'all other domains');
        yield {
          message: 'otherDomain',
          data: { ...data, domains },
          at,
          fix: { title: 'Give each domain a rule of its own with its value.' },
          lower,
        };
      } else if (wrong.every((one) => secrets.compare(one.value, value) === 'equal-but-for-case')) {
        yield { message: 'letterCase', data: { ...data, declared: first.value }, at, fix, lower };
      } else {
        const values = [...new Set(wrong.map((one) => one.value))];
        yield {
          message: 'differs',
          data: { ...data, declared: values },
          at,
          ...(values.length === 1 ? { fix } : {}),
          lower,
        };
      }
    }
  },
});
