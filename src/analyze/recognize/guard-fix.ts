import { formatIpSet } from '../../mail/ip-range.ts';
import type { Command, FixProposal } from '../rules/fix.ts';
import type { TransportRule } from '../../model/index.ts';
import { requiredGuards } from './required-guards.ts';
import type { Guard, RoutingRule, ServiceView } from './service-view.ts';

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

interface ExceptionPair {
  readonly match: 'words' | 'patterns';
  readonly header: string;
  readonly text: string;
}

const exceptionPairs = [
  { match: 'words', header: 'ExceptIfHeaderContainsMessageHeader', text: 'ExceptIfHeaderContainsWords' },
  { match: 'patterns', header: 'ExceptIfHeaderMatchesMessageHeader', text: 'ExceptIfHeaderMatchesPatterns' },
] as const;

/** The exception pair of a rule that is on a header already, or was meant to be, else one that nothing uses. */
function pairFor(
  route: RoutingRule,
  header: Guard['header'],
  name: string,
  taken: ReadonlySet<string>,
): ExceptionPair | undefined {
  const holds = (pair: (typeof exceptionPairs)[number], wanted: string): boolean => {
    const fact = route.rule[pair.header];
    return fact.known && (fact.value ?? '').trim().toLowerCase() === wanted;
  };
  const misspelt = route.nearMisses.find((miss) => miss.header === header)?.pair.headerProperty;
  return (
    exceptionPairs.find((pair) => holds(pair, name.toLowerCase())) ??
    exceptionPairs.find((pair) => pair.header === misspelt) ??
    exceptionPairs.find((pair) => holds(pair, '') && !taken.has(pair.text))
  );
}

/**
 * The command that adds the value of the rule `from`, or one that is asked for, to the texts of one of the exception
 * pairs of a rule, and names the header of the pair.
 */
export function guardCommand(
  { rule }: RoutingRule,
  pair: ExceptionPair,
  name: string,
  from: TransportRule | undefined,
): Command {
  return {
    do: 'merge-value',
    object: rule,
    property: pair.text,
    from,
    ...(pair.match === 'patterns' ? ({ as: 'pattern' } as const) : {}),
    header: { property: pair.header, name },
  };
}

/**
 * The fix that gives a routing rule a guard on each of the given headers of the service. A guard takes the exception pair
 * that is on its header already, else a free one: one by words and one by patterns fit into a rule. For a header that
 * finds no pair, it excepts the addresses of the service instead.
 */
export function guardFix(route: RoutingRule, headers: readonly Guard['header'][], service: ServiceView): FixProposal {
  const { profile, processedHeader: processed, tenantHeader: tenant, egress } = service;
  const names = { processed, tenant };
  const taken = new Set<string>();
  const commands: Command[] = [];
  let isShort = false;
  for (const header of headers) {
    const name = names[header];
    const pair = name === undefined ? undefined : pairFor(route, header, name, taken);
    isShort ||= pair === undefined;
    if (name === undefined || pair === undefined) continue;
    taken.add(pair.text);
    commands.push(guardCommand(route, pair, name, holderOf(route, service)));
  }
  const title =
    commands.length > 0
      ? `Except mail that ${profile.name} has processed.`
      : `Except mail that comes from the addresses of ${profile.name}.`;
  const add = isShort ? formatIpSet(egress) : [];
  if (add.length > 0) {
    commands.push({ do: 'merge', object: route.rule, property: 'ExceptIfSenderIpRanges', add, remove: [] });
  }
  return commands.length > 0 ? { title, commands } : { title };
}

/**
 * The fix that gives a routing rule every guard that the guide asks for and that is not known to hold; where it asks for
 * no header, one on the header of processed mail, or by addresses.
 */
export function wholeGuardFix(route: RoutingRule, service: ServiceView): FixProposal {
  const isHeld = (header: Guard['header']): boolean =>
    route.guards.some((guard) => guard.header === header && guard.matches === 'yes');
  const asked = requiredGuards(route, service) ?? [];
  const required: readonly Guard['header'][] = asked.length > 0 ? asked : ['processed'];
  return guardFix(
    route,
    required.filter((header) => !isHeld(header)),
    service,
  );
}

/**
 * The commands that put another value into a routing rule: first into each exception on a header of the service that
 * does not match it, then into the stamp, so that at no time mail comes back with a value that nothing excepts. The
 * value is that of the rule `from`, else it is asked for; then every exception gets it.
 */
export function restampCommands(route: RoutingRule, from: TransportRule | undefined): readonly Command[] {
  const { rule, guards } = route;
  const isOpen = ({ matches }: Guard): boolean => from === undefined || matches !== 'yes';
  const excepted = guards.filter(isOpen).map(({ pair }) => {
    const target = { match: pair.match, header: pair.headerProperty, text: pair.textProperty };
    return guardCommand(route, target, pair.header, from);
  });
  return [...excepted, { do: 'set', object: rule, parameters: { SetHeaderValue: { headerValue: from } } }];
}
