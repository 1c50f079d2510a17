import { defineRule, gap, normalizeHost, on } from '../../../src/rule.ts';
import type { AcceptedDomain, FixProposal } from '../../../src/rule.ts';

/** The marks of a domain, each with its message and what to look at. */
const marks = [
  {
    property: 'SendingToDomainDisabled',
    message: 'noReceiving',
    title: 'Allow mail to the domain again, or leave the domain out of the scope of the audit.',
  },
  {
    property: 'SendingFromDomainDisabled',
    message: 'noSending',
    title: 'Allow mail from the domain again, or take it off the senders of the service.',
  },
  {
    property: 'PendingRemoval',
    message: 'removal',
    title: 'Find out who removes the domain; stop it, or take the domain off the service and the configuration first.',
  },
  {
    property: 'OutboundOnly',
    message: 'outboundOnly',
    title: 'Find out whether recipients of the domain are on own servers; if not, clear the mark.',
  },
] as const;

function review(title: string): FixProposal {
  return { title, safety: 'review' };
}

/** The name of a domain as the configuration and the DNS spell it; empty when it is not known. */
function nameOf({ DomainName: name }: AcceptedDomain): string {
  return name.known && name.value !== null ? normalizeHost(name.value.trim().replace(/^\*\./, '')) : '';
}

function ofMarks(domain: AcceptedDomain) {
  return marks.map(({ property, message, title }) => {
    const fact = domain[property];
    if (!fact.known) return gap(domain, property, fact);
    if (!fact.value) return [];
    return { message, data: { domain: domain.name }, at: on(domain, property), fix: review(title) };
  });
}

function ofType(domain: AcceptedDomain) {
  const { DomainType: type } = domain;
  if (!type.known) return gap(domain, 'DomainType', type);
  if (type.value !== 'ExternalRelay') return [];
  const title = 'Make the domain Authoritative, or leave it out of the configuration if its mail is not yours.';
  return {
    message: 'externalRelay',
    data: { domain: domain.name },
    at: on(domain, 'DomainType'),
    fix: review(title),
  } as const;
}

export default defineRule({
  id: 'accepted-domain/state-abnormal',
  summary: 'A domain in scope is in a state in which mail for it or from it does not flow as usual.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['AcceptedDomain'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Set-AcceptedDomain',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-accepteddomain',
    },
  ],
  conflictsWith: [],
  messages: {
    noReceiving: {
      text: "Accepted domain '{domain}' takes no mail (SendingToDomainDisabled). Whatever is sent to its recipients is blocked, mail that comes back from a service too.",
      severity: 'medium',
    },
    noSending: {
      text: "Accepted domain '{domain}' may not send (SendingFromDomainDisabled). Mail from its addresses is blocked, replies and automatic answers too.",
      severity: 'medium',
    },
    removal: {
      text: "Accepted domain '{domain}' is about to be removed (PendingRemoval). Once it is gone, mail to it is refused and mail from it counts as mail of a foreign domain.",
      severity: 'medium',
    },
    outboundOnly: {
      text: "Accepted domain '{domain}' is marked as a domain of own servers (OutboundOnly). Mail for mailboxes in the tenant may not take the way that the rest of the configuration assumes.",
      severity: 'medium',
    },
    externalRelay: {
      text: "Accepted domain '{domain}' is declared, but of type ExternalRelay, which Exchange Online does not have. Rules take its users for people outside, and its mail goes on to another system.",
      severity: 'medium',
    },
  },
  *check({ tenant, domains, services, declared: { domains: ours = [] } }) {
    const inScope = new Set(domains);
    const ofServices = services.flatMap(({ config }) => config.domains.map(({ domain }) => domain));
    const declared = new Set([...ours.map(normalizeHost), ...ofServices]);
    yield tenant.AcceptedDomain.objects.map((domain) => {
      const name = nameOf(domain);
      return [
        domain.DomainName.known ? [] : gap(domain, 'DomainName', domain.DomainName),
        inScope.has(name) ? ofMarks(domain) : [],
        declared.has(name) ? ofType(domain) : [],
      ];
    });
  },
});
