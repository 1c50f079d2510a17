import { defineRule, missingEndpoint } from '../../../src/rule.ts';

export default defineRule({
  id: 'connector/outbound-to-outbound-endpoint-missing',
  summary: 'No outbound connector that carries mail leads to the outbound endpoint of the service.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['OS', 'OL'],
  requires: ['OutboundConnector'],
  uses: ['TransportRule'],
  profileFields: ['endpoints.outbound'],
  guide: ['outboundConnector', 'twoConnectors', 'endpoints'],
  references: [
    {
      title: 'New-OutboundConnector',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    absent: {
      text: "No outbound connector leads to '{endpoint}', the endpoint of {service} for outbound mail. Nothing can route outbound mail to {service}; a plain export hides connectors in test mode, so look for one there first.",
      severity: 'high',
    },
    disabled: {
      text: "Outbound connector '{connector}' leads to the endpoint of {service} for outbound mail but is disabled. No other connector leads there, so outbound mail cannot reach {service}.",
      severity: 'high',
    },
    testMode: {
      text: "Outbound connector '{connector}' leads to the endpoint of {service} for outbound mail but is in test mode. No other connector leads there, so outbound mail cannot reach {service}.",
      severity: 'high',
    },
  },
  check: (context) => missingEndpoint('outbound', context),
});
