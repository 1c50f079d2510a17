import { commonProperties } from './common-properties.ts';
import { bool, choice, text, type View } from './property.ts';

/**
 * Numbers of `AcceptedDomainType`. Microsoft documents its names without numbers; exports of Export-Clixml, which writes
 * both, show these two. The third one is not known for certain.
 */
const domainTypes = { 0: 'Authoritative', 2: 'InternalRelay' } as const;

/** `Get-AcceptedDomain`; meaning: Set-AcceptedDomain in the Exchange cmdlet reference. */
export const acceptedDomainProperties = {
  ...commonProperties,
  DomainName: text('The domain; a name or, with a leading `*.`, all names below it.'),
  DomainType: choice(
    ['Authoritative', 'InternalRelay', 'ExternalRelay'],
    'Authoritative: unknown recipients are refused; InternalRelay: they are relayed on.',
    domainTypes,
  ),
  MatchSubDomains: bool('Whether sub-domains are accepted too.'),
  Default: bool('Whether it is the default domain.'),
  InitialDomain: bool('Whether it is the initial `onmicrosoft.com` domain.'),
  OutboundOnly: bool('Whether the domain only sends.'),
  PendingRemoval: bool('Whether the domain is being removed.'),
  SendingFromDomainDisabled: bool('Whether sending from the domain is switched off.'),
  SendingToDomainDisabled: bool('Whether sending to the domain is switched off.'),
  CatchAllRecipientID: text('Recipient that takes mail for unknown recipients.'),
} as const;

export type AcceptedDomain = View<'AcceptedDomain', typeof acceptedDomainProperties>;
