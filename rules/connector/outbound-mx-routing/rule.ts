import { defineRule, endpointOf, gap, on } from '../../../src/rule.ts';
import type { Command, Direction, ServiceConnector, ServiceView } from '../../../src/rule.ts';

/**
 * The direction whose endpoint a connector lacks: its rules identify the tenant to the service, but none of its hosts, if it
 * has any, is one of the service.
 */
function lacking({ suspicion, usedFor }: ServiceConnector): Direction | undefined {
  return suspicion?.kind === 'stamping-rule' ? usedFor[0] : undefined;
}

/**
 * The cmdlet wants smart hosts beside `UseMXRecord` false, so the endpoint that a connector lacks goes into the same
 * command. Other hosts, which the MX records kept out of play so far, go.
 */
function turnOff(one: ServiceConnector, service: ServiceView): Command {
  const { connector } = one;
  const hosts = connector.SmartHosts;
  const parameters = { UseMXRecord: false };
  const direction = lacking(one);
  const host = direction === undefined ? undefined : endpointOf(service.profile, direction);
  if (hosts.known && hosts.value.length === 0) {
    const asked = { ask: 'Endpoint of the service for this direction', variable: 'n' };
    return { do: 'set', object: connector, parameters: { ...parameters, SmartHosts: host ?? asked } };
  }
  if (!hosts.known || host === undefined) return { do: 'set', object: connector, parameters };
  return { do: 'merge', object: connector, property: 'SmartHosts', add: [host], remove: hosts.value, parameters };
}

export default defineRule({
  id: 'connector/outbound-mx-routing',
  summary: 'A connector to the service follows the MX records of the recipients instead of its smart host.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['OutboundConnector', 'TransportRule'],
  uses: [],
  guide: ['inboundConnector', 'outboundConnector'],
  references: [
    {
      title: 'New-OutboundConnector, UseMXRecord',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    mx: {
      text: "Outbound connector '{connector}' delivers by the MX records of the recipients (UseMXRecord), not to {service}. The mail that a rule routes there never reaches {service}; inbound mail comes straight back to the tenant.",
      severity: 'high',
    },
  },
  *check({ service }) {
    yield service.connectors.map((one) => {
      const { connector } = one;
      const byMx = connector.UseMXRecord;
      if (!byMx.known) return gap(connector, 'UseMXRecord', byMx);
      if (!byMx.value) return [];
      const direction = lacking(one);
      return {
        message: 'mx',
        data: { connector: connector.name, service: service.profile.name },
        at: on(connector, 'UseMXRecord'),
        ...(direction === undefined ? {} : { direction }),
        fix: {
          title: direction === undefined ? 'Deliver to the smart host.' : 'Deliver to the endpoint of the service.',
          commands: [turnOff(one, service)],
        },
      };
    });
  },
});
