import {
  defineRule,
  gap,
  gapsOn,
  guardCommand,
  holderOf,
  on,
  related,
  restampCommands,
  unreadDomains,
  valueConflicts,
} from '../../../src/rule.ts';
import type { FixProposal, Secret, ServiceView, ValueConflict } from '../../../src/rule.ts';

const exceptAndStamp = 'Except the value of the dashboard, then stamp it.';
const byHand =
  'Take the other value out of the exception by hand, unless it is still in use while the value is changed.';

type HeldValue = ValueConflict['held'][number];

/** The value that the others should take: the declared one, else the one that most places hold. */
function reference({ held, values, declared }: ValueConflict): Secret | undefined {
  if (declared !== undefined) return declared;
  const count = (value: Secret): number => held.filter((one) => one.value === value).length;
  const [first, ...others] = values;
  return others.reduce((most, value) => (most !== undefined && count(value) > count(most) ? value : most), first);
}

/** A value that an exception looks for beside the right one, so that the exception holds all the same. */
function isLeftover(
  { route, guard, property }: HeldValue,
  wanted: Secret | undefined,
  { held }: ValueConflict,
): boolean {
  if (guard === undefined) return false;
  return held.some((one) => one.route === route && one.property === property && one.value === wanted);
}

/** Whether a value stands in an exception of a rule of which no exception holds. */
function isDead({ route, guard }: HeldValue): boolean {
  const { guards, unread, addressGuard } = route;
  if (guard === undefined || unread.length > 0 || addressGuard === 'complete') return false;
  return guards.every(({ matches }) => matches === 'no');
}

/** The value that every rule stamps, where the others stand in dead exceptions alone; undefined where more than that differs. */
function stampBesideDead({ held, declared }: ValueConflict): Secret | undefined {
  const [stamp, ...others] = new Set(held.flatMap(({ guard, value }) => (guard === undefined ? [value] : [])));
  if (stamp === undefined || others.length > 0 || (declared ?? stamp) !== stamp) return undefined;
  return held.every((one) => one.value === stamp || isDead(one)) ? stamp : undefined;
}

/** Without a declared value nobody can say which one is right, so that it is asked for. */
function oneValue({ route, guard }: HeldValue, { declared }: ValueConflict, service: ServiceView): FixProposal {
  const holder = declared === undefined ? undefined : holderOf({ rule: route.rule, expected: declared }, service);
  if (guard === undefined) {
    const commands = restampCommands(route, holder);
    return { title: commands.length > 1 ? exceptAndStamp : 'Stamp the value of the dashboard.', commands };
  }
  if (guard.matches === 'yes') return { title: byHand };
  const { match, headerProperty, textProperty, header } = guard.pair;
  const target = { match, header: headerProperty, text: textProperty };
  return {
    title: 'Add the value of the dashboard to the exception, then take the other one out by hand.',
    commands: [guardCommand(route, target, header, holder)],
  };
}

function noteOn({ guard, value }: HeldValue): string {
  return guard === undefined
    ? `It stamps ${value.label}.`
    : `Its exception on '${guard.pair.header}' looks for ${value.label}.`;
}

/** The finding at the first place that holds another value than the others should take. */
function oddValue(conflict: ValueConflict, service: ServiceView) {
  const { held, values, domain, caseOnly } = conflict;
  const stamp = caseOnly ? undefined : stampBesideDead(conflict);
  const wanted = stamp ?? reference(conflict);
  const others = held.filter(({ value }) => value !== wanted);
  const odd = others.find((one) => !isLeftover(one, wanted, conflict)) ?? others[0];
  if (odd === undefined || wanted === undefined) return [];
  const { route, guard, property } = odd;
  const common = {
    at: on(route.rule, property),
    ...(domain === undefined ? {} : { discriminator: domain }),
    related: held.filter((one) => one !== odd).map((one) => related(one.route.rule, noteOn(one), one.property)),
    lower: route.lower,
  };
  const data = {
    rule: route.rule.name,
    service: service.profile.name,
    value: odd.value,
    domain: domain ?? 'all domains',
  };
  if (!caseOnly && guard !== undefined && isLeftover(odd, wanted, conflict)) {
    const names = { header: guard.pair.header, wanted };
    return { message: 'leftover', data: { ...data, ...names }, fix: { title: byHand }, ...common } as const;
  }
  const fix = oneValue(odd, conflict, service);
  if (stamp !== undefined && guard !== undefined) {
    const names = { header: guard.pair.header, wanted: stamp };
    return { message: 'exception', data: { ...data, ...names }, fix, ...common } as const;
  }
  return { message: caseOnly ? 'letterCase' : 'several', data: { ...data, values }, fix, ...common } as const;
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
    leftover: {
      text: "Rule '{rule}' looks for {value} in the header '{header}' beside {wanted}, the value of the other places for {domain}. The exception holds, but mail that carries {value} is not routed to {service} either.",
      severity: 'low',
    },
    exception: {
      text: "Rule '{rule}' looks for {value} in the header '{header}', while for {domain} the rules that route to {service} stamp {wanted}. The exception does not hold for mail that comes back with the value that was stamped.",
      severity: 'high',
    },
    letterCase: {
      text: "Rule '{rule}' holds {value}, while for {domain} the rules that route to {service} hold {values}, which differ in letter case alone. Exceptions match without case; whether {service} does is not documented.",
      severity: 'low',
    },
  },
  *check({ service, secrets }) {
    yield service.routingRules.map(({ rule, direction, unread }) => {
      const { SetHeaderValue: value } = rule;
      const open = [
        ...unreadDomains(rule, direction),
        ...unread.filter(({ property }) => property.startsWith('ExceptIfHeader')),
      ];
      return [gapsOn(rule, open), value.known ? [] : gap(rule, 'SetHeaderValue', value)];
    });
    yield valueConflicts(service, secrets).map((conflict) => oddValue(conflict, service));
  },
});
