import type { InboundConnector } from '../../model/index.ts';
import { allOf, anyOf, asked, type UnreadFact } from './answer.ts';
import { isPartner, restrictsToAddresses, restrictsToCertificate, takesAllSenders } from './inbound-conditions.ts';

/** Whether an inbound connector locks the front door; `open`: the properties that could not be read decide it. */
export type Lockdown =
  | { readonly state: 'locks' | 'open-door' }
  | { readonly state: 'open'; readonly unread: readonly UnreadFact[] };

/**
 * A connector locks the front door when only its sources may deliver, for every sender domain: it is enabled, of type
 * Partner, takes `*`, and restricts to addresses or to a certificate that it names (New-InboundConnector,
 * RestrictDomainsToIPAddresses and RestrictDomainsToCertificate).
 */
export function lockdownOf(connector: InboundConnector): Lockdown {
  const answer = allOf(
    isPartner(connector),
    takesAllSenders(connector),
    anyOf(restrictsToAddresses(connector), restrictsToCertificate(connector)),
  );
  if (typeof answer !== 'boolean') return { state: 'open', unread: answer };
  return { state: answer ? 'locks' : 'open-door' };
}

/** Whether a connector is known to be disabled and to lock the front door as soon as it is enabled. */
export function isIdleLock(connector: InboundConnector): boolean {
  const { Enabled: enabled, ConnectorType: type } = connector;
  const locks = allOf(
    asked(connector, 'Enabled', enabled, (isOn) => !isOn),
    asked(connector, 'ConnectorType', type, (value) => value === 'Partner'),
    takesAllSenders(connector),
    anyOf(restrictsToAddresses(connector), restrictsToCertificate(connector)),
  );
  return locks === true;
}
