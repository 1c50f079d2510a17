import type { CmdletObject, Over } from './objects/cmdlet-object.ts';
import { inboundConnector } from './objects/inbound-connector.ts';

/** A Partner connector that refuses mail from everywhere but the addresses of a gateway. */
export function gatewayLock(over: Over = {}): CmdletObject {
  return inboundConnector({
    Name: 'Only the gateway',
    SenderIPAddresses: ['203.0.113.0/28'],
    RestrictDomainsToIPAddresses: true,
    ...over,
  });
}

/** The same by certificate. */
export function certificateLock(name: unknown, over: Over = {}): CmdletObject {
  return gatewayLock({
    SenderIPAddresses: [],
    RestrictDomainsToIPAddresses: false,
    RestrictDomainsToCertificate: true,
    TlsSenderCertificateName: name,
    ...over,
  });
}
