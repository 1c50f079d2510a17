import { formatIpSet, subtract, unionOf, type IpSet } from '../../mail/ip-range.ts';
import type { InboundConnector } from '../../model/index.ts';
import type { RuleContext } from '../rules/context.ts';
import type { FixProposal } from '../rules/fix.ts';
import { confirmedFirst } from './confirmed-first.ts';
import { unsupportedHops } from './unsupported-hops.ts';
import { listedAddresses } from './listed-addresses.ts';

type Context = Pick<RuleContext<never, never>, 'service' | 'declared' | 'dns'>;

/** What enhanced filtering has to skip: service and declared gateway, without what it does not take as an entry. */
function publicHops({ service, declared: { gateway }, dns }: Context): IpSet {
  const unsupported = unsupportedHops(dns);
  const hops = unionOf(service.egress, listedAddresses(gateway?.addresses ?? []));
  return subtract(hops, unionOf(unsupported.private, unsupported.microsoft));
}

/** A fix that has a connector skip all hops in front of Exchange, by a list; what is listed stays. */
export function skipHopsFix(connector: InboundConnector, title: string, context: Context): FixProposal {
  const list = connector.EFSkipIPs;
  const missing = subtract(publicHops(context), listedAddresses(list.known ? list.value : []));
  const add = formatIpSet(missing);
  const parameters = { EFSkipLastIP: false };
  if (add.length === 0) return { title, commands: [{ do: 'set', object: connector, parameters }] };
  const commands = [{ do: 'merge', object: connector, property: 'EFSkipIPs', add, remove: [], parameters }] as const;
  return confirmedFirst({ title, commands }, missing, context);
}
