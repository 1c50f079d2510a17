import { declaredValuesOf, defineRule, gap, isPlaceholder, on, related, valueConflicts } from '../../../src/rule.ts';
import type { RoutingRule, Secret, Secrets, ServiceView } from '../../../src/rule.ts';

/** The rules that stamp a value which nothing is declared for and no other value contradicts. */
function undeclaredValues(service: ServiceView, secrets: Secrets): ReadonlyMap<Secret, readonly RoutingRule[]> {
  const { placeholders } = service.profile.headers;
  const inConflict = new Set(valueConflicts(service, secrets).flatMap(({ values }) => values));
  const isReal = (text: string): boolean => !isPlaceholder(text, placeholders);
  const byValue = new Map<Secret, RoutingRule[]>();
  for (const route of service.routingRules) {
    const { stamp } = route;
    if (stamp === undefined || inConflict.has(stamp) || !secrets.test(stamp, isReal)) continue;
    if (declaredValuesOf(route, service.declaredValues, service.routingRules).length > 0) continue;
    byValue.set(stamp, [...(byValue.get(stamp) ?? []), route]);
  }
  return byValue;
}

export default defineRule({
  id: 'transport-rule/tenant-value-unverified',
  summary: 'The rules agree on a value, but nothing says whether it is the one of the dashboard.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  profileFields: ['headers.tenant'],
  guide: ['troubleshooting'],
  references: [],
  conflictsWith: [],
  messages: {
    undeclared: {
      text: "Rule '{rule}' stamps {value}, and no value is declared to compare it with. Only the dashboard of {service} shows whether it is right; declare it, and every audit checks it.",
      severity: 'info',
    },
  },
  *check({ service, secrets }) {
    yield service.routingRules.map(({ rule }) => {
      const { SetHeaderValue: value } = rule;
      return value.known ? [] : gap(rule, 'SetHeaderValue', value);
    });
    yield [...undeclaredValues(service, secrets)].map(([value, [route, ...others]]) => {
      if (route === undefined) return [];
      return {
        message: 'undeclared',
        data: { rule: route.rule.name, service: service.profile.name, value },
        at: on(route.rule, 'SetHeaderValue'),
        related: others.map((other) => related(other.rule, 'It stamps the same value.', 'SetHeaderValue')),
        fix: {
          title:
            'Declare "headerValue" of the service in mxlint.config.json, from an environment variable or a file: { "env": "NAME" }.',
        },
      };
    });
  },
});
