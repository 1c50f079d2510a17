import { defineRule, missingRoute } from '../../../src/rule.ts';

export default defineRule({
  id: 'transport-rule/inbound-route-missing',
  summary: 'No mail flow rule routes inbound mail to the service.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  profileFields: ['endpoints.inbound'],
  guide: ['inboundRule'],
  references: [
    {
      title: 'New-TransportRule',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: "No rule routes inbound mail to {service}. Mail from outside is delivered without passing '{endpoint}'; the rule of the guide is '{name}'.",
      severity: 'high',
    },
  },
  check: (context) => missingRoute('inbound', context),
});
