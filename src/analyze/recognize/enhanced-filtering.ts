import type { InboundConnector } from '../../model/index.ts';
import type { UnreadProperty } from './guard.ts';

/** Whether a connector looks for the sender behind the hops in front of Exchange; `open`: what leaves it unknown. */
export type EnhancedFiltering =
  | { readonly state: 'on' }
  | { readonly state: 'off' }
  | { readonly state: 'open'; readonly unread: readonly UnreadProperty[] };

/**
 * How enhanced filtering is set on a connector, enabled or not: on when it skips the last address or a list of them, off
 * when neither (New-InboundConnector, EFSkipLastIP and EFSkipIPs).
 */
export function enhancedFiltering({ EFSkipLastIP: last, EFSkipIPs: list }: InboundConnector): EnhancedFiltering {
  if ((last.known && last.value) || (list.known && list.value.length > 0)) return { state: 'on' };
  const unread: UnreadProperty[] = [];
  if (!last.known) unread.push({ property: 'EFSkipLastIP', why: last });
  if (!list.known) unread.push({ property: 'EFSkipIPs', why: list });
  return unread.length === 0 ? { state: 'off' } : { state: 'open', unread };
}

/** The same in force: a disabled connector filters nothing. */
export function filteringInForce(connector: InboundConnector): EnhancedFiltering {
  const { Enabled: enabled } = connector;
  const filtering = enhancedFiltering(connector);
  if (enabled.known) return enabled.value ? filtering : { state: 'off' };
  if (filtering.state === 'off') return filtering;
  const open = filtering.state === 'open' ? filtering.unread : [];
  return { state: 'open', unread: [{ property: 'Enabled', why: enabled }, ...open] };
}
