import {
  actionsOf,
  byPriority,
  canFollow,
  comesBack,
  contentActions,
  defineRule,
  encryptingActions,
  endingsOf,
  isForInsiders,
  isForProcessed,
  isMissedByStop,
  markerWriting,
  moveBefore,
  neighborsOf,
  on,
  relatedRules,
  repeatsOnReturn,
  settle,
} from '../../../src/rule.ts';
import type { FixProposal, RoutingRule, Secrets, ServiceView, TransportRule } from '../../../src/rule.ts';

const content: ReadonlySet<string> = new Set([...contentActions, 'Actions']);

/** Whether a rule changes the content, and neither ends the evaluation nor encrypts, which is told elsewhere. */
function changesContent(rule: TransportRule): boolean {
  const { set, unread } = actionsOf(rule);
  if (endingsOf(rule).kinds.length > 0 || encryptingActions.some((name) => set.has(name))) return false;
  return contentActions.some((name) => set.has(name)) || unread.some(({ property }) => content.has(property));
}

function openActions(rule: TransportRule) {
  const { set, unread } = actionsOf(rule);
  const isChange = contentActions.some((name) => set.has(name));
  return [...endingsOf(rule).unread, ...(isChange ? [] : unread.filter(({ property }) => content.has(property)))];
}

const unchanged = 'Nothing to do where the service is meant to get the changed mail.';

const lasting =
  'Nothing to do where the service is meant to get the changed mail; what leaves by it does not come back to be changed later.';

interface Scene {
  readonly service: ServiceView;
  readonly secrets: Secrets;
  /** All rules, in the order of their evaluation. */
  readonly ordered: readonly TransportRule[];
}

/** Where the routing rule goes: what is behind it from then on, and whether it stops already. */
interface Move {
  readonly others: readonly TransportRule[];
  readonly behind: readonly TransportRule[];
  readonly isStopping: boolean;
}

/** Whether a rule behind a routing rule that stops may act on none of its mail; those that write a header move along. */
function isMissed(other: TransportRule, route: RoutingRule, { service, secrets }: Scene): boolean {
  if (!canFollow(route.rule, other) || markerWriting(other, service, secrets).writers.length > 0) return false;
  return !isForProcessed(other, route, service, secrets) && isMissedByStop(other, route, service, secrets);
}

/** A place in front changes nothing by itself: all rules act before the message leaves, unless the routing rule stops. */
function moveUp(route: RoutingRule, { others, behind, isStopping }: Move, scene: Scene): FixProposal {
  const title = isStopping
    ? 'Move the rule in front; the others then act once, on the mail that comes back.'
    : 'Move the rule in front and let it stop; the others then act once, on the mail that comes back.';
  if (behind.some((other) => isMissed(other, route, scene))) {
    const except =
      'Leave in front of it the rules that would not act on that mail, because of the address it then comes from or because its sender then counts as outside.';
    return { title: `${title} ${except}`, safety: 'review' };
  }
  const more = isStopping ? {} : { StopRuleProcessing: true };
  return { title, commands: moveBefore(route, others, scene.ordered, scene, more), safety: 'review' };
}

/** What there is to say of a rule before which others change the content of its mail. */
function changeBefore(
  route: RoutingRule,
  changing: readonly TransportRule[],
  { earlier, later }: ReturnType<typeof neighborsOf>,
  scene: Scene,
) {
  if (changing.length === 0) return [];
  const { service, secrets } = scene;
  const { rule, lower } = route;
  const twice = changing.filter((other) => repeatsOnReturn(other, route, service, secrets));
  const named = twice.length > 0 ? twice : changing;
  const common = {
    data: { rule: rule.name, others: named.map(({ name }) => name), service: service.profile.name },
    at: on(rule, 'Priority'),
    related: relatedRules(named, 'An earlier rule that changes the content.'),
    lower,
  };
  const [first] = twice;
  if (first === undefined) {
    const title = comesBack(route, service) ? unchanged : lasting;
    return { message: 'changedOnce' as const, ...common, fix: { title } };
  }
  const { StopRuleProcessing: stop } = rule;
  const isStopping = stop.known && stop.value;
  const passed = earlier.slice(earlier.indexOf(first));
  const move = { others: twice, behind: isStopping ? passed : [...passed, ...later], isStopping };
  return { message: 'changedTwice' as const, ...common, fix: moveUp(route, move, scene) };
}

export default defineRule({
  id: 'transport-rule/priority-low',
  summary: 'Rules that change the content of mail stand before a rule that routes it to the service.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  guide: ['inboundRule', 'outboundRule'],
  references: [
    {
      title: 'Mail flow rules in Exchange Online',
      url: 'https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/mail-flow-rules',
    },
    {
      title: 'Exclaimer: is "Stop processing more rules" required for the mail flow rule',
      url: 'https://support.exclaimer.com/hc/en-gb/articles/11756074596893',
    },
  ],
  conflictsWith: [],
  messages: {
    changedTwice: {
      text: "Rule '{rule}' stands behind rules that change the content of its mail: {others}. The mail reaches {service} changed, and they can change it again when it comes back.",
      severity: 'low',
    },
    changedOnce: {
      text: "Rule '{rule}' stands behind rules that change the content of its mail: {others}. {service} gets the changed mail.",
      severity: 'info',
    },
  },
  *check({ tenant, service, domains, secrets, at }) {
    const ordered = byPriority(tenant.TransportRule.objects);
    const inside = new Set(domains);
    const own = new Set(service.allRoutingRules.map(({ rule }) => rule));
    yield service.routingRules.map((route) => {
      const neighbors = neighborsOf(route, ordered, at);
      const candidates = neighbors.earlier.filter((other) => {
        if (own.has(other) || !changesContent(other) || !canFollow(other, route.rule)) return false;
        return !isForInsiders(other, route, inside) && !isForProcessed(other, route, service, secrets);
      });
      const { rules, gaps } = settle(route, candidates, at, openActions);
      return [gaps, changeBefore(route, rules, neighbors, { service, secrets, ordered })];
    });
  },
});
