import { normalizeHost } from '../../mail/host.ts';
import { senderDomain, senderDomainCovers } from '../../mail/sender-domain.ts';
import type { AcceptedDomain, OutboundConnector } from '../../model/index.ts';

/** A domain of the tenant that an outbound connector takes mail for by name. */
export interface OwnRoute {
  readonly accepted: AcceptedDomain;
  /** A-labels, lower case. */
  readonly domain: string;
  /** The recipient domains of the connector that name it, as written. */
  readonly entries: readonly string[];
}

/** The accepted domains that the recipient domains of a connector name; `*` names none. */
export function ownRoutes(connector: OutboundConnector, accepted: readonly AcceptedDomain[]): readonly OwnRoute[] {
  const { RecipientDomains: recipients } = connector;
  if (!recipients.known) return [];
  const named = recipients.value.filter((entry) => senderDomain(entry) !== '*');
  return accepted.flatMap((one): OwnRoute[] => {
    const { DomainName: name } = one;
    if (!name.known || name.value === null) return [];
    const domain = normalizeHost(name.value.trim().replace(/^\*\./, ''));
    const entries = named.filter((entry) => senderDomainCovers(entry, domain));
    return entries.length === 0 ? [] : [{ accepted: one, domain, entries }];
  });
}
