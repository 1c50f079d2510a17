import { senderDomain } from '../../mail/sender-domain.ts';
import type { InboundConnector } from '../../model/index.ts';
import { allOf, asked, type Answer } from './answer.ts';

const isOn = (value: boolean): boolean => value;

/** Whether a connector takes part in mail flow as type Partner. */
export function isPartner(connector: InboundConnector): Answer {
  return allOf(
    asked(connector, 'Enabled', connector.Enabled, isOn),
    asked(connector, 'ConnectorType', connector.ConnectorType, (type) => type === 'Partner'),
  );
}

/** Whether a connector covers every sender domain. */
export function takesAllSenders(connector: InboundConnector): Answer {
  const { SenderDomains: domains } = connector;
  return asked(connector, 'SenderDomains', domains, (entries) => entries.some((one) => senderDomain(one) === '*'));
}

export function listsAddresses(connector: InboundConnector): Answer {
  const { SenderIPAddresses: addresses } = connector;
  return asked(connector, 'SenderIPAddresses', addresses, (entries) => entries.length > 0);
}

/** Whether a connector names the certificate of its senders. */
export function namesCertificate(connector: InboundConnector): Answer {
  const { TlsSenderCertificateName: name } = connector;
  return asked(connector, 'TlsSenderCertificateName', name, (text) => (text ?? '').trim() !== '');
}

/** Whether mail of the sender domains is refused unless it comes from an address that the connector lists. */
export function restrictsToAddresses(connector: InboundConnector): Answer {
  const { RestrictDomainsToIPAddresses: flag } = connector;
  return allOf(asked(connector, 'RestrictDomainsToIPAddresses', flag, isOn), listsAddresses(connector));
}

/** Whether mail of the sender domains is refused unless its client presents the certificate that the connector names. */
export function restrictsToCertificate(connector: InboundConnector): Answer {
  const { RestrictDomainsToCertificate: flag } = connector;
  return allOf(asked(connector, 'RestrictDomainsToCertificate', flag, isOn), namesCertificate(connector));
}
