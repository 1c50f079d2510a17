import { declaredValuesOf, defineRule, gap, isPlaceholder, on, related, valueConflicts } from '../../../src/rule.ts';
import type { RoutingRule, Secret } from '../../../src/rule.ts';

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
    const { headers, name } = service.profile;
    const inConflict = new Set(valueConflicts(service, secrets).flatMap(({ values }) => values));
    const isReal = (text: string): boolean => !isPlaceholder(text, headers.placeholders);
    const byValue = new Map<Secret, RoutingRule[]>();
    for (const route of service.routingRules) {
      const { stamp, rule } = route;
      if (!rule.SetHeaderValue.known) yield gap(rule, 'SetHeaderValue', rule.SetHeaderValue);
      if (stamp === undefined || inConflict.has(stamp) || !secrets.test(stamp, isReal)) continue;
      if (declaredValuesOf(route, service.declaredValues, service.routingRules).length > 0) continue;
      byValue.set(stamp, [...(byValue.get(stamp) ?? []), route]);
    }
    for (const [value, [route, ...others]] of byValue) {
      if (route === undefined) continue;
      yield {
        message: 'undeclared',
        data: { rule: route.rule.name, service: name, value },
        at: on(route.rule, 'SetHeaderValue'),
        related: others.map((other) => related(other.rule, 'It stamps the same value.', 'SetHeaderValue')),
        fix: {
          title:
            'Declare "headerValue" of the service in mxlint.config.json, from an environment variable or a file: { "env": "NAME" }.',
        },
      };
    }
  },
});
