import { defineRule, gapsOn, guardFix, notInProfile, on, requiredGuards } from '../../../src/rule.ts';
import type { Guard, RoutingRule, ServiceView } from '../../../src/rule.ts';

type Header = Guard['header'];
type Unread = RoutingRule['unread'];

/** Whether an exception by addresses is all that is needed. */
function isComplete({ addressGuard, direction }: RoutingRule, { profile }: ServiceView): boolean {
  if (addressGuard !== 'complete') return false;
  return direction === undefined || profile.guards[direction]?.accepted.includes('senderIp') !== false;
}

function guardsOn(header: Header, { guards }: RoutingRule): readonly Guard[] {
  return guards.filter((guard) => guard.header === header && guard.matches !== 'no');
}

/** Exceptions on the given headers of which nobody can say whether they hold. */
function undecided(headers: readonly Header[], route: RoutingRule): Unread {
  return headers.flatMap((header) => {
    const guards = guardsOn(header, route);
    if (guards.some(({ matches }) => matches === 'yes')) return [];
    return guards.flatMap(({ pair, matches }) =>
      typeof matches === 'string' ? [] : [{ property: pair.textProperty, why: matches }],
    );
  });
}

/** What a rule lacks of the exceptions that the guide asks for. */
function lackOf(route: RoutingRule, service: ServiceView) {
  const { tenantHeader: tenant = '', processedHeader: processed = '', profile } = service;
  const { rule, guards } = route;
  if (isComplete(route, service)) return [];
  const required = requiredGuards(route, service);
  if (required === undefined) return notInProfile(profile, `guards.${route.direction ?? 'inbound'}`);
  const holding = guards.find((guard) => guard.matches !== 'no');
  const missing = required.find((header) => guardsOn(header, route).length === 0);
  const lost = missing === undefined ? [] : route.unread.filter(({ property }) => property.startsWith('ExceptIf'));
  const gaps = gapsOn(rule, [...lost, ...undecided(required, route)]);
  if (missing === undefined || holding === undefined || lost.length > 0) return gaps;
  const dead = guards.find((guard) => guard.header === missing);
  const data = { rule: rule.name, service: service.profile.name };
  const common = { fix: guardFix(route, [missing], service), lower: route.lower };
  if (dead !== undefined) {
    const { pair } = dead;
    const names = { header: pair.header, other: holding.pair.header, expected: route.expected ?? 'the value' };
    const at = on(rule, pair.textProperty);
    return [gaps, { message: 'noMatch' as const, data: { ...data, ...names }, at, ...common }];
  }
  const message = missing === 'processed' ? ('tenantOnly' as const) : ('processedOnly' as const);
  const at = on(rule, holding.pair.headerProperty);
  return [gaps, { message, data: { ...data, tenant, processed }, at, ...common }];
}

export default defineRule({
  id: 'transport-rule/loop-guard-incomplete',
  summary: 'A rule that routes mail to the service excepts processed mail by only a part of what the guide asks for.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  profileFields: ['headers.processed', 'headers.tenant'],
  guide: ['inboundRule', 'outboundRule', 'matrix', 'troubleshooting'],
  references: [
    {
      title: 'Mail flow rule conditions and exceptions',
      url: 'https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/conditions-and-exceptions',
    },
  ],
  conflictsWith: [],
  messages: {
    tenantOnly: {
      text: "Rule '{rule}' excepts processed mail by '{tenant}' alone, the header that it sets itself. This stops the loop only as long as {service} hands that header back; the header that {service} adds is '{processed}'.",
      severity: 'medium',
      confidence: 'medium',
    },
    processedOnly: {
      text: "Rule '{rule}' excepts processed mail by '{processed}', but not by '{tenant}'. The guide of {service} asks for both, so that one still holds when the other header is missing.",
      severity: 'medium',
    },
    noMatch: {
      text: "Rule '{rule}' has an exception on the header '{header}', but what it looks for does not match {expected}, so that it never holds. The guide of {service} asks for it beside the one on '{other}', which holds.",
      severity: 'medium',
    },
  },
  *check({ service }) {
    yield service.routingRules.map((route) => lackOf(route, service));
  },
});
