import { senderDomain } from '../../mail/sender-domain.ts';
import type { Fact, InboundConnector } from '../../model/index.ts';
import type { UnreadProperty } from './guard.ts';

/** Whether an inbound connector locks the front door; `open`: the properties that could not be read decide it. */
export type Lockdown =
  | { readonly state: 'locks' | 'open-door' }
  | { readonly state: 'open'; readonly unread: readonly UnreadProperty[] };

/** True, false, or what would have to be known to say so. */
type Answer = boolean | readonly UnreadProperty[];

function asked<T>(property: string, fact: Fact<T>, holds: (value: T) => boolean): Answer {
  return fact.known ? holds(fact.value) : [{ property, why: fact }];
}

function all(...answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  const unread = answers.flatMap((answer) => (typeof answer === 'boolean' ? [] : answer));
  return unread.length > 0 ? unread : true;
}

function either(one: Answer, other: Answer): Answer {
  if (one === true || other === true) return true;
  if (one === false) return other;
  return other === false ? one : [...one, ...other];
}

const isOn = (value: boolean): boolean => value;

/**
 * A connector locks the front door when only its sources may deliver, for every sender domain: it is enabled, of type
 * Partner, takes `*`, and restricts to addresses or to a certificate that it names (New-InboundConnector,
 * RestrictDomainsToIPAddresses and RestrictDomainsToCertificate).
 */
export function lockdownOf(connector: InboundConnector): Lockdown {
  const {
    RestrictDomainsToIPAddresses: toAddresses,
    RestrictDomainsToCertificate: toCertificate,
    SenderIPAddresses: addresses,
    TlsSenderCertificateName: name,
  } = connector;
  const answer = all(
    asked('Enabled', connector.Enabled, isOn),
    asked('ConnectorType', connector.ConnectorType, (type) => type === 'Partner'),
    asked('SenderDomains', connector.SenderDomains, (entries) => entries.some((one) => senderDomain(one) === '*')),
    either(
      all(
        asked('RestrictDomainsToIPAddresses', toAddresses, isOn),
        asked('SenderIPAddresses', addresses, (entries) => entries.length > 0),
      ),
      all(
        asked('RestrictDomainsToCertificate', toCertificate, isOn),
        asked('TlsSenderCertificateName', name, (text) => (text ?? '').trim() !== ''),
      ),
    ),
  );
  if (typeof answer !== 'boolean') return { state: 'open', unread: answer };
  return { state: answer ? 'locks' : 'open-door' };
}
