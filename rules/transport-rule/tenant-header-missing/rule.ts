import { byPriority, defineRule, gap, holderOf, on, related, shownName, stampedBefore } from '../../../src/rule.ts';
import type { FixProposal, RoutingRule, ServiceView } from '../../../src/rule.ts';

function stampIt(route: RoutingRule, name: string, replaces: boolean, service: ServiceView): FixProposal {
  const parameters = { SetHeaderName: name, SetHeaderValue: { headerValue: holderOf(route, service) } };
  const commands = [{ do: 'set', object: route.rule, parameters }] as const;
  if (!replaces) return { title: 'Stamp the header with the value of the dashboard.', commands };
  const title =
    'Stamp the header with the value of the dashboard; a rule sets one header, so move the present one to another rule.';
  return { title, commands, safety: 'review' };
}

export default defineRule({
  id: 'transport-rule/tenant-header-missing',
  summary: 'A rule that routes mail to the service does not stamp the header by which the service knows the tenant.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  profileFields: ['headers.tenant'],
  guide: ['inboundRule', 'outboundRule'],
  references: [
    {
      title: 'New-TransportRule, SetHeaderName',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: "Rule '{rule}' routes mail to {service} without the header '{header}'. {service} cannot tell whose mail it is and does not process it for this tenant.",
      severity: 'high',
    },
    otherHeader: {
      text: "Rule '{rule}' sets the header '{found}' on the mail it routes to {service}, not '{header}'. {service} cannot tell whose mail it is and does not process it for this tenant.",
      severity: 'high',
    },
    blank: {
      text: "Rule '{rule}' sets the header '{header}' without a value. {service} cannot tell whose mail it is and does not process it for this tenant.",
      severity: 'high',
    },
    byOther: {
      text: "Rule '{rule}' leaves it to rule '{other}' to set the header '{header}'. {service} knows whose mail it is only as long as that rule stands before it and acts on the same mail; the guide has both actions in one rule.",
      severity: 'low',
    },
  },
  *check({ tenant, service, secrets, at: time }) {
    const header = service.tenantHeader;
    if (header === undefined) return;
    const ordered = byPriority(tenant.TransportRule.objects);
    for (const route of service.routingRules) {
      const { rule, lower } = route;
      const { SetHeaderName: name, SetHeaderValue: value } = rule;
      if (route.stamp !== undefined) continue;
      const data = { rule: rule.name, service: service.profile.name, header };
      const found = name.known ? (name.value ?? '').trim() : '';
      const isRight = found.toLowerCase() === header.toLowerCase();
      const other = stampedBefore(route, ordered, service, secrets, time);
      const fix = stampIt(route, header, found !== '' && !isRight, service);
      if (!name.known) {
        yield gap(rule, 'SetHeaderName', name);
      } else if (isRight && !value.known) {
        yield gap(rule, 'SetHeaderValue', value);
      } else if (isRight) {
        yield { message: 'blank', data, at: on(rule, 'SetHeaderValue'), fix, lower };
      } else if (other !== undefined) {
        const note = [related(other, 'The rule that sets the header.', 'SetHeaderName')];
        yield { message: 'byOther', data: { ...data, other: other.name }, at: on(rule), related: note, fix, lower };
      } else if (found === '') {
        yield { message: 'missing', data, at: on(rule), fix, lower };
      } else {
        const shown = { ...data, found: shownName(found) };
        yield { message: 'otherHeader', data: shown, at: on(rule, 'SetHeaderName'), fix, lower };
      }
    }
  },
});
