import { normalizeHost } from '../../mail/host.ts';
import { domainsAbove } from '../../mail/domains-above.ts';
import { senderDomain } from '../../mail/sender-domain.ts';
import type { AcceptedDomain, OutboundConnector } from '../../model/index.ts';

/** A domain of the tenant that an outbound connector takes mail for by name. */
export interface OwnRoute {
  readonly accepted: AcceptedDomain;
  /** A-labels, lower case. */
  readonly domain: string;
  /** The recipient domains of the connector that name it, as written. */
  readonly entries: readonly string[];
}

interface Entry {
  readonly index: number;
  readonly text: string;
}

/** Entries by the address space that they name, of those that name one. */
function entriesBySpace(entries: readonly string[]): ReadonlyMap<string, readonly Entry[]> {
  const bySpace = Map.groupBy(
    entries.map((text, index): Entry => ({ index, text })),
    ({ text }) => senderDomain(text),
  );
  bySpace.delete('*');
  bySpace.delete('');
  return bySpace;
}

/** The accepted domains that the recipient domains of a connector name; `*` names none. */
export function ownRoutes(connector: OutboundConnector, accepted: readonly AcceptedDomain[]): readonly OwnRoute[] {
  const { RecipientDomains: recipients } = connector;
  if (!recipients.known) return [];
  const bySpace = entriesBySpace(recipients.value);
  return accepted.flatMap((one): OwnRoute[] => {
    const { DomainName: name } = one;
    if (!name.known || name.value === null) return [];
    const domain = normalizeHost(name.value.trim().replace(/^\*\./, ''));
    const spaces = [domain, ...[domain, ...domainsAbove(domain)].map((above) => `*.${above}`)];
    const found = spaces.flatMap((space) => bySpace.get(space) ?? []);
    const entries = found.toSorted((a, b) => a.index - b.index).map(({ text }) => text);
    return entries.length === 0 ? [] : [{ accepted: one, domain, entries }];
  });
}
