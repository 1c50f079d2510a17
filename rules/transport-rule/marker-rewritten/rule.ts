import {
  activityOf,
  byPriority,
  conditionsOf,
  defineRule,
  dropActionFix,
  exceptionsOf,
  formatIpSet,
  gapsOn,
  guardLower,
  markerWriting,
  on,
  related,
} from '../../../src/rule.ts';
import type {
  FixProposal,
  MarkerWriter,
  RoutingRule,
  RuleContext,
  ServiceView,
  TransportRule,
} from '../../../src/rule.ts';
import { effectOn, effects, type Effect, type Writing } from './effect.ts';

type Context = RuleContext<'TransportRule' | 'OutboundConnector', never>;

interface Harm {
  readonly effect: Effect;
  readonly route: RoutingRule;
}

function dropAction(rule: TransportRule, { property }: MarkerWriter): FixProposal {
  return dropActionFix(rule, property === 'RemoveHeader' ? ['RemoveHeader'] : ['SetHeaderName', 'SetHeaderValue']);
}

/** A rule that strips forged markers is worth keeping: it only has to leave alone what the service sends. */
function mend({ rule, writer }: Writing, effect: Effect, service: ServiceView): FixProposal {
  const isStrip =
    writer.property === 'RemoveHeader' && (effect === 'removes' || effect === 'weakens' || effect === 'removesLater');
  if (!isStrip) return dropAction(rule, writer);
  const title =
    'Except the addresses of the service, so that only forged headers are removed, or take the action out of the rule.';
  const add = formatIpSet(service.egress);
  return { title, commands: [{ do: 'merge', object: rule, property: 'ExceptIfSenderIpRanges', add, remove: [] }] };
}

/** What a rule does to the routing rules by one header that it writes, the worst first. */
function harmsOf(
  rule: TransportRule,
  writer: MarkerWriter,
  ordered: readonly TransportRule[],
  { service, secrets }: Context,
): readonly Harm[] {
  const index = ordered.indexOf(rule);
  const harms = service.routingRules.flatMap((route): Harm[] => {
    const isEarlier = index < ordered.indexOf(route.rule);
    const effect = effectOn({ rule, writer, isEarlier }, route, service, secrets);
    return effect === undefined ? [] : [{ effect, route }];
  });
  return harms.toSorted((a, b) => effects.indexOf(a.effect) - effects.indexOf(b.effect));
}

/** The worst that the writing of a header does, or what leaves open on what mail the rule acts. */
function harmDone(
  rule: TransportRule,
  writer: MarkerWriter,
  [worst, ...others]: readonly Harm[],
  { service, at }: Context,
) {
  if (worst === undefined) return [];
  const activity = activityOf(rule, at);
  const open = [...conditionsOf(rule).unread, ...exceptionsOf(rule).unread];
  if (activity.state === 'unknown') open.push(activity);
  if (open.length > 0) return gapsOn(rule, open);
  const data = { rule: rule.name, route: worst.route.rule.name, service: service.profile.name, header: writer.name };
  return {
    message: worst.effect,
    data: { ...data, value: writer.value ?? 'nothing' },
    at: on(rule, writer.property),
    related: [worst, ...others].map(({ route }) => related(route.rule, 'A rule that routes mail to the service.')),
    fix: mend({ rule, writer, isEarlier: true }, worst.effect, service),
    lower:
      worst.effect === 'removes' || worst.effect === 'overwrites'
        ? guardLower(worst.route, service)
        : worst.route.lower,
  };
}

export default defineRule({
  id: 'transport-rule/marker-rewritten',
  summary: 'Another rule removes or sets a header by which routing rules tell processed mail from new mail.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  profileFields: ['headers.processed', 'egress.ipv4'],
  guide: ['inboundRule', 'outboundRule'],
  references: [
    {
      title: 'Mail flow rules in Exchange Online',
      url: 'https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/mail-flow-rules',
    },
    {
      title: 'New-TransportRule, RemoveHeader and SetHeaderName',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    removes: {
      text: "Rule '{rule}' removes the header '{header}' before rule '{route}' looks at it, also from mail that {service} returns. Processed mail is then taken for new mail and routed to {service} again.",
      severity: 'critical',
    },
    overwrites: {
      text: "Rule '{rule}' sets the header '{header}' to {value} before rule '{route}' looks at it, also on mail that {service} returns. Processed mail is then taken for new mail and routed to {service} again.",
      severity: 'critical',
    },
    sets: {
      text: "Rule '{rule}' sets the header '{header}' to {value} before rule '{route}' looks at it. Mail that the rule acts on counts as processed and is not routed to {service}.",
      severity: 'high',
    },
    unstamps: {
      text: "Rule '{rule}' changes the header '{header}' after rule '{route}' has stamped it. The mail reaches {service} without the value that tells whose it is.",
      severity: 'high',
    },
    weakens: {
      text: "Rule '{rule}' changes the header '{header}' before rule '{route}' looks at it, also on mail that {service} returns. That exception no longer holds; only another one of the rule keeps the mail from being routed again.",
      severity: 'medium',
    },
    removesLater: {
      text: "Rule '{rule}' takes the header '{header}' from processed mail after rule '{route}' has looked at it. A processed message that a mailbox redirects inside the organization is then routed to {service} once more.",
      severity: 'medium',
    },
  },
  *check(context) {
    const { tenant, service, secrets, at } = context;
    const ordered = byPriority(tenant.TransportRule.objects);
    const routing = new Set(service.allRoutingRules.map(({ rule }) => rule));
    yield ordered.map((rule) => {
      if (routing.has(rule) || activityOf(rule, at).state === 'inactive') return [];
      const { writers, unread } = markerWriting(rule, service, secrets);
      return [
        gapsOn(rule, unread),
        writers.map((writer) => harmDone(rule, writer, harmsOf(rule, writer, ordered, context), context)),
      ];
    });
  },
});
