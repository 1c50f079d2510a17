import { defineRule, holderOf, isoInstant, on, restampCommands, wholeGuardFix } from '../../../src/rule.ts';
import type { Command, FixProposal, RoutingRule, ServiceView, TransportRule } from '../../../src/rule.ts';

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

/** Whether the rule surely leaves processed mail alone. */
function isGuarded({ guards, addressGuard, inverted }: RoutingRule): boolean {
  if (inverted.length > 0) return false;
  return addressGuard === 'complete' || guards.some(({ matches }) => matches === 'yes');
}

/** Whether the rule stamps the value that is expected of it, where the service wants one. */
function isStamped({ stamp, expected }: RoutingRule, { tenantHeader }: ServiceView): boolean {
  return tenantHeader === undefined || (stamp !== undefined && stamp === expected);
}

/** What has to be right before a rule acts: it loops from the first message on, or sends mail for that of nobody. */
function repairs(route: RoutingRule, service: ServiceView): readonly Command[] {
  const isFine = route.stamp === undefined || isStamped(route, service);
  const stamping = isFine ? [] : restampCommands(route, holderOf(route, service));
  if (isGuarded(route)) return stamping;
  const stampAlone = stamping.slice(-1);
  return [...(wholeGuardFix(route, service).commands ?? []), ...stampAlone];
}

function activate(route: RoutingRule, reasons: readonly Reason[], service: ServiceView): FixProposal {
  const commands = reasons.map((reason) => commandFor(route.rule, reason));
  if (isGuarded(route) && isStamped(route, service)) return { title: 'Let the rule act.', commands };
  return {
    title: 'Put its loop guard and its value right, and let the rule act only then.',
    commands: [...repairs(route, service), ...commands],
    safety: 'review',
  };
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
    yield service.routingRules.map((route) => {
      const { rule, direction, activity, lower } = route;
      if (lower === 0 || direction === undefined || activity.state !== 'inactive') return [];
      const [reason] = activity.reasons;
      const data = { rule: rule.name, direction, service: service.profile.name };
      const fix = activate(route, activity.reasons, service);
      if (reason === 'disabled') return { message: 'disabled', data, at: on(rule, 'State'), fix };
      if (reason === 'audit') {
        const mode = rule.Mode.known ? rule.Mode.value : '';
        return { message: 'audit', data: { ...data, mode }, at: on(rule, 'Mode'), fix };
      }
      if (reason === 'not-yet') {
        const from = dateOf(rule.ActivationDate);
        return { message: 'notYet', data: { ...data, from }, at: on(rule, 'ActivationDate'), fix };
      }
      if (reason !== 'expired') return [];
      const until = dateOf(rule.ExpiryDate);
      return { message: 'expired', data: { ...data, until }, at: on(rule, 'ExpiryDate'), fix };
    });
  },
});
