import { absent, createRouteFix, defineRule, routeState } from '../../../src/rule.ts';

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
  *check({ tenant, service, whyIncomplete }) {
    const { profile } = service;
    const route = routeState(service, 'outbound');
    if (route.state === 'open') yield* route.gaps;
    const isIncomplete = whyIncomplete('TransportRule') ?? whyIncomplete('OutboundConnector');
    if (route.state !== 'absent' || isIncomplete !== undefined) return;
    yield {
      message: 'missing',
      data: { service: profile.name, endpoint: profile.endpoints.outbound ?? [], name: profile.names.outboundRule },
      at: absent('TransportRule', tenant.TransportRule),
      direction: 'outbound',
      discriminator: 'outbound',
      fix: createRouteFix(service, 'outbound', tenant.TransportRule.objects),
    };
  },
});
