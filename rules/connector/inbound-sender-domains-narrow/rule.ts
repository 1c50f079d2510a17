import { defineRule, gap, on, senderDomain, senderDomainCovers, withoutLockdown } from '../../../src/rule.ts';

export default defineRule({
  id: 'connector/inbound-sender-domains-narrow',
  summary: 'The connector that takes mail back from the service covers some sender domains only.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'IB'],
  requires: ['InboundConnector'],
  uses: [],
  profileFields: ['return.senderDomains'],
  guide: ['returnConnector'],
  references: [
    {
      title: 'New-InboundConnector, SenderDomains',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    narrow: {
      text: "Inbound connector '{connector}' covers the sender domains {domains} only. {service} hands over mail of senders in any domain; what other domains send is not recognized as coming from {service}.",
      severity: 'high',
    },
    none: {
      text: "Inbound connector '{connector}' covers no sender domain. {service} hands over mail of senders in any domain; none of it is recognized as coming from {service}.",
      severity: 'high',
    },
  },
  *check({ service }) {
    const wanted = service.profile.return.senderDomains ?? '*';
    yield service.returnConnectors.map((connector) => {
      const { ConnectorType: type, SenderDomains: domains } = connector;
      if (type.known && type.value !== 'Partner') return [];
      if (!domains.known) return gap(connector, 'SenderDomains', domains);
      if (domains.value.some((entry) => senderDomainCovers(entry, wanted))) return [];
      if (!type.known) return gap(connector, 'ConnectorType', type);
      const listed = domains.value.map(senderDomain);
      return {
        message: listed.length > 0 ? 'narrow' : 'none',
        data: { connector: connector.name, service: service.profile.name, domains: listed },
        at: on(connector, 'SenderDomains'),
        fix: withoutLockdown(
          {
            title: 'Let the connector cover all sender domains.',
            commands: [{ do: 'merge', object: connector, property: 'SenderDomains', add: [wanted], remove: [] }],
          },
          connector,
          service,
        ),
      };
    });
  },
});
