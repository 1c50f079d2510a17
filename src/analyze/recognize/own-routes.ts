import { isUnder, normalizeHost } from '../../mail/host.ts';
import { senderDomain } from '../../mail/sender-domain.ts';
import type { AcceptedDomain, OutboundConnector } from '../../model/index.ts';
import { placeIn } from './once-each.ts';

/** A domain of the tenant that an outbound connector takes mail for by name. */
export interface OwnRoute {
  readonly accepted: AcceptedDomain;
  /** A-labels, lower case. */
  readonly domain: string;
  /** The recipient domains of the connector that name it, as written. */
  readonly entries: readonly string[];
}

/** An accepted domain and its place among the others. */
interface Placed {
  readonly accepted: AcceptedDomain;
  readonly domain: string;
  readonly place: number;
}

/** Several accepted domains can be one, as `contoso.com` and `*.contoso.com`. */
type ByDomain = ReadonlyMap<string, readonly Placed[]>;

/** Each connector asks for the same domains. */
const cache = placeIn<readonly AcceptedDomain[], ByDomain>();

function byDomainOf(accepted: readonly AcceptedDomain[]): ByDomain {
  const before = cache.get(accepted);
  if (before !== undefined) return before;
  const placed = accepted.flatMap((one, place): Placed[] => {
    const { DomainName: name } = one;
    if (!name.known || name.value === null) return [];
    return [{ accepted: one, domain: normalizeHost(name.value.trim().replace(/^\*\./, '')), place }];
  });
  const byDomain = Map.groupBy(placed, ({ domain }) => domain);
  cache.set(accepted, byDomain);
  return byDomain;
}

/** The accepted domains in an address space: of `*.contoso.com`, the domain and those below it. */
function within(space: string, byDomain: ByDomain): readonly Placed[] {
  if (space === '*' || space === '') return [];
  if (!space.startsWith('*.')) return byDomain.get(space) ?? [];
  const above = space.slice(2);
  return [...byDomain].flatMap(([domain, placed]) => (isUnder(domain, above) ? placed : []));
}

/** The accepted domains that the recipient domains of a connector name; `*` names none. In the order of both lists. */
export function ownRoutes(connector: OutboundConnector, accepted: readonly AcceptedDomain[]): readonly OwnRoute[] {
  const { RecipientDomains: recipients } = connector;
  if (!recipients.known) return [];
  const byDomain = byDomainOf(accepted);
  const routes = new Map<AcceptedDomain, Placed & { readonly entries: string[] }>();
  for (const entry of recipients.value) {
    for (const placed of within(senderDomain(entry), byDomain)) {
      const route = routes.get(placed.accepted);
      if (route === undefined) routes.set(placed.accepted, { ...placed, entries: [entry] });
      else route.entries.push(entry);
    }
  }
  const found = [...routes.values()].toSorted((a, b) => a.place - b.place);
  return found.map(({ accepted: one, domain, entries }) => ({ accepted: one, domain, entries }));
}
