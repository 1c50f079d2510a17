import {
  byPriority,
  canFollow,
  defineRule,
  endingsOf,
  exceptsStamp,
  gapsOn,
  isForInsiders,
  isForProcessed,
  neighborsOf,
  on,
  relatedRules,
  routesElsewhere,
  settle,
} from '../../../src/rule.ts';
import type {
  FixProposal,
  OutboundConnector,
  RoutingRule,
  Secrets,
  ServiceView,
  TransportRule,
} from '../../../src/rule.ts';

interface Scene {
  readonly route: RoutingRule;
  readonly service: ServiceView;
  readonly services: readonly ServiceView[];
  readonly secrets: Secrets;
  readonly connectors: readonly OutboundConnector[];
  /** In-scope domains. */
  readonly inside: ReadonlySet<string>;
}

/** Whether one of two routing rules is made for what the service of the other returns. */
function isChain(other: TransportRule, { route, service, services, secrets }: Scene): boolean {
  if (isForProcessed(other, route, service, secrets)) return true;
  return services.some((one) =>
    one.allRoutingRules.some((its) => its.rule === other && isForProcessed(route.rule, its, one, secrets)),
  );
}

function isRival(other: TransportRule, scene: Scene): boolean {
  const { route, service, connectors, inside } = scene;
  if (!routesElsewhere(other, route, service, connectors)) return false;
  return !isForInsiders(other, route, inside) && !isChain(other, scene);
}

/** The rules that route mail anywhere, among which the routing rules of a service are. */
function routersOf(ordered: readonly TransportRule[], own: ReadonlySet<TransportRule>): readonly TransportRule[] {
  return ordered.filter((rule) => {
    const { RouteMessageOutboundConnector: name } = rule;
    return own.has(rule) || (name.known && name.value !== null);
  });
}

/** Whether the later rule can take mail that the earlier one has routed. */
function canTake(earlier: TransportRule, later: TransportRule): boolean {
  return endingsOf(earlier).kinds.length === 0 && canFollow(earlier, later) && !exceptsStamp(later, earlier);
}

/** Rules of a service in the path are judged where they come first. */
function isJudgedItself(other: TransportRule, { services }: Scene): boolean {
  return services.some((one) => one.routingRules.some(({ rule }) => rule === other));
}

function kindOf(
  rules: readonly TransportRule[],
  behind: readonly TransportRule[],
  own: ReadonlySet<TransportRule>,
): 'own' | 'later' | 'earlier' {
  if (rules.every((other) => own.has(other))) return 'own';
  return rules.some((other) => behind.includes(other)) ? 'later' : 'earlier';
}

function stop(rules: readonly TransportRule[]): FixProposal {
  return {
    title:
      'Decide which connector this mail takes. Then give the rules conditions that do not overlap, or let the first one stop; what it stops never reaches the other connector.',
    commands: rules.map((object) => ({ do: 'set', object, parameters: { StopRuleProcessing: true } })),
    safety: 'review',
  };
}

/** The finding for a routing rule beside rules that route its mail elsewhere. */
function conflictWith(rules: readonly TransportRule[], message: ReturnType<typeof kindOf>, { route, service }: Scene) {
  const { rule, lower } = route;
  return {
    message,
    data: { rule: rule.name, others: rules.map(({ name }) => name), service: service.profile.name },
    at: on(rule, 'RouteMessageOutboundConnector'),
    related: relatedRules(rules, 'The other rule that routes this mail.', 'RouteMessageOutboundConnector'),
    fix: stop(message === 'earlier' ? rules : [rule]),
    lower,
  };
}

export default defineRule({
  id: 'transport-rule/route-conflict',
  summary: 'Two rules route the same mail to different connectors, and the first one does not stop.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  guide: ['inboundRule', 'outboundRule'],
  references: [
    {
      title: 'New-TransportRule, RouteMessageOutboundConnector and StopRuleProcessing',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
    {
      title: 'Scenario: conditional mail routing in Exchange Online',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/conditional-mail-routing',
    },
  ],
  conflictsWith: [],
  messages: {
    later: {
      text: "Rule '{rule}' does not stop rule processing, and a later rule routes some of its mail to another connector ({others}). Which of them wins is not documented, most likely the last; then that mail is not processed by {service}.",
      severity: 'high',
      confidence: 'medium',
    },
    earlier: {
      text: "Rule '{rule}' acts on mail that an earlier rule has routed to another connector without stopping ({others}). Which of them wins is not documented; either {service} or the other connector does not get that mail.",
      severity: 'high',
      confidence: 'medium',
    },
    own: {
      text: "Rule '{rule}' does not stop rule processing, and a later rule for {service} routes some of its mail to another endpoint ({others}). Which of them wins is not documented, so that mail may reach the wrong endpoint.",
      severity: 'high',
      confidence: 'medium',
    },
  },
  *check({ tenant, service, services, domains, secrets, at }) {
    const connectors = tenant.OutboundConnector.objects;
    const inside = new Set(domains);
    const own = new Set(service.allRoutingRules.map(({ rule }) => rule));
    const ordered = routersOf(byPriority(tenant.TransportRule.objects), own);
    yield service.routingRules.map((route) => {
      const { rule } = route;
      const scene = { route, service, services, secrets, connectors, inside };
      const { earlier, later } = neighborsOf(route, ordered, at);
      const before = earlier.filter(
        (other) => isRival(other, scene) && canTake(other, rule) && !isJudgedItself(other, scene),
      );
      const behind = later.filter((other) => isRival(other, scene) && canTake(rule, other));
      const open = behind.length > 0 ? endingsOf(rule).unread : [];
      const judged = open.length > 0 ? before : [...new Set([...before, ...behind])];
      const { rules, gaps } = settle(route, judged, at, (other) =>
        before.includes(other) ? endingsOf(other).unread : [],
      );
      const unsaid = [gapsOn(rule, open), gaps];
      return rules.length === 0 ? unsaid : [unsaid, conflictWith(rules, kindOf(rules, behind, own), scene)];
    });
  },
});
