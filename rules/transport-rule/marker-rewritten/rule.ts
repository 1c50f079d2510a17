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
import type { FixProposal, MarkerWriter, RoutingRule, ServiceView, TransportRule } from '../../../src/rule.ts';
import { effectOn, effects, type Effect, type Writing } from './effect.ts';

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
  *check({ tenant, service, secrets, at }) {
    const ordered = byPriority(tenant.TransportRule.objects);
    const routing = new Set(service.allRoutingRules.map(({ rule }) => rule));
    for (const [index, rule] of ordered.entries()) {
      const activity = activityOf(rule, at);
      if (routing.has(rule) || activity.state === 'inactive') continue;
      const { writers, unread } = markerWriting(rule, service, secrets);
      yield gapsOn(rule, unread);
      for (const writer of writers) {
        const harms = service.routingRules.flatMap((route): Harm[] => {
          const isEarlier = index < ordered.indexOf(route.rule);
          const effect = effectOn({ rule, writer, isEarlier }, route, service, secrets);
          return effect === undefined ? [] : [{ effect, route }];
        });
        const [worst, ...others] = harms.toSorted((a, b) => effects.indexOf(a.effect) - effects.indexOf(b.effect));
        if (worst === undefined) continue;
        const open = [...conditionsOf(rule).unread, ...exceptionsOf(rule).unread];
        if (activity.state === 'unknown') open.push(activity);
        yield gapsOn(rule, open);
        if (open.length > 0) continue;
        const data = {
          rule: rule.name,
          route: worst.route.rule.name,
          service: service.profile.name,
          header: writer.name,
        };
        yield {
          message: worst.effect,
          data: { ...data, value: writer.value ?? 'nothing' },
          at: on(rule, writer.property),
          related: [worst, ...others].map(({ route }) =>
            related(route.rule, 'A rule that routes mail to the service.'),
          ),
          fix: mend({ rule, writer, isEarlier: true }, worst.effect, service),
          lower:
            worst.effect === 'removes' || worst.effect === 'overwrites'
              ? guardLower(worst.route, service)
              : worst.route.lower,
        };
      }
    }
  },
});
