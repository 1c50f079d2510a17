import { defineRule, missingRoute } from '../../../src/rule.ts';

export default defineRule({
  id: 'transport-rule/outbound-route-missing',
  summary: 'No mail flow rule routes outbound mail to the service.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  profileFields: ['endpoints.outbound'],
  guide: ['outboundRule'],
  references: [
    {
      title: 'New-TransportRule',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: "No rule routes outbound mail to {service}. Mail to outside leaves without passing '{endpoint}'; the rule of the guide is '{name}'.",
      severity: 'high',
    },
  },
  check: (context) => missingRoute('outbound', context),
});
