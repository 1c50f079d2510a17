import { formatIpSet } from '../../mail/ip-range.ts';
import type { Command, FixProposal } from '../rules/fix.ts';
import type { TransportRule } from '../../model/index.ts';
import type { RoutingRule, ServiceView } from './service-view.ts';

/** A rule of the tenant whose stamp is the value expected of `route`, other than that rule itself when there is one. */
export function holderOf(
  route: Pick<RoutingRule, 'rule' | 'expected'>,
  service: ServiceView,
): TransportRule | undefined {
  const holders = service.allRoutingRules.filter(
    (other) => other.stamp !== undefined && other.stamp === route.expected,
  );
  return (holders.find((other) => other.rule !== route.rule) ?? holders[0])?.rule;
}

const wordPair = {
  match: 'words',
  header: 'ExceptIfHeaderContainsMessageHeader',
  text: 'ExceptIfHeaderContainsWords',
} as const;
const patternPair = {
  match: 'patterns',
  header: 'ExceptIfHeaderMatchesMessageHeader',
  text: 'ExceptIfHeaderMatchesPatterns',
} as const;
type ExceptionPair = typeof wordPair | typeof patternPair;

/** The exception pair of a rule that is on the header already, else one that is unused; undefined when there is none. */
function pairFor(rule: TransportRule, name: string): ExceptionPair | undefined {
  const holds = (pair: ExceptionPair, wanted: string): boolean => {
    const header = rule[pair.header];
    return header.known && (header.value ?? '').trim().toLowerCase() === wanted;
  };
  const pairs = [wordPair, patternPair];
  return pairs.find((pair) => holds(pair, name.toLowerCase())) ?? pairs.find((pair) => holds(pair, ''));
}

/** The command that adds the value expected of a rule to the texts of one of its exception pairs and names its header. */
export function guardCommand(
  route: RoutingRule,
  pair: { readonly match: 'words' | 'patterns'; readonly header: string; readonly text: string },
  name: string,
  service: ServiceView,
): Command {
  return {
    do: 'merge-value',
    object: route.rule,
    property: pair.text,
    from: holderOf(route, service),
    ...(pair.match === 'patterns' ? ({ as: 'pattern' } as const) : {}),
    header: { property: pair.header, name },
  };
}

/**
 * The fix that gives a routing rule a guard on one of the service's headers. It takes the exception pair that is on that
 * header already, else a free one: one by words and one by patterns fit into a rule. With both in use by other headers,
 * it excepts the addresses of the service instead.
 */
export function guardFix(route: RoutingRule, header: 'tenant' | 'processed', service: ServiceView): FixProposal {
  const name = header === 'processed' ? service.processedHeader : service.tenantHeader;
  const pair = name === undefined ? undefined : pairFor(route.rule, name);
  if (name !== undefined && pair !== undefined) {
    const title = `Except mail that ${service.profile.name} has processed.`;
    return { title, commands: [guardCommand(route, pair, name, service)] };
  }
  const title = `Except mail that comes from the addresses of ${service.profile.name}.`;
  const add = formatIpSet(service.egress);
  if (add.length === 0) return { title };
  return {
    title,
    commands: [{ do: 'merge', object: route.rule, property: 'ExceptIfSenderIpRanges', add, remove: [] }],
  };
}
