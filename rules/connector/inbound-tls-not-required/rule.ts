import { defineRule, gap, on } from '../../../src/rule.ts';

export default defineRule({
  id: 'connector/inbound-tls-not-required',
  summary: 'The connector that takes mail back from the service accepts plaintext connections.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'IB', 'OL'],
  requires: ['InboundConnector'],
  uses: [],
  profileFields: ['return.requireTls'],
  guide: ['returnConnector', 'returnTrip'],
  references: [
    {
      title: 'New-InboundConnector, RequireTls',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    off: {
      text: "Inbound connector '{connector}' takes mail from {service} without requiring TLS.",
      severity: 'high',
    },
  },
  *check({ service }) {
    yield service.returnConnectors.map((connector) => {
      const { ConnectorType: type, RequireTls: required } = connector;
      if (!type.known) return gap(connector, 'ConnectorType', type);
      if (type.value !== 'Partner') return [];
      if (!required.known) return gap(connector, 'RequireTls', required);
      if (required.value) return [];
      return {
        message: 'off',
        data: { connector: connector.name, service: service.profile.name },
        at: on(connector, 'RequireTls'),
        fix: {
          title: 'Require TLS on the connector; what the service hands over in plain text is refused from then on.',
          commands: [{ do: 'set', object: connector, parameters: { RequireTls: true } }],
        },
      };
    });
  },
});
