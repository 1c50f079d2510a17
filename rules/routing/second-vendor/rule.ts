import {
  byPriority,
  canMeet,
  declaredAt,
  defineRule,
  gap,
  notApplicable,
  on,
  related,
  unknown,
} from '../../../src/rule.ts';
import type { Direction, FixProposal, GapYield, RoutingRule, ServiceView, Target } from '../../../src/rule.ts';
import { rulesOf, takesByConnector, takesMail } from './active-services.ts';

const directions = ['inbound', 'outbound'] as const;
const note = (service: ServiceView): string => `This rule routes to ${service.profile.name}.`;

const fixes: Readonly<Record<'undeclared' | 'contradicts', FixProposal>> = {
  undeclared: {
    title:
      'Declare under "order" of the configuration in which order mail passes the services, and give their rules conditions that no message meets at once, or let the rule of the first service stop the processing of further ones.',
    safety: 'review',
  },
  contradicts: {
    title:
      'Give the rule of the first service the smaller priority and let it stop the processing of further rules, or correct the declared order.',
    safety: 'review',
  },
};

/** Whether a message can be meant for both services: their rules may match it at once, or a connector takes it anyway. */
function canShare(one: ServiceView, other: ServiceView, direction: Direction): boolean {
  const [mine, theirs] = [rulesOf(one, direction), rulesOf(other, direction)];
  if (takesByConnector(one, direction) || takesByConnector(other, direction)) return true;
  if (mine.length === 0 || theirs.length === 0) return true;
  return mine.some(({ rule }) => theirs.some((their) => canMeet(rule, their.rule)));
}

/** The services that share messages with another one, in their order. */
function sharing(active: readonly ServiceView[], direction: Direction): readonly ServiceView[] {
  return active.filter((one) => active.some((other) => other !== one && canShare(one, other, direction)));
}

/** The later service, at the rule that is evaluated first. */
function targetOf(last: ServiceView, services: readonly ServiceView[], direction: Direction): Target {
  const rules = services.flatMap((service) => rulesOf(service, direction)).map(({ rule }) => rule);
  const [first] = byPriority(rules);
  const target = declaredAt('Service', last.id, last.config);
  return first === undefined ? target : { ...target, at: on(first, 'Priority').at };
}

function relatedRules(services: readonly ServiceView[], direction: Direction) {
  return services.flatMap((service) =>
    rulesOf(service, direction).map(({ rule }) => related(rule, note(service), 'Priority')),
  );
}

function openRouting({ id, config, architecture }: ServiceView, direction: Direction): GapYield {
  const why = unknown({
    reason: 'undetermined',
    detail: `It can be ${architecture[direction].candidates.join(' or ')}.`,
    command: `declare "${direction}" of the service in mxlint.config.json`,
  });
  return gap(declaredAt('Service', id, config), `${direction} routing`, why);
}

/** Two rules that may match one message, by priority. */
interface Meeting {
  readonly earlier: RoutingRule;
  readonly later: RoutingRule;
}

function meetings(one: ServiceView, other: ServiceView, direction: Direction): readonly Meeting[] {
  return rulesOf(one, direction).flatMap((mine) =>
    rulesOf(other, direction).flatMap((their): Meeting[] => {
      if (!canMeet(mine.rule, their.rule)) return [];
      const isMineFirst = byPriority([mine.rule, their.rule])[0] === mine.rule;
      return [isMineFirst ? { earlier: mine, later: their } : { earlier: their, later: mine }];
    }),
  );
}

function unreadOfRule({ rule, activity }: RoutingRule): readonly GapYield[] {
  return [
    ...(rule.Priority.known ? [] : [gap(rule, 'Priority', rule.Priority)]),
    ...(activity.state === 'unknown' ? [gap(rule, activity.property, activity.why)] : []),
  ];
}

/** What of two rules has to be known to say which of them decides. */
function unread({ earlier, later }: Meeting): readonly GapYield[] {
  const stop = earlier.rule.StopRuleProcessing;
  return [
    ...[earlier, later].flatMap(unreadOfRule),
    ...(stop.known ? [] : [gap(earlier.rule, 'StopRuleProcessing', stop)]),
  ];
}

