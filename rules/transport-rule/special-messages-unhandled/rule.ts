import {
  actionsOf,
  byPriority,
  canFollow,
  comesBack,
  conditionsOf,
  defineRule,
  encryptingActions,
  endingsOf,
  exceptionsOf,
  gapsOn,
  isForInsiders,
  isForProcessed,
  neighborsOf,
  on,
  relatedRules,
  settle,
} from '../../../src/rule.ts';
import type { FixProposal, Predicate, RoutingRule, ServiceView, TransportRule } from '../../../src/rule.ts';

const specialTypes: ReadonlySet<unknown> = new Set(['OOF', 'Calendaring']);

/** Automatic replies say so in this header (RFC 3834, section 5). */
const autoSubmitted = 'auto-submitted';

function isOfType({ name, value }: Predicate): boolean {
  return name === 'MessageTypeMatches' && specialTypes.has(value);
}

function isByHeader({ name, value }: Predicate): boolean {
  return name.startsWith('Header') && typeof value === 'string' && value.trim().toLowerCase() === autoSubmitted;
}

/** Whether the rule leaves one of the special types alone, or asks for one type of message itself. */
function looksAtTypes(rule: TransportRule): boolean {
  if (conditionsOf(rule).set.some(({ name }) => name === 'MessageTypeMatches')) return true;
  return exceptionsOf(rule).set.some((exception) => isOfType(exception) || isByHeader(exception));
}

const encrypting: ReadonlySet<string> = new Set([...encryptingActions, 'Actions']);

function encrypts(rule: TransportRule): boolean {
  const { set, unread } = actionsOf(rule);
  if (endingsOf(rule).kinds.length > 0) return false;
  return encryptingActions.some((name) => set.has(name)) || unread.some(({ property }) => encrypting.has(property));
}

function openActions(rule: TransportRule) {
  const { set, unread } = actionsOf(rule);
  const isEncrypting = encryptingActions.some((name) => set.has(name));
  return [
    ...endingsOf(rule).unread,
    ...(isEncrypting ? [] : unread.filter(({ property }) => encrypting.has(property))),
  ];
}

/** A rule takes one type as exception: what it excepts already stays. */
function leaveOut(rule: TransportRule): FixProposal {
  const isTaken = exceptionsOf(rule).set.some(({ name }) => name === 'MessageTypeMatches');
  if (isTaken) {
    const title =
      'If the service has nothing to do with automatic replies, leave them out by their header Auto-Submitted, as far as a header exception of the rule is free: ExceptIfMessageTypeMatches takes one type, and it holds another.';
    return { title, safety: 'review' };
  }
  return {
    title: 'Leave out automatic replies, if the service has nothing to do with them.',
    commands: [{ do: 'set', object: rule, parameters: { ExceptIfMessageTypeMatches: 'OOF' } }],
    safety: 'review',
  };
}

function dataOf({ rule }: RoutingRule, service: ServiceView) {
  return { rule: rule.name, service: service.profile.name };
}

function unhandledTypes(route: RoutingRule, service: ServiceView) {
  const { rule, lower } = route;
  if (looksAtTypes(rule)) return [];
  const open = [...exceptionsOf(rule).unread, ...conditionsOf(rule).unread];
  if (open.length > 0) return gapsOn(rule, open);
  const message = route.direction === 'outbound' && comesBack(route, service) ? 'returning' : 'types';
  const at = on(rule, 'ExceptIfMessageTypeMatches');
  return { message, data: dataOf(route, service), at, fix: leaveOut(rule), lower } as const;
}

/** The finding for a routing rule behind rules that encrypt its mail. */
function encryptedBy(rules: readonly TransportRule[], route: RoutingRule, service: ServiceView) {
  const title = comesBack(route, service)
    ? 'Let the encrypting rules act only on mail that the service has returned, and the routing rule stop before them.'
    : 'Nothing to do where this mail is meant to stay closed to the service; else let the service encrypt it.';
  return {
    message: 'encrypted',
    data: { ...dataOf(route, service), others: rules.map(({ name }) => name) },
    at: on(route.rule, 'Priority'),
    related: relatedRules(rules, 'An earlier rule that encrypts.'),
    fix: { title },
    lower: route.lower,
  } as const;
}

export default defineRule({
  id: 'transport-rule/special-messages-unhandled',
  summary: 'A routing rule sends automatic replies, calendar mail or encrypted mail to the service.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  guide: ['inboundRule', 'outboundRule'],
  references: [
    {
      title: 'Mail flow rule conditions and exceptions, message properties',
      url: 'https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/conditions-and-exceptions',
    },
    { title: 'RFC 3834, section 5: Auto-Submitted', url: 'https://www.rfc-editor.org/rfc/rfc3834#section-5' },
  ],
  conflictsWith: [],
  messages: {
    types: {
      text: "Rule '{rule}' routes automatic replies and calendar mail to {service} like any other mail. A service that changes content can spoil meeting requests.",
      severity: 'info',
    },
    returning: {
      text: "Rule '{rule}' routes automatic replies and calendar mail to {service} like any other mail. A service that changes content can spoil meeting requests, and an automatic reply, which has no envelope sender, may be refused when {service} hands it back.",
      severity: 'info',
    },
    encrypted: {
      text: "Rule '{rule}' routes mail that earlier rules encrypt: {others}. {service} gets a message whose content it cannot read.",
      severity: 'info',
    },
  },
  *check({ tenant, service, domains, secrets, at }) {
    const ordered = byPriority(tenant.TransportRule.objects);
    const inside = new Set(domains);
    yield service.routingRules.map((route) => {
      const candidates = neighborsOf(route, ordered, at).earlier.filter((other) => {
        if (!encrypts(other) || !canFollow(other, route.rule)) return false;
        return !isForInsiders(other, route, inside) && !isForProcessed(other, route, service, secrets);
      });
      const { rules, gaps } = settle(route, candidates, at, openActions);
      const encrypted = rules.length === 0 ? [] : encryptedBy(rules, route, service);
      return [unhandledTypes(route, service), gaps, encrypted];
    });
  },
});
