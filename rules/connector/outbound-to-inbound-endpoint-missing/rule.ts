import {
  absent,
  createEndpointFix,
  defineRule,
  endpointOf,
  endpointState,
  gap,
  on,
  related,
} from '../../../src/rule.ts';

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
  *check({ tenant, service, whyIncomplete }) {
    const found = endpointState(service, 'inbound');
    if (found.state === 'served') return;
    if (found.state === 'unread') {
      for (const { connector, property, why } of found.unread) yield gap(connector, property, why);
      return;
    }
    if (whyIncomplete('OutboundConnector') !== undefined) return;
    const data = { service: service.profile.name };
    if (found.state === 'absent') {
      const note =
        'A rule that identifies the tenant to the service routes here, but none of the hosts is an endpoint.';
      const stray = service.allConnectors.filter(
        ({ suspicion, usedFor }) => suspicion?.kind === 'stamping-rule' && usedFor.includes('inbound'),
      );
      yield {
        message: 'absent',
        data: { ...data, endpoint: endpointOf(service.profile, 'inbound') ?? '' },
        at: absent('OutboundConnector', tenant.OutboundConnector),
        discriminator: 'inbound',
        direction: 'inbound',
        related: stray.map(({ connector }) => related(connector, note, 'SmartHosts')),
        fix: createEndpointFix(service, 'inbound', tenant.OutboundConnector.objects),
      };
      return;
    }
    const { connector } = found.connector;
    const isDisabled = connector.Enabled.known && !connector.Enabled.value;
    yield {
      message: isDisabled ? 'disabled' : 'testMode',
      data: { ...data, connector: connector.name },
      at: on(connector, isDisabled ? 'Enabled' : 'TestMode'),
      direction: 'inbound',
      related: found.others.map((other) => related(other.connector, 'Leads there too and carries no mail either.')),
      fix: {
        title: 'Put the connector into service.',
        commands: [{ do: 'set', object: connector, parameters: { Enabled: true, TestMode: false } }],
      },
    };
  },
});
