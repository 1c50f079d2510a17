import {
  absent,
  conditionsOf,
  defineRule,
  demandsOn,
  domainCovers,
  exceptionsOf,
  gap,
  gapsOn,
  isDeclarable,
  isWithoutGuards,
  notApplicable,
  notInProfile,
  on,
  openMark,
  scopeLimit,
  sideOf,
  unknown,
} from '../../../src/rule.ts';
import type {
  Direction,
  FixProposal,
  PowerShellParameters,
  RouteDemands,
  RoutingRule,
  RuleContext,
  TransportRule,
} from '../../../src/rule.ts';
import {
  domainCondition,
  isBySelection,
  narrowingConditions,
  narrowingExceptions,
  type Narrowing,
  type Scope,
} from './narrowings.ts';

type Context = RuleContext<'TransportRule' | 'OutboundConnector', 'AcceptedDomain'>;

const groupTitle =
  'Declare the group under "groups" of the service, or drop the condition so that the mail of all is processed.';

/** Dropping a condition or an exception sends mail to the service that went another way before. */
function dropFix(
  rule: TransportRule,
  { predicate, values, isPart, kept }: Narrowing,
  title: string,
  scope: PowerShellParameters = {},
): FixProposal {
  const { property, value, partner } = predicate;
  if (isPart || kept.length > 0) {
    return { title, commands: [{ do: 'merge', object: rule, property, add: kept, remove: values }], safety: 'review' };
  }
  const unset = {
    [property]: value === true ? false : null,
    ...(partner !== undefined && { [partner.property]: null }),
    ...scope,
  };
  return { title, commands: [{ do: 'set', object: rule, parameters: unset }], safety: 'review' };
}

/** The scope that has to take the place of a dropped condition, so that the rule does not act on mail of anybody. */
function scopeInstead(
  rule: TransportRule,
  { predicate }: Narrowing,
  asked: RouteDemands['asked'],
): PowerShellParameters {
  const side = sideOf(predicate);
  if (side === 'recipient' && scopeLimit(rule, 'SentToScope', asked.sentToScope) !== 'yes') {
    return { SentToScope: asked.sentToScope };
  }
  if (side === 'sender' && scopeLimit(rule, 'FromScope', asked.fromScope) !== 'yes') {
    return { FromScope: asked.fromScope };
  }
  return {};
}

function exceptionTitle({ predicate, kept }: Narrowing): string {
  if (kept.length > 0) return 'Except the addresses of the service alone, unless that mail is left out on purpose.';
  return isDeclarable(predicate)
    ? 'Drop the exception, or declare under "exclude" of the service what it leaves out on purpose.'
    : 'Drop the exception, unless that mail is left out on purpose.';
}

function dataOf({ route, direction, service }: Scope) {
  return { rule: route.rule.name, direction, service: service.profile.name };
}

function leftOutByCondition(one: Narrowing, scope: Scope, asked: RouteDemands['asked']) {
  const { rule, lower } = scope.route;
  const { property } = one.predicate;
  const data = dataOf(scope);
  const instead = scopeInstead(rule, one, asked);
  if (isBySelection(one.predicate, scope)) {
    const fix = dropFix(rule, one, groupTitle, instead);
    return { message: 'group', data: { ...data, values: one.values }, at: on(rule, property), fix, lower } as const;
  }
  const fix = dropFix(rule, one, 'Drop the condition, unless the other mail is left out on purpose.', instead);
  const filled = { ...data, condition: property, values: one.values };
  return { message: 'condition', data: filled, at: on(rule, property), fix, lower } as const;
}

function leftOutByException(one: Narrowing, scope: Scope) {
  const { rule, lower } = scope.route;
  const { property } = one.predicate;
  const fix = dropFix(rule, one, exceptionTitle(one));
  const filled = { ...dataOf(scope), exception: property, values: one.values };
  return { message: 'exception', data: filled, at: on(rule, property), fix, lower } as const;
}

/** A routing rule and what the guide asks of it, or why nobody can say. */
interface Demanded {
  readonly route: RoutingRule;
  readonly demands: ReturnType<typeof demandsOn>;
}

