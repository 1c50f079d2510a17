import { defineRule, isoInstant, on } from '../../../src/rule.ts';
import type { Command, RoutingRule, TransportRule } from '../../../src/rule.ts';

type Reason = Extract<RoutingRule['activity'], { state: 'inactive' }>['reasons'][number];

/** What undoes each reason; a rule that is inactive for several needs them all. */
function commandFor(rule: TransportRule, reason: Reason): Command {
  switch (reason) {
    case 'disabled':
      return { do: 'enable', object: rule };
    case 'audit':
      return { do: 'set', object: rule, parameters: { Mode: 'Enforce' } };
    case 'not-yet':
      return { do: 'set', object: rule, parameters: { ActivationDate: null } };
    case 'expired':
      return { do: 'set', object: rule, parameters: { ExpiryDate: null } };
  }
}

function dateOf(fact: TransportRule['ExpiryDate']): string {
  return fact.known && fact.value !== null ? isoInstant(fact.value) : '';
}

export default defineRule({
  id: 'transport-rule/route-inactive',
  summary: 'No rule that routes mail of a direction to the service is active.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  guide: ['inboundRule', 'outboundRule'],
  references: [
    {
      title: 'New-TransportRule, Mode, ActivationDate and ExpiryDate',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    disabled: {
      text: "Rule '{rule}' is switched off, and no other active rule routes {direction} mail to {service}. That mail is delivered without having been processed.",
      severity: 'high',
    },
    audit: {
      text: "Rule '{rule}' is in mode {mode}, in which nothing happens to messages, and no other active rule routes {direction} mail to {service}. That mail is delivered without having been processed.",
      severity: 'high',
    },
    notYet: {
      text: "Rule '{rule}' does not act before {from}, and no other active rule routes {direction} mail to {service}. Until then that mail is delivered without having been processed.",
      severity: 'high',
    },
    expired: {
      text: "Rule '{rule}' has not acted since {until}, and no other active rule routes {direction} mail to {service}. That mail is delivered without having been processed.",
      severity: 'high',
    },
  },
  *check({ service }) {
    for (const { rule, direction, activity, lower } of service.routingRules) {
      if (lower === 0 || direction === undefined || activity.state !== 'inactive') continue;
      const [reason] = activity.reasons;
      const data = { rule: rule.name, direction, service: service.profile.name };
      const title = 'Let the rule act, once its loop guard and its value are right.';
      const fix = { title, commands: activity.reasons.map((one) => commandFor(rule, one)) };
      if (reason === 'disabled') yield { message: 'disabled', data, at: on(rule, 'State'), fix };
      if (reason === 'audit') {
        const mode = rule.Mode.known ? rule.Mode.value : '';
        yield { message: 'audit', data: { ...data, mode }, at: on(rule, 'Mode'), fix };
      }
      if (reason === 'not-yet') {
        const from = dateOf(rule.ActivationDate);
        yield { message: 'notYet', data: { ...data, from }, at: on(rule, 'ActivationDate'), fix };
      }
      if (reason === 'expired') {
        const until = dateOf(rule.ExpiryDate);
        yield { message: 'expired', data: { ...data, until }, at: on(rule, 'ExpiryDate'), fix };
      }
    }
  },
});
