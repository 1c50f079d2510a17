import { byPriority, defineRule, gap, holderOf, on, related, shownName, stampedBefore } from '../../../src/rule.ts';
import type { FixProposal, RoutingRule, ServiceView, TransportRule } from '../../../src/rule.ts';

function stampIt(route: RoutingRule, name: string, replaces: boolean, service: ServiceView): FixProposal {
  const parameters = { SetHeaderName: name, SetHeaderValue: { headerValue: holderOf(route, service) } };
  const commands = [{ do: 'set', object: route.rule, parameters }] as const;
  if (!replaces) return { title: 'Stamp the header with the value of the dashboard.', commands };
  const title =
    'Stamp the header with the value of the dashboard; a rule sets one header, so move the present one to another rule.';
  return { title, commands, safety: 'review' };
}

/** What there is to say of a rule that does not stamp the header; `other`: the rule that does so in its place. */
function unstamped(route: RoutingRule, header: string, other: TransportRule | undefined, service: ServiceView) {
  const { rule, lower } = route;
  const { SetHeaderName: name, SetHeaderValue: value } = rule;
  if (!name.known) return gap(rule, 'SetHeaderName', name);
  const data = { rule: rule.name, service: service.profile.name, header };
  const found = (name.value ?? '').trim();
  const isRight = found.toLowerCase() === header.toLowerCase();
  const fix = stampIt(route, header, found !== '' && !isRight, service);
  if (isRight && !value.known) return gap(rule, 'SetHeaderValue', value);
  if (isRight) return { message: 'blank', data, at: on(rule, 'SetHeaderValue'), fix, lower } as const;
  if (other !== undefined) {
    const note = [related(other, 'The rule that sets the header.', 'SetHeaderName')];
    const filled = { ...data, other: other.name };
    return { message: 'byOther', data: filled, at: on(rule), related: note, fix, lower } as const;
  }
  if (found === '') return { message: 'missing', data, at: on(rule), fix, lower } as const;
  const shown = { ...data, found: shownName(found) };
  return { message: 'otherHeader', data: shown, at: on(rule, 'SetHeaderName'), fix, lower } as const;
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
    yield service.routingRules.map((route) => {
      if (route.stamp !== undefined) return [];
      return unstamped(route, header, stampedBefore(route, ordered, service, secrets, time), service);
    });
  },
});
