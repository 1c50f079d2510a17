import { allOf, anyOf, defineRule, gap, gapsOf, notSo, on, related } from '../../../src/rule.ts';
import type { AcceptedDomain, Answer, FixProposal } from '../../../src/rule.ts';
import { wayOf, type Way } from './ways.ts';

/** Whether a connector hands mail for the domain to another system. */
function serves({ takes, byMx, takesAll, named }: Way, domain: AcceptedDomain): Answer {
  return allOf(takes, notSo(byMx), named.has(domain) || takesAll);
}

function isSentBack({ takes, byMx, named }: Way, domain: AcceptedDomain): boolean {
  return takes === true && byMx === true && named.has(domain);
}

/** Only Authoritative domains refuse unknown recipients, but they cannot take mail for their sub-domains. */
function makeAuthoritative(domain: AcceptedDomain, first: string): FixProposal {
  const { MatchSubDomains: subDomains } = domain;
  if (subDomains.known && subDomains.value) {
    const title = `${first} make the domain Authoritative, once its sub-domains are accepted by name: an Authoritative domain takes no mail for sub-domains.`;
    return { title, safety: 'review' };
  }
  return {
    title: `${first} make the domain Authoritative, so that unknown recipients are refused.`,
    commands: [{ do: 'set', object: domain, parameters: { DomainType: 'Authoritative' } }],
    safety: 'review',
  };
}

/** The low risk of a domain whose other recipients a connector leads to. */
function served(domain: AcceptedDomain, ways: readonly Way[]) {
  const serving = ways.find((way) => serves(way, domain) === true);
  if (serving === undefined) return [];
  const { connector } = serving;
  return {
    message: 'served',
    data: { domain: domain.name, connector: connector.name },
    at: on(domain, 'DomainType'),
    related: [related(connector, 'Takes mail for the domain by itself.', 'RecipientDomains')],
    fix: makeAuthoritative(domain, 'If every recipient of the domain is in the tenant,'),
  } as const;
}

function unserved(domain: AcceptedDomain, ways: readonly Way[]) {
  const back = ways.filter((way) => isSentBack(way, domain));
  return {
    message: 'unserved',
    data: { domain: domain.name },
    at: on(domain, 'DomainType'),
    related: back.map(({ connector }) => related(connector, 'Names the domain, but goes by its MX.', 'UseMXRecord')),
    fix: makeAuthoritative(
      domain,
      'If the domain has recipients elsewhere, create an outbound connector to their system. If not,',
    ),
  } as const;
}

export default defineRule({
  id: 'accepted-domain/internal-relay',
  summary: 'Mail for recipients of the domain that the tenant does not know is passed on instead of refused.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['AcceptedDomain', 'OutboundConnector'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Manage accepted domains in Exchange Online',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-accepted-domains/manage-accepted-domains',
    },
    {
      title: 'Set-AcceptedDomain, DomainType',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-accepteddomain',
    },
  ],
  conflictsWith: [],
  messages: {
    unserved: {
      text: "Accepted domain '{domain}' is of type InternalRelay, but no outbound connector leads to the system that has its other recipients. Mail for a recipient that the tenant does not know goes to the MX of the domain, and where that leads back here it goes around until Exchange returns it (554 5.4.14).",
      severity: 'high',
    },
    served: {
      text: "Accepted domain '{domain}' is of type InternalRelay, and outbound connector '{connector}' takes mail for recipients that the tenant does not know. Mail for misspelt addresses is passed on instead of refused at the edge.",
      severity: 'low',
    },
  },
  *check({ tenant }) {
    const { objects } = tenant.AcceptedDomain;
    const relays = objects.filter(({ DomainType: type }) => !type.known || type.value === 'InternalRelay');
    const ways = tenant.OutboundConnector.objects.map((connector) => wayOf(connector, relays));
    const isComplete = tenant.OutboundConnector.state === 'complete';
    yield relays.map((domain) => {
      const { DomainType: type, DomainName: name } = domain;
      if (!type.known) return gap(domain, 'DomainType', type);
      if (!name.known) return gap(domain, 'DomainName', name);
      const isServed = anyOf(...ways.map((way) => serves(way, domain)));
      if (isServed === false) return isComplete ? unserved(domain, ways) : [];
      return [gapsOf(isServed), served(domain, ways)];
    });
  },
});
