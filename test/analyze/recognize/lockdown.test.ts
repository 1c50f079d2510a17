import { describe, expect, it } from 'vitest';
import { lockdownOf } from '../../../src/analyze/recognize/lockdown.ts';
import type { Over } from '../../helpers/objects/cmdlet-object.ts';
import { inboundConnector } from '../../helpers/objects/inbound-connector.ts';
import { inboundOf } from './connectors-of.ts';

const byAddress: Over = { SenderIPAddresses: ['203.0.113.1'], RestrictDomainsToIPAddresses: true };
const byCertificate: Over = { RestrictDomainsToCertificate: true, TlsSenderCertificateName: 'mx.example.com' };

/** Whether the connector locks, or the properties that leave it open. */
function locks(over: Over): string {
  const lockdown = lockdownOf(inboundOf(inboundConnector(over)));
  return lockdown.state === 'open' ? lockdown.unread.map(({ property }) => property).join() : lockdown.state;
}

describe('lockdownOf', () => {
  it.each<[string, Over, string]>([
    ['by address', byAddress, 'locks'],
    ['by certificate', byCertificate, 'locks'],
    ['by both', { ...byAddress, ...byCertificate }, 'locks'],
    ['for all senders among others', { ...byAddress, SenderDomains: ['smtp:contoso.com;1', 'smtp:*;1'] }, 'locks'],
    ['for some senders', { ...byAddress, SenderDomains: ['smtp:contoso.com;1'] }, 'open-door'],
    ['for sub-domains of one', { ...byAddress, SenderDomains: ['smtp:*.contoso.com;1'] }, 'open-door'],
    ['flag without addresses', { ...byAddress, SenderIPAddresses: [] }, 'open-door'],
    ['addresses without flag', { ...byAddress, RestrictDomainsToIPAddresses: false }, 'open-door'],
    ['flag without certificate name', { ...byCertificate, TlsSenderCertificateName: ' ' }, 'open-door'],
    ['disabled', { ...byAddress, Enabled: false }, 'open-door'],
    ['OnPremises', { ...byAddress, ConnectorType: 'OnPremises' }, 'open-door'],
    ['state lost', { ...byAddress, Enabled: 'perhaps' }, 'Enabled'],
    ['type lost', { ...byAddress, ConnectorType: 7 }, 'ConnectorType'],
    ['sender domains lost', { ...byAddress, SenderDomains: 'System.Object[]' }, 'SenderDomains'],
    ['flag lost', { ...byAddress, RestrictDomainsToIPAddresses: 'perhaps' }, 'RestrictDomainsToIPAddresses'],
    ['addresses lost', { ...byAddress, SenderIPAddresses: 'System.Object[]' }, 'SenderIPAddresses'],
    ['one flag lost, by the other it locks', { ...byAddress, RestrictDomainsToCertificate: 'perhaps' }, 'locks'],
    [
      'both flags lost, with something to restrict to',
      {
        ...byAddress,
        ...byCertificate,
        RestrictDomainsToIPAddresses: 'perhaps',
        RestrictDomainsToCertificate: 'perhaps',
      },
      'RestrictDomainsToIPAddresses,RestrictDomainsToCertificate',
    ],
    ['flag lost on a disabled one', { ...byAddress, Enabled: false, RestrictDomainsToIPAddresses: '?' }, 'open-door'],
  ])('%s', (_, over, expected) => {
    expect(locks(over)).toBe(expected);
  });
});
