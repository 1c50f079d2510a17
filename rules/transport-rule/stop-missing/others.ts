import {
  actionsOf,
  conditionsOf,
  endingsOf,
  exceptionsOf,
  hasUnsteady,
  isIndistinct,
  markerWriting,
  silentActions,
} from '../../../src/rule.ts';
import type { RoutingRule, Secrets, ServiceView, TransportRule, UnreadProperty } from '../../../src/rule.ts';

const silent: ReadonlySet<string> = new Set(silentActions);

/** Whether a rule changes the message, its recipients or its way; what refuses it, or routes it elsewhere, is told elsewhere. */
function changesMail(rule: TransportRule): boolean {
  const { set, unread } = actionsOf(rule);
  if (set.has('RouteMessageOutboundConnector')) return false;
  if (endingsOf(rule).kinds.some((kind) => kind !== 'stops' && kind !== 'redirects')) return false;
  return unread.length > 0 || [...set].some((name) => !silent.has(name));
}

/** What is unknown of its actions matters only where no known one changes mail. */
function openActions(rule: TransportRule): Other['open'] {
  const { set, unread } = actionsOf(rule);
  return [...set].some((name) => !silent.has(name)) ? [] : unread;
}

/** A rule, as far as it is the same for every routing rule that it may stand behind. */
export interface Other {
  readonly rule: TransportRule;
  readonly changes: boolean;
  /** Whether what it does shows when it is done twice. */
  readonly shows: boolean;
  readonly isIndistinct: boolean;
  /** What is not known of what it does, as far as that matters. */
  readonly open: readonly UnreadProperty[];
}

/** The rules of a tenant by what is worked out of each once, however many routing rules it stands behind. */
export interface Others {
  readonly of: ReadonlyMap<TransportRule, Other>;
  /** Names of all conditions of those that are {@link isIndistinct}. */
  readonly asked: ReadonlySet<string>;
}

/** Rules that write a header of the service are left out: they are looked at by a rule of their own. */
export function othersOf(rules: readonly TransportRule[], service: ServiceView, secrets: Secrets): Others {
  const others = rules
    .filter((rule) => markerWriting(rule, service, secrets).writers.length === 0)
    .map((rule): Other => ({
      rule,
      changes: changesMail(rule),
      shows: hasUnsteady(rule),
      isIndistinct: isIndistinct(rule),
      open: openActions(rule),
    }))
    .filter((other) => other.changes || !other.isIndistinct);
  const plain = others.filter((other) => other.isIndistinct);
  const asked = plain.flatMap(({ rule }) => conditionsOf(rule).set.map(({ name }) => name));
  return { of: new Map(others.map((other) => [other.rule, other])), asked: new Set(asked) };
}

/** Whether a routing rule may except what an indistinct rule asks for, so that it has to be held against each of them. */
export function mayExcept({ rule }: RoutingRule, { asked }: Others): boolean {
  return exceptionsOf(rule).set.some(({ name }) => asked.has(name));
}
