import { formatIpSet } from '../../mail/ip-range.ts';
import type { FixProposal } from '../rules/fix.ts';
import type { TransportRule } from '../../model/index.ts';
import type { RoutingRule, ServiceView } from './service-view.ts';

/** A rule of the tenant whose stamp is the value expected of `route`, other than that rule itself when there is one. */
export function holderOf(route: Pick<RoutingRule, 'rule' | 'expected'>, service: ServiceView): TransportRule | undefined {
  const holders = service.allRoutingRules.filter((other) => other.stamp !== undefined && other.stamp === route.expected);
  return (holders.find((other) => other.rule !== route.rule) ?? holders[0])?.rule;
}

const wordPair = { header: 'ExceptIfHeaderContainsMessageHeader', text: 'ExceptIfHeaderContainsWords' } as const;
const patternPair = { header: 'ExceptIfHeaderMatchesMessageHeader', text: 'ExceptIfHeaderMatchesPatterns' } as const;

function isFree(rule: TransportRule, pair: typeof wordPair | typeof patternPair, name: string): boolean {
  const header = rule[pair.header];
  return header.known && (header.value === null || header.value.trim() === '' || header.value.toLowerCase() === name.toLowerCase());
}

/**
 * The fix that gives a routing rule a guard on one of the service's headers. It takes the exception pair that is free
 * (or already on that header): one by words and one by patterns fit into a rule. With both in use by other headers, it
 * excepts the addresses of the service instead.
 */
export function guardFix(route: RoutingRule, header: 'tenant' | 'processed', service: ServiceView): FixProposal {
  const name = header === 'processed' ? service.processedHeader : service.tenantHeader;
  const title = `Except mail that ${service.profile.name} has processed.`;
  const from = holderOf(route, service);
  if (name !== undefined && isFree(route.rule, wordPair, name)) {
    const set = { property: wordPair.header, name };
    return { title, commands: [{ do: 'merge-value', object: route.rule, property: wordPair.text, from, header: set }] };
  }
  if (name !== undefined && isFree(route.rule, patternPair, name)) {
    const set = { property: patternPair.header, name };
    return { title, commands: [{ do: 'merge-value', object: route.rule, property: patternPair.text, from, as: 'pattern', header: set }] };
  }
  return {
    title: `Except mail that comes from the addresses of ${service.profile.name}.`,
    commands: [{ do: 'merge', object: route.rule, property: 'ExceptIfSenderIpRanges', add: formatIpSet(service.egress), remove: [] }],
  };
}
