import { defineRule, gap, namesConnector, newEndpointConnector, on, related } from '../../../src/rule.ts';
import type { Command, FixProposal, OutboundConnector, ServiceConnector, ServiceView } from '../../../src/rule.ts';

/** Connectors that lead to the service, or were meant to; those out of use are judged by nobody but who removes them. */
function leading({ allConnectors, outOfUse }: ServiceView): readonly ServiceConnector[] {
  return allConnectors.filter((one) => one.suspicion?.kind !== 'stamping-rule' && !outOfUse.includes(one));
}

function isOwn({ ConnectorSource: source }: OutboundConnector): boolean {
  return source.known && source.value !== 'HybridWizard';
}

const title = 'Give the service a connector of its own, then run the hybrid wizard again, so that it repairs this one.';

/** The rules that route to the wizard's connector get one of the service's own: what there is, or a new one. */
function separate(one: ServiceConnector, service: ServiceView, existing: readonly OutboundConnector[]): FixProposal {
  const [direction, ...more] = one.directions;
  const rules = service.allRoutingRules.filter((route) => namesConnector(route, one.connector));
  const isMovable = rules.length > 0 && rules.every((route) => route.target.state === 'resolved');
  if (direction === undefined || more.length > 0 || !isMovable) return { title, safety: 'review' };
  const ready = service.allConnectors.find(
    (other) => other.active === true && other.directions.join() === direction && isOwn(other.connector),
  );
  const created = newEndpointConnector(service, direction, existing);
  const to = ready === undefined ? created.name : { object: ready.connector };
  const moved = rules.map(({ rule }): Command => ({
    do: 'set',
    object: rule,
    parameters: { RouteMessageOutboundConnector: to },
  }));
  return { title, commands: ready === undefined ? [created.command, ...moved] : moved, safety: 'review' };
}

export default defineRule({
  id: 'connector/outbound-hybrid-wizard-edited',
  summary: 'A connector of the hybrid wizard was turned into one to the service.',
  profile: 'exchange',
  per: 'service',
  appliesTo: '*',
  requires: ['OutboundConnector'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'New-OutboundConnector, ConnectorSource',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    edited: {
      text: "Outbound connector '{connector}' was made by the hybrid wizard, but leads to {service} ({hosts}). Mail to your own servers has lost its connector, and the next run of the wizard takes it back, so that nothing reaches {service} any more.",
      severity: 'medium',
    },
  },
  *check({ tenant, service }) {
    yield leading(service).map((one) => {
      const { connector } = one;
      const { ConnectorSource: source } = connector;
      if (!source.known) return gap(connector, 'ConnectorSource', source);
      if (source.value !== 'HybridWizard') return [];
      return {
        message: 'edited',
        data: { connector: connector.name, service: service.profile.name, hosts: one.hosts },
        at: on(connector, 'ConnectorSource'),
        related: service.allRoutingRules
          .filter((route) => namesConnector(route, connector))
          .map(({ rule }) => related(rule, 'It routes to this connector.', 'RouteMessageOutboundConnector')),
        fix: separate(one, service, tenant.OutboundConnector.objects),
      };
    });
  },
});
