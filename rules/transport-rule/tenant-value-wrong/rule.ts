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
import type { FixProposal, RoutingRule, Secret, Secrets, ServiceView } from '../../../src/rule.ts';

const exceptAndStamp = 'Except the value of the dashboard, then stamp it.';

/** The value is taken from a rule that stamps it, else asked for; one rule can hold one value only. */
function stampValue(route: RoutingRule, value: Secret | undefined, service: ServiceView): FixProposal {
  const holder = value === undefined ? undefined : holderOf({ rule: route.rule, expected: value }, service);
  const commands = restampCommands(route, holder);
  return { title: commands.length > 1 ? exceptAndStamp : 'Stamp the value of the dashboard.', commands };
}

function dataOf({ rule }: RoutingRule, value: Secret, service: ServiceView) {
  return { rule: rule.name, service: service.profile.name, value };
}

/** What there is to say of a value beside those that are declared for the domains of the rule. */
function besideDeclared(route: RoutingRule, value: Secret, service: ServiceView, secrets: Secrets) {
  const { rule, lower } = route;
  const data = dataOf(route, value, service);
  const at = on(rule, 'SetHeaderValue');
  const declared = declaredValuesOf(route, service.declaredValues, service.routingRules);
  const wrong = declared.filter((one) => one.value !== value);
  const [first] = wrong;
  if (first === undefined) return [];
  if (wrong.length < declared.length) {
    const domains = wrong.map(({ domain }) => domain ?? 'all other domains');
    const fix = { title: 'Give each domain a rule of its own with its value.' };
    return { message: 'otherDomain', data: { ...data, domains }, at, fix, lower } as const;
  }
  const fix = stampValue(route, first.value, service);
  if (wrong.every((one) => secrets.compare(one.value, value) === 'equal-but-for-case')) {
    return { message: 'letterCase', data: { ...data, declared: first.value }, at, fix, lower } as const;
  }
  const values = [...new Set(wrong.map((one) => one.value))];
  return {
    message: 'differs',
    data: { ...data, declared: values },
    at,
    ...(values.length === 1 ? { fix } : {}),
    lower,
  } as const;
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
    const { placeholders } = service.profile.headers;
    const perDomain = service.declaredValues.some(({ domain }) => domain !== undefined);
    yield service.routingRules.map((route) => {
      const { rule, stamp: value, lower } = route;
      const unread = rule.SetHeaderValue.known ? [] : gap(rule, 'SetHeaderValue', rule.SetHeaderValue);
      if (value === undefined) return unread;
      if (secrets.test(value, (text) => isPlaceholder(text, placeholders))) {
        const fix = stampValue(route, route.expected, service);
        const data = dataOf(route, value, service);
        return [unread, { message: 'placeholder', data, at: on(rule, 'SetHeaderValue'), fix, lower }];
      }
      const open = perDomain ? unreadDomains(rule, route.direction) : [];
      return [unread, open.length > 0 ? gapsOn(rule, open) : besideDeclared(route, value, service, secrets)];
    });
  },
});
