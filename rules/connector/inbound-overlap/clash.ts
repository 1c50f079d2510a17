import {
  allOf,
  anyOf,
  asked,
  certificateCovers,
  certificateSubjects,
  isEmpty,
  normalizeHost,
  overlaps,
  senderDomainCovers,
  listedAddresses,
} from '../../../src/rule.ts';
import type { Answer, InboundConnector, IpSet } from '../../../src/rule.ts';

/** A connector with what its senders are known by, read once. */
export interface Claim {
  readonly connector: InboundConnector;
  readonly addresses: IpSet;
  /** Names in certificates; a wildcard stands for a domain and all below it. */
  readonly certificates: readonly string[];
}

export function claimOf(connector: InboundConnector): Claim {
  const { SenderIPAddresses: addresses, TlsSenderCertificateName: name } = connector;
  return {
    connector,
    addresses: listedAddresses(addresses.known ? addresses.value : []),
    certificates: certificateSubjects(name.known ? (name.value ?? '') : ''),
  };
}

function meetInAddresses(one: Claim, other: Claim): Answer {
  const listed = [one, other].map(({ connector, addresses }) =>
    asked(connector, 'SenderIPAddresses', connector.SenderIPAddresses, () => !isEmpty(addresses)),
  );
  const isListed = allOf(...listed);
  return isListed === true ? overlaps(one.addresses, other.addresses) : isListed;
}

function meetInCertificate(one: Claim, other: Claim): Answer {
  const named = [one, other].map(({ connector, certificates }) =>
    asked(connector, 'TlsSenderCertificateName', connector.TlsSenderCertificateName, () => certificates.length > 0),
  );
  const isNamed = allOf(...named);
  if (isNamed !== true) return isNamed;
  return one.certificates.some((mine) =>
    other.certificates.some((theirs) => certificateCovers(mine, theirs) || certificateCovers(theirs, mine)),
  );
}

function areOfOneType(one: InboundConnector, other: InboundConnector): Answer {
  const { ConnectorType: mine } = one;
  const { ConnectorType: theirs } = other;
  if (mine.known && theirs.known) return mine.value === theirs.value;
  return allOf(...[one, other].map((each) => asked(each, 'ConnectorType', each.ConnectorType, () => true)));
}

/** Whether a sender can fall under both; the domains of a connector of type OnPremises limit nothing. */
function meetInSenders(one: InboundConnector, other: InboundConnector): Answer {
  if (one.ConnectorType.known && one.ConnectorType.value === 'OnPremises') return true;
  const { SenderDomains: mine } = one;
  const { SenderDomains: theirs } = other;
  if (!mine.known || !theirs.known) {
    return allOf(...[one, other].map((each) => asked(each, 'SenderDomains', each.SenderDomains, () => true)));
  }
  return mine.value.some((entry) =>
    theirs.value.some((domain) => senderDomainCovers(entry, domain) || senderDomainCovers(domain, entry)),
  );
}

/** Whether a recipient can fall under both; a connector without accepted domains applies to all. */
function meetInRecipients(one: InboundConnector, other: InboundConnector): Answer {
  const all = [one, other].map((each) =>
    asked(each, 'AssociatedAcceptedDomains', each.AssociatedAcceptedDomains, (domains) => domains.length === 0),
  );
  const isAll = anyOf(...all);
  const { AssociatedAcceptedDomains: mine } = one;
  const { AssociatedAcceptedDomains: theirs } = other;
  if (!mine.known || !theirs.known) return isAll;
  const names = new Set(mine.value.map(normalizeHost));
  return isAll === true || theirs.value.some((name) => names.has(normalizeHost(name)));
}

function isUsed(connector: InboundConnector): Answer {
  return asked(connector, 'Enabled', connector.Enabled, (isOn) => isOn);
}

/** Whether Exchange can take either of two connectors for one message. */
export function clash(one: Claim, other: Claim): Answer {
  const byClaim = anyOf(meetInAddresses(one, other), meetInCertificate(one, other));
  if (byClaim === false) return false;
  const { connector: mine } = one;
  const { connector: theirs } = other;
  return allOf(
    isUsed(mine),
    isUsed(theirs),
    areOfOneType(mine, theirs),
    byClaim,
    meetInSenders(mine, theirs),
    meetInRecipients(mine, theirs),
  );
}
