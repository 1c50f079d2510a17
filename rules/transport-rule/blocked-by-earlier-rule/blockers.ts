import {
  canMeet,
  comesBack,
  conditionsOf,
  coversRule,
  endingsOf,
  exceptionsOf,
  isForInsiders,
  isForProcessed,
  sideOf,
  undeclared,
} from '../../../src/rule.ts';
import type { Ending, RoutingRule, Secrets, ServiceView, TransportRule } from '../../../src/rule.ts';

/** What an earlier rule leaves to a routing rule, from the worst. */
export const blocks = ['covered', 'met', 'elsewhere', 'refused'] as const;
export type Block = (typeof blocks)[number];

/** The routing rule that is judged, and what it is judged in. */
export interface Scene {
  readonly route: RoutingRule;
  readonly service: ServiceView;
  readonly services: readonly ServiceView[];
  readonly secrets: Secrets;
  /** In-scope domains. */
  readonly inside: ReadonlySet<string>;
}

/** Mail of the service itself, and mail that another service in the path takes first and brings back. */
function isInPath(rule: TransportRule, { service, services }: Scene): boolean {
  if (service.allRoutingRules.some((route) => route.rule === rule)) return true;
  return services.some((other) =>
    other.allRoutingRules.some((route) => route.rule === rule && comesBack(route, other)),
  );
}

/** Whether a condition of the rule asks for senders or recipients that are all declared as left out. */
function isForExcluded(rule: TransportRule, { service }: Scene): boolean {
  return conditionsOf(rule).set.some(
    (condition) => sideOf(condition) !== undefined && undeclared(condition, service).length === 0,
  );
}

/** Whether the rule may keep from the routing rule mail that is meant for it. */
export function canBlock(rule: TransportRule, scene: Scene): boolean {
  const { kinds, unread } = endingsOf(rule);
  if ((kinds.length === 0 && unread.length === 0) || isInPath(rule, scene)) return false;
  const { route, service, secrets, inside } = scene;
  if (!canMeet(rule, route.rule) || isForInsiders(rule, route, inside)) return false;
  return !isForProcessed(rule, route, service, secrets) && !isForExcluded(rule, scene);
}

/** Whether a rule routes its mail by a connector. */
export function routesAway({ RouteMessageOutboundConnector: route }: TransportRule): boolean {
  return route.known && route.value !== null && route.value.trim() !== '';
}

const guardNames: ReadonlySet<string> = new Set([
  'HeaderContainsMessageHeader',
  'HeaderMatchesMessageHeader',
  'SenderIpRanges',
]);

/** A rule that routes mail away and excepts a header or addresses waits for the same mail to come back. */
function waitsForReturn(rule: TransportRule): boolean {
  return routesAway(rule) && exceptionsOf(rule).set.some(({ name }) => guardNames.has(name));
}

const refusals: ReadonlySet<Ending> = new Set(['deletes', 'rejects']);

/** What a rule that ends mail leaves to the routing rule. */
export function blockOf(rule: TransportRule, { route }: Scene): Block {
  const { kinds } = endingsOf(rule);
  if (coversRule(rule, route.rule)) return 'covered';
  if (kinds.some((kind) => refusals.has(kind))) return 'refused';
  return kinds.every((kind) => kind === 'stops') && waitsForReturn(rule) ? 'elsewhere' : 'met';
}
