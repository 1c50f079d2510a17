import { defineRule, endpointOf, gap, on } from '../../../src/rule.ts';
import type { Command, ServiceConnector, ServiceView } from '../../../src/rule.ts';

/** The cmdlet wants smart hosts beside `UseMXRecord` false; a connector without any gets the endpoint in the same command. */
function turnOff({ connector, usedFor }: ServiceConnector, service: ServiceView): Command {
  const hosts = connector.SmartHosts;
  if (!hosts.known || hosts.value.length > 0) {
    return { do: 'set', object: connector, parameters: { UseMXRecord: false } };
  }
  const [direction] = usedFor;
  const host = direction === undefined ? undefined : endpointOf(service.profile, direction);
  const asked = { ask: 'Endpoint of the service for this direction', variable: 'n' };
  return { do: 'set', object: connector, parameters: { UseMXRecord: false, SmartHosts: host ?? asked } };
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
    for (const one of service.connectors) {
      const { connector } = one;
      const byMx = connector.UseMXRecord;
      if (!byMx.known) yield gap(connector, 'UseMXRecord', byMx);
      else if (byMx.value) {
        yield {
          message: 'mx',
          data: { connector: connector.name, service: service.profile.name },
          at: on(connector, 'UseMXRecord'),
          fix: { title: 'Deliver to the smart host.', commands: [turnOff(one, service)] },
        };
      }
    }
  },
});
