import {
  byPriority,
  canFollow,
  comesBack,
  defineRule,
  endingsOf,
  exceptsStamp,
  gapsOn,
  isForInsiders,
  isForProcessed,
  isMissedByStop,
  neighborsOf,
  on,
  relatedRules,
  repeatsOnReturn,
  settle,
} from '../../../src/rule.ts';
import type { FixProposal, RoutingRule, Secrets, ServiceView, TransportRule } from '../../../src/rule.ts';
import { mayExcept, othersOf, type Other, type Others } from './others.ts';

interface Scene {
  readonly route: RoutingRule;
  readonly service: ServiceView;
  readonly secrets: Secrets;
  /** In-scope domains. */
  readonly inside: ReadonlySet<string>;
  /** Whether the mail of the routing rule comes back. */
  readonly isLoop: boolean;
}

/** Whether a rule behind a routing rule acts on its mail, when that has not been to the service. */
function follows(rule: TransportRule, { route, service, secrets, inside }: Scene): boolean {
  if (!canFollow(route.rule, rule) || isForInsiders(rule, route, inside)) return false;
  return !isForProcessed(rule, route, service, secrets) && !exceptsStamp(rule, route.rule);
}

/** The rules among those behind a routing rule that act on its mail too. */
function followersOf(later: readonly TransportRule[], others: Others, scene: Scene): readonly Other[] {
  const isOpen = mayExcept(scene.route, others);
  const following: Other[] = [];
  for (const rule of later) {
    const other = others.of.get(rule);
    if (other === undefined) continue;
    if ((other.isIndistinct && !isOpen) || follows(rule, scene)) following.push(other);
  }
  return following;
}

function acts(other: Other, { route, service, secrets, isLoop }: Scene): boolean {
  if (!other.changes || !isLoop) return other.changes;
  return other.isIndistinct ? other.shows : repeatsOnReturn(other.rule, route, service, secrets);
}

/** The rules that would miss the mail once the routing rule stops. */
function missedOf(following: readonly Other[], { route, service, secrets }: Scene): readonly TransportRule[] {
  const distinct = following.filter((other) => !other.isIndistinct).map(({ rule }) => rule);
  return distinct.filter((rule) => isMissedByStop(rule, route, service, secrets));
}

function stop({ rule }: RoutingRule, missed: readonly TransportRule[]): FixProposal {
  const title = 'Let the rule stop; the later rules then act once, on the mail that comes back.';
  if (missed.length > 0) {
    const before =
      'First move in front of the rule those later ones that would not act on the mail when it comes back, because of the address it then comes from or because its sender then counts as outside.';
    return { title: `${before} ${title}`, safety: 'review' };
  }
  return {
    title,
    commands: [{ do: 'set', object: rule, parameters: { StopRuleProcessing: true } }],
    safety: 'review',
  };
}

/** The finding for a routing rule with rules behind it that act on its mail. */
function notStopped(rules: readonly TransportRule[], following: readonly Other[], scene: Scene) {
  const { route, service, isLoop } = scene;
  const { rule, lower } = route;
  const names = rules.map(({ name }) => name);
  const common = {
    data: { rule: rule.name, others: names, service: service.profile.name },
    at: on(rule, 'StopRuleProcessing'),
    related: relatedRules(rules, 'A later rule that acts on the mail.'),
    lower,
  };
  if (isLoop) {
    const missed = missedOf(following, scene);
    const lost = relatedRules(
      missed.filter((other) => !rules.includes(other)),
      'A later rule that would no longer act once the routing rule stops.',
    );
    return { message: 'twice', ...common, related: [...common.related, ...lost], fix: stop(route, missed) } as const;
  }
  const title =
    'Nothing to do; before you let the rule stop, move in front of it every rule that must still act on this mail, which does not come back.';
  return { message: 'once', ...common, fix: { title } } as const;
}

export default defineRule({
  id: 'transport-rule/stop-missing',
  summary: 'A routing rule does not stop rule processing, and later rules change the mail that it has routed.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  guide: ['inboundRule', 'outboundRule'],
  references: [
    {
      title: 'Integrate Microsoft 365 with an email add-on service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/integrate-office-365-with-an-email-add-on-service',
    },
    {
      title: 'New-TransportRule, StopRuleProcessing',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    twice: {
      text: "Rule '{rule}' does not stop rule processing, and later rules act on the mail before it goes to {service}: {others}. They can act on it again when it comes back.",
      severity: 'low',
    },
    once: {
      text: "Rule '{rule}' does not stop rule processing, and later rules act on the mail before it leaves by {service}: {others}. A rule that is added behind them can change its way too.",
      severity: 'info',
    },
  },
  *check({ tenant, service, domains, secrets, at }) {
    const ordered = byPriority(tenant.TransportRule.objects);
    const inside = new Set(domains);
    const routes = service.routingRules.filter(({ rule }) => endingsOf(rule).kinds.length === 0);
    if (routes.length === 0) return;
    const others = othersOf(ordered, service, secrets);
    yield routes.map((route) => {
      const { rule } = route;
      const { unread } = endingsOf(rule);
      const scene = { route, service, secrets, inside, isLoop: comesBack(route, service) };
      const following = followersOf(neighborsOf(route, ordered, at).later, others, scene);
      const candidates = following.filter((other) => acts(other, scene)).map((other) => other.rule);
      if (candidates.length === 0) return [];
      if (unread.length > 0) return gapsOn(rule, unread);
      const { rules, gaps } = settle(route, candidates, at, (other) => others.of.get(other)?.open ?? []);
      return rules.length === 0 ? gaps : [gaps, notStopped(rules, following, scene)];
    });
  },
});
