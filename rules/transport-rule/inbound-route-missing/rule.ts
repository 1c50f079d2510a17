import { absent, createRouteFix, defineRule, routeState } from '../../../src/rule.ts';

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
  *check({ tenant, service, whyIncomplete }) {
    const { profile } = service;
    const route = routeState(service, 'inbound');
    if (route.state === 'open') yield* route.gaps;
    const isIncomplete = whyIncomplete('TransportRule') ?? whyIncomplete('OutboundConnector');
    if (route.state !== 'absent' || isIncomplete !== undefined) return;
    yield {
      message: 'missing',
      data: { service: profile.name, endpoint: profile.endpoints.inbound ?? [], name: profile.names.inboundRule },
      at: absent('TransportRule', tenant.TransportRule),
      direction: 'inbound',
      discriminator: 'inbound',
      fix: createRouteFix(service, 'inbound', tenant.TransportRule.objects),
    };
  },
});