/** What one routing rule leaves out, whatever the others take. */
function leftOutBy({ route, demands }: Demanded, { service, services }: Context) {
  const { rule } = route;
  const unread = gapsOn(rule, [...conditionsOf(rule).unread, ...exceptionsOf(rule).unread]);
  if ('gap' in demands) return [unread, demands];
  const { direction, asked } = demands;
  const scope = { route, direction, service, services };
  return [
    unread,
    narrowingConditions(scope).map((one) => leftOutByCondition(one, scope, asked)),
    narrowingExceptions(scope).map((one) => leftOutByException(one, scope)),
  ];
}

/** Without those of which nobody can say what the guide asks of them. */
function routesByDirection(demanded: readonly Demanded[]): ReadonlyMap<Direction, readonly RoutingRule[]> {
  const byDirection = new Map<Direction, RoutingRule[]>();
  for (const { route, demands } of demanded) {
    if ('gap' in demands) continue;
    const { direction } = demands;
    byDirection.set(direction, [...(byDirection.get(direction) ?? []), route]);
  }
  return byDirection;
}

export default defineRule({
  id: 'transport-rule/scope-narrowed',
  summary: 'A rule that routes mail to the service leaves out mail that should be processed.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: ['AcceptedDomain'],
  guide: ['inboundRule', 'outboundRule'],
  references: [
    {
      title: 'Mail flow rule conditions and exceptions in Exchange Online',
      url: 'https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/conditions-and-exceptions',
    },
    {
      title: 'New-TransportRule',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    condition: {
      text: "Rule '{rule}' routes {direction} mail to {service} only if {condition} holds ({values}). The guide has no such condition; all other {direction} mail is not processed.",
      severity: 'medium',
    },
    group: {
      text: "Rule '{rule}' routes {direction} mail to {service} only for the members of '{values}', which the configuration does not declare as a group of selective routing. All other {direction} mail is not processed; declare the group if that is meant, else drop the condition.",
      severity: 'medium',
    },
    exception: {
      text: "Rule '{rule}' leaves out {direction} mail by {exception} ({values}). The guide has no such exception and the configuration does not declare it; that mail is not processed by {service}.",
      severity: 'medium',
    },
    domains: {
      text: "Rule '{rule}' routes {direction} mail to {service} for the domains it names, and no other active rule does so for {domains}. Mail of those domains is not processed.",
      severity: 'medium',
    },
  },
  *check(context) {
    const { service } = context;
    const open = openMark(service);
    if (open !== undefined) {
      const isIdle = service.routingRules.length === 0 && isWithoutGuards(service);
      const { name } = service.profile;
      yield isIdle ? notApplicable(`No rule routes mail to ${name}.`) : notInProfile(service.profile, open);
      return;
    }
    const demanded = service.routingRules.map((route) => ({ route, demands: demandsOn(route, service) }));
    yield demanded.map((one) => leftOutBy(one, context));
    yield [...routesByDirection(demanded)].map(([direction, routes]) => unservedDomains(direction, routes, context));
  },
});

/** Domains in scope that no rule of a direction takes, when all of its rules name domains. */
function unservedDomains(direction: Direction, routes: readonly RoutingRule[], { tenant, service, domains }: Context) {
  const facts = routes.map(({ rule }) => rule[domainCondition[direction]]);
  const named = facts.flatMap((fact) => (fact.known ? fact.value : []));
  const [first] = routes;
  if (first === undefined || facts.some((fact) => !fact.known || fact.value.length === 0)) return [];
  const section = tenant.AcceptedDomain;
  const { exclude } = service.config;
  const excluded = direction === 'inbound' ? exclude.recipients : exclude.senders;
  const taken = [...named, ...excluded.map((entry) => entry.replace(/^@/, ''))];
  const missing = domains.filter((domain) => !domainCovers(taken, domain));
  const open =
    section.state === 'partial' || (section.state === 'missing' && domains.length === 0)
      ? gap(absent('AcceptedDomain', section), 'AcceptedDomain', unknown(section.why, section.at))
      : [];
  if (missing.length === 0) return open;
  const finding = {
    message: 'domains',
    data: { rule: first.rule.name, direction, service: service.profile.name, domains: missing },
    at: on(first.rule, domainCondition[direction]),
    fix: {
      title: 'Add a routing rule for those domains, or add them to the condition where the header value is the same.',
    },
    lower: first.lower,
  } as const;
  return [open, finding];
}
