import { type CmdletObject, type Over, overlay, textOf } from './cmdlet-object.ts';
import { commonTail } from './common-tail.ts';
import { contosoHome, type Home } from './home.ts';

const directory = {
  kind: 'AcceptedDomain',
  container: 'CN=Accepted Domains,CN=Transport Settings',
  category: 'ms-Exch-Accepted-Domain',
  className: 'msExchAcceptedDomain',
  version: '0.20 (15.0.0.0)',
} as const;

/** One object of `Get-AcceptedDomain`: by default `contoso.com`, authoritative. `Name` gives `DomainName` unless that is given. */
export function acceptedDomain(over: Over = {}, home: Home = contosoHome): CmdletObject {
  const name = textOf(over, 'Name', textOf(over, 'DomainName', 'contoso.com'));
  const defaults = {
    DomainName: name,
    CatchAllRecipientID: null,
    DomainType: 'Authoritative',
    MatchSubDomains: false,
    AddressBookEnabled: true,
    Default: false,
    EmailOnly: false,
    ExternallyManaged: false,
    RawAuthenticationType: 'Managed',
    AuthenticationType: 'Managed',
    LiveIdInstanceType: 'Business',
    PendingRemoval: false,
    PendingCompletion: false,
    FederatedOrganizationLink: 'Federation',
    MailFlowPartner: null,
    OutboundOnly: false,
    PendingFederatedAccountNamespace: false,
    PendingFederatedDomain: false,
    IsCoexistenceDomain: false,
    PerimeterDuplicateDetected: false,
    IsDefaultFederatedDomain: false,
    EnableNego2Authentication: false,
    CanHaveCloudCache: false,
    SendingFromDomainDisabled: false,
    SendingToDomainDisabled: false,
    SmtpDaneStatus: 'Disabled',
    MailFlowRegion: '',
    AzureProvisioningRegion: '',
    InitialDomain: name === home.organization,
    ...commonTail(directory, name, home, 'connector'),
  };
  return overlay(defaults, over);
}
