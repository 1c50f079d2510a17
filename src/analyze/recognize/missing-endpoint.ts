import type { RuleContext } from '../rules/context.ts';
import type { Direction } from '../rules/finding.ts';
import { absent, gap, on, related } from '../rules/target.ts';
import { endpointState } from './endpoint-connectors.ts';
import { createEndpointFix, endpointOf } from './endpoint-fix.ts';

type Context = Pick<RuleContext<'OutboundConnector', 'TransportRule'>, 'tenant' | 'service' | 'whyIncomplete'>;

/** What is wrong when no connector carries mail of a direction to the service, in the form in which a rule yields it. */
export function* missingEndpoint(direction: Direction, { tenant, service, whyIncomplete }: Context) {
  const found = endpointState(service, direction);
  if (found.state === 'served') return;
  if (found.state === 'unread') {
    for (const { connector, property, why } of found.unread) yield gap(connector, property, why);
    return;
  }
  if (whyIncomplete('OutboundConnector') !== undefined) return;
  if (found.state === 'absent') {
    const note = 'A rule that identifies the tenant to the service routes here, but none of the hosts is an endpoint.';
    const stray = service.allConnectors.filter(
      ({ suspicion, usedFor }) => suspicion?.kind === 'stamping-rule' && usedFor.includes(direction),
    );
    const gone = service.routingRules.filter(
      (route) => route.direction === direction && route.target.state === 'missing',
    );
    yield {
      message: 'absent' as const,
      data: { service: service.profile.name, endpoint: endpointOf(service.profile, direction) ?? '' },
      at: absent('OutboundConnector', tenant.OutboundConnector),
      discriminator: direction,
      direction,
      related: [
        ...stray.map(({ connector }) => related(connector, note, 'SmartHosts')),
        ...gone.map(({ rule }) =>
          related(rule, 'It names a connector that is not there.', 'RouteMessageOutboundConnector'),
        ),
      ],
      fix: createEndpointFix(service, direction, tenant.OutboundConnector.objects),
    };
    return;
  }
  const { connector } = found.connector;
  const isDisabled = connector.Enabled.known && !connector.Enabled.value;
  yield {
    message: isDisabled ? ('disabled' as const) : ('testMode' as const),
    data: { service: service.profile.name, connector: connector.name },
    at: on(connector, isDisabled ? 'Enabled' : 'TestMode'),
    direction,
    related: found.others.map((other) => related(other.connector, 'Leads there too and carries no mail either.')),
    fix: {
      title: 'Put the connector into service.',
      commands: [{ do: 'set' as const, object: connector, parameters: { Enabled: true, TestMode: false } }],
    },
  };
}
