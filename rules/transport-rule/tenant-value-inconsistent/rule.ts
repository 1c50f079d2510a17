import { defineRule, gap, holderOf, on, related, unreadDomains, valueConflicts } from '../../../src/rule.ts';
import type { FixProposal, Secret, ServiceView, ValueConflict } from '../../../src/rule.ts';

type HeldValue = ValueConflict['held'][number];

/** The value that the others should take: the declared one, else the one that most places hold. */
function reference({ held, values, declared }: ValueConflict): Secret | undefined {
  if (declared !== undefined) return declared;
  const count = (value: Secret): number => held.filter((one) => one.value === value).length;
  const [first, ...others] = values;
  return others.reduce((most, value) => (most !== undefined && count(value) > count(most) ? value : most), first);
}

function oneValue({ route, property }: HeldValue, { declared }: ValueConflict, service: ServiceView): FixProposal {
  if (property !== 'SetHeaderValue') return { title: 'Leave only the value of the dashboard in the exception.' };
  const holder = declared === undefined ? undefined : holderOf({ rule: route.rule, expected: declared }, service);
  const parameters = { SetHeaderValue: { headerValue: holder } };
  return { title: 'Stamp the value of the dashboard.', commands: [{ do: 'set', object: route.rule, parameters }] };
}

function noteOn({ property, value }: HeldValue): string {
  return property === 'SetHeaderValue' ? `It stamps ${value.label}.` : `Its exception looks for ${value.label}.`;
}

export default defineRule({
  id: 'transport-rule/tenant-value-inconsistent',
  summary: 'The rules that route mail to the service hold different values where there may be only one.',
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
    several: {
      text: "Rule '{rule}' holds {value}, while for {domain} the rules that route to {service} hold {values}. A domain has one value: with another one, mail is assigned to nobody or the exception does not hold.",
      severity: 'high',
    },
    letterCase: {
      text: "Rule '{rule}' holds {value}, while for {domain} the rules that route to {service} hold {values}, which differ in letter case alone. Exceptions match without case; whether {service} does is not documented.",
      severity: 'low',
    },
  },
  *check({ service, secrets }) {
    for (const { rule, direction, unread } of service.routingRules) {
      const open = [
        ...unreadDomains(rule, direction),
        ...unread.filter(({ property }) => property.startsWith('ExceptIfHeader')),
      ];
      for (const { property, why } of open) yield gap(rule, property, why);
      if (!rule.SetHeaderValue.known) yield gap(rule, 'SetHeaderValue', rule.SetHeaderValue);
    }
    for (const conflict of valueConflicts(service, secrets)) {
      const { held, values, domain, caseOnly } = conflict;
      const wanted = reference(conflict);
      const odd = held.find(({ value }) => value !== wanted);
      if (odd === undefined) continue;
      const { rule } = odd.route;
      yield {
        message: caseOnly ? 'letterCase' : 'several',
        data: {
          rule: rule.name,
          service: service.profile.name,
          value: odd.value,
          values,
          domain: domain ?? 'all domains',
        },
        at: on(rule, odd.property),
        ...(domain === undefined ? {} : { discriminator: domain }),
        related: held.filter((one) => one !== odd).map((one) => related(one.route.rule, noteOn(one), one.property)),
        fix: oneValue(odd, conflict, service),
        lower: odd.route.lower,
      };
    }
  },
});
