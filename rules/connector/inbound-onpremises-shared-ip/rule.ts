import { defineRule, gapsOf, grantsRelay, needsRelay, on, separateReturnFix, sharedEgress } from '../../../src/rule.ts';
import type { FixProposal, InboundConnector, ServiceView } from '../../../src/rule.ts';

/** Nobody has said that the vendor is in the path, so a person must decide which of the two it is. */
function undecided(vendors: readonly string[]): FixProposal {
  const names = vendors.join(' and ');
  return {
    title: `If ${names} still delivers mail to you, give it a connector of type Partner and declare it as a service. Then take its addresses off this connector by hand.`,
    safety: 'review',
  };
}

/** The first service of the configuration whose mail comes in over the connector. */
function ownerOf(connector: InboundConnector, services: readonly ServiceView[]): ServiceView | undefined {
  return services.find(({ returnConnectors }) => returnConnectors.includes(connector));
}

export default defineRule({
  id: 'connector/inbound-onpremises-shared-ip',
  summary: 'A connector of type OnPremises lists addresses that several organizations share.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['InboundConnector'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Office 365 message attribution',
      url: 'https://techcommunity.microsoft.com/t5/exchange-team-blog/office-365-message-attribution/ba-p/749143',
    },
    {
      title: 'MC1226222: guidance for the configuration of on-premises connectors',
      url: 'https://mwpro.co.uk/blog/2026/02/04/updated-prevent-fix-guidance-for-on-premises-connectors-configuration-mc1226222',
    },
    {
      title: 'Updated requirements for SMTP relay through Exchange Online',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/updated-requirements-smtp-relay',
    },
  ],
  conflictsWith: [],
  messages: {
    shared: {
      text: "Inbound connector '{connector}' is of type OnPremises and lists {entries}, from where {services} sends for other customers too. Exchange can take mail from there for mail of the wrong tenant: it is then refused, or goes around until it is returned (554 5.4.14, ATTR34).",
      severity: 'high',
    },
    relaying: {
      text: "Inbound connector '{connector}' lets {services} relay by {entries}, addresses from which other customers of the service send too. The way back needs type OnPremises, but by a certificate of this tenant alone: by address, mail can be taken for that of another tenant and loop (554 5.4.14, ATTR34), and bounces and automatic replies are refused (550 5.7.64).",
      severity: 'high',
    },
  },
  *check({ tenant, services, profiles }) {
    const sourcesOf = sharedEgress({ services, profiles });
    yield tenant.InboundConnector.objects.map((connector) => {
      const grants = grantsRelay(connector);
      const sources = sourcesOf(connector);
      if (grants === false || sources.state === 'own') return [];
      if (sources.state === 'open') return [gapsOf(grants), sources.gaps];
      if (grants !== true) return gapsOf(grants);
      const owner = ownerOf(connector, services);
      const names = [...new Set(sources.profiles.map(({ name }) => name))];
      const existing = tenant.InboundConnector.objects;
      return {
        message: owner !== undefined && needsRelay(connector, owner) ? 'relaying' : 'shared',
        data: { connector: connector.name, entries: sources.entries, services: names },
        at: on(connector, 'ConnectorType'),
        fix: owner === undefined ? undecided(names) : separateReturnFix(connector, owner, existing),
      };
    });
  },
});
