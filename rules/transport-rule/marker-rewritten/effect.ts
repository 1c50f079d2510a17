import { actsOnReturn, canFollow, canReach, comesBack, isLimitedToService, matchesValue } from '../../../src/rule.ts';
import type { MarkerWriter, RoutingRule, Secrets, ServiceView, TransportRule } from '../../../src/rule.ts';

/** What a rule that writes a header of the service does to a routing rule, the worst first. */
export const effects = ['removes', 'overwrites', 'sets', 'unstamps', 'weakens', 'removesLater'] as const;
export type Effect = (typeof effects)[number];

export interface Writing {
  readonly rule: TransportRule;
  readonly writer: MarkerWriter;
  /** Whether it is evaluated before the routing rule. */
  readonly isEarlier: boolean;
}

function stops({ StopRuleProcessing: stop }: TransportRule): boolean {
  return stop.known && stop.value;
}

/** Whether the guide wants the header among the exceptions of the routing rule, or the rule has it there. */
function isGuard({ header }: MarkerWriter, { guards, direction }: RoutingRule, { profile }: ServiceView): boolean {
  const required = direction === undefined ? ['processed'] : (profile.guards[direction]?.required ?? ['processed']);
  return required.includes(header) || guards.some((guard) => guard.header === header);
}

/** Whether the routing rule takes a message for processed when the header has the value that the other rule sets. */
function passesAs({ header, value }: MarkerWriter, { guards, expected }: RoutingRule, secrets: Secrets): boolean {
  if (value === undefined) return false;
  const isExpected = expected !== undefined && secrets.compare(value, expected) !== 'different';
  return guards.some((guard) => {
    if (guard.header !== header) return false;
    return isExpected ? guard.matches !== 'no' : matchesValue(guard.pair, value, secrets, undefined) === 'yes';
  });
}

function hasOtherGuard({ header }: MarkerWriter, { guards, addressGuard }: RoutingRule): boolean {
  return addressGuard === 'complete' || guards.some((guard) => guard.header !== header && guard.matches === 'yes');
}

function earlierEffect(
  { rule, writer }: Writing,
  route: RoutingRule,
  service: ServiceView,
  secrets: Secrets,
): Effect | undefined {
  if (stops(rule)) return undefined;
  if (passesAs(writer, route, secrets)) {
    return canReach(rule, route) && !isLimitedToService(rule, service) ? 'sets' : undefined;
  }
  if (!isGuard(writer, route, service) || !actsOnReturn(rule, route, service, secrets)) return undefined;
  const from = rule.FromScope;
  if (!comesBack(route, service) && from.known && from.value === 'InOrganization') return undefined;
  if (hasOtherGuard(writer, route)) return 'weakens';
  return writer.value === undefined ? 'removes' : 'overwrites';
}

function laterEffect(
  { rule, writer }: Writing,
  route: RoutingRule,
  service: ServiceView,
  secrets: Secrets,
): Effect | undefined {
  if (writer.header === 'tenant') {
    const keeps = route.stamp === undefined || stops(route.rule) || writer.value === route.stamp;
    return keeps || !canReach(rule, route) || !canFollow(route.rule, rule) || isLimitedToService(rule, service)
      ? undefined
      : 'unstamps';
  }
  const isInbound = route.direction === 'inbound' && !passesAs(writer, route, secrets);
  return isInbound && actsOnReturn(rule, route, service, secrets) ? 'removesLater' : undefined;
}

/** What the writing does to a routing rule; undefined when it does no harm. */
export function effectOn(
  writing: Writing,
  route: RoutingRule,
  service: ServiceView,
  secrets: Secrets,
): Effect | undefined {
  const effect = writing.isEarlier ? earlierEffect : laterEffect;
  return effect(writing, route, service, secrets);
}
