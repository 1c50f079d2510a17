import { defineRule, missingEndpoint } from '../../../src/rule.ts';

export default defineRule({
  id: 'connector/outbound-to-inbound-endpoint-missing',
  summary: 'No outbound connector that carries mail leads to the inbound endpoint of the service.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL'],
  requires: ['OutboundConnector'],
  uses: ['TransportRule'],
  profileFields: ['endpoints.inbound'],
  guide: ['inboundConnector', 'twoConnectors', 'endpoints'],
  references: [
    {
      title: 'New-OutboundConnector',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    absent: {
      text: "No outbound connector leads to '{endpoint}', the endpoint of {service} for inbound mail. Nothing can route inbound mail to {service}; a plain export hides connectors in test mode, so look for one there first.",
      severity: 'high',
    },
    disabled: {
      text: "Outbound connector '{connector}' leads to the endpoint of {service} for inbound mail but is disabled. No other connector leads there, so inbound mail cannot reach {service}.",
      severity: 'high',
    },
    testMode: {
      text: "Outbound connector '{connector}' leads to the endpoint of {service} for inbound mail but is in test mode. No other connector leads there, so inbound mail cannot reach {service}.",
      severity: 'high',
    },
  },
  check: (context) => missingEndpoint('inbound', context),
});
