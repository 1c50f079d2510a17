import type { TransportRule } from '../../model/index.ts';
import type { Command, PowerShellParameters } from '../rules/fix.ts';
import type { Secrets } from '../secret.ts';
import { markerWriting } from './marker-writer.ts';
import { priorityOf } from './order.ts';
import type { RoutingRule, ServiceView } from './service-view.ts';

/**
 * The commands that put a routing rule in front of others, at the place of the first of them. Rules between that write a
 * header of the service, such as one that removes forged ones, move along and stay in front of the routing rule.
 * `ordered`: all rules in the order of evaluation; `more`: what the routing rule gets beside its place.
 */
export function moveBefore(
  { rule }: RoutingRule,
  others: readonly TransportRule[],
  ordered: readonly TransportRule[],
  { service, secrets }: { readonly service: ServiceView; readonly secrets: Secrets },
  more: PowerShellParameters = {},
): readonly Command[] {
  const first = ordered.findIndex((one) => others.includes(one));
  const target = ordered[first];
  if (target === undefined) return [];
  const between = ordered.slice(first, ordered.indexOf(rule)).filter((one) => !others.includes(one));
  const kept = between.filter((one) => markerWriting(one, service, secrets).writers.length > 0);
  const place = priorityOf(target);
  const moved = kept.map((one, index): Command => ({
    do: 'set',
    object: one,
    parameters: { Priority: place + index },
  }));
  return [...moved, { do: 'set', object: rule, parameters: { Priority: place + kept.length, ...more } }];
}