/** Of the rules of two services that follow each other in the declared order: those that send a message to the second one first. */
function contradictions(first: ServiceView, second: ServiceView, direction: Direction) {
  return meetings(first, second, direction).map((meeting) => {
    const open = unread(meeting);
    if (open.length > 0) return open;
    const { earlier, later } = meeting;
    const stop = earlier.rule.StopRuleProcessing;
    const isStopped = stop.known && stop.value;
    // The rule that is evaluated last decides, unless an earlier one stops (A-ROUTE-LAST).
    const deciding = isStopped ? earlier : later;
    if (rulesOf(first, direction).includes(deciding)) return [];
    return {
      message: isStopped ? ('contradicts' as const) : ('likely' as const),
      data: {
        first: first.profile.name,
        second: second.profile.name,
        direction,
        earlier: earlier.rule.name,
        later: later.rule.name,
      },
      at: { ...declaredAt('Service', second.id, second.config), at: on(deciding.rule, 'Priority').at },
      direction,
      discriminator: `${direction} ${earlier.rule.key} ${later.rule.key}`,
      related: [earlier, later].map(({ rule }) => related(rule, 'One of the two rules.', 'Priority')),
      fix: fixes.contradicts,
    };
  });
}

/** What there is to say of the services that take, or may take, mail of a direction. */
function saidOf(direction: Direction, services: readonly ServiceView[], declared: readonly string[]) {
  const active = services.filter((service) => takesMail(service, direction) === 'yes');
  const open = services.filter((service) => takesMail(service, direction) === 'open');
  const isOrdered = [...active, ...open].every(({ id }) => declared.includes(id));
  const gaps = isOrdered ? [] : open.map((service) => openRouting(service, direction));
  const shared = isOrdered ? [] : sharing(active, direction);
  const last = shared.at(-1);
  if (last !== undefined) {
    const violation = {
      message: 'undeclared',
      data: { services: shared.map(({ profile }) => profile.name), direction },
      at: targetOf(last, shared, direction),
      direction,
      discriminator: `${direction} ${shared.map(({ id }) => id).join(' ')}`,
      related: relatedRules(shared, direction),
      fix: fixes.undeclared,
    } as const;
    return [gaps, violation];
  }
  const ordered = declared.flatMap((id) => active.find((service) => service.id === id) ?? []);
  const contradicting = ordered.map((service, index) => {
    const next = ordered[index + 1];
    return next === undefined ? [] : contradictions(service, next, direction);
  });
  return [gaps, contradicting];
}

export default defineRule({
  id: 'routing/second-vendor',
  summary: 'Two services take mail of one direction, and their order is not declared or not kept.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['InboundConnector', 'OutboundConnector', 'TransportRule'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Designing Exchange Online mail flow, section 4',
      url: 'https://kloudvin.com/article/exchange-online-mail-flow-transport-rules-connectors-deep-dive',
    },
    {
      title: 'New-TransportRule, Priority and StopRuleProcessing',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    undeclared: {
      text: 'Services {services} all take {direction} mail, and the configuration does not declare in which order mail passes them. A message that the rules of several match goes to one of them only, and whether it reaches the others afterwards, their exceptions decide.',
      severity: 'medium',
    },
    contradicts: {
      text: "Service {second} gets {direction} mail before {first}, against the declared order: of the rules '{earlier}' and '{later}', the one that is evaluated first routes to {second} and stops the others.",
      severity: 'medium',
    },
    likely: {
      text: "Service {second} probably gets {direction} mail before {first}, against the declared order: of the rules '{earlier}' and '{later}', which may match the same message, the one that is evaluated last routes to {second}, and nothing stops it.",
      severity: 'medium',
      confidence: 'medium',
    },
  },
  *check({ services, declared: { order } }) {
    const shared = directions.filter(
      (direction) => services.filter((service) => takesMail(service, direction) !== 'no').length > 1,
    );
    if (shared.length === 0) yield notApplicable('No two services take mail of the same direction.');
    yield shared.map((direction) => saidOf(direction, services, order[direction]?.value ?? []));
  },
});
