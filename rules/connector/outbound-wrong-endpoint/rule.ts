import { defineRule, endpointOf, newEndpointConnector, on, related } from '../../../src/rule.ts';
import type {
  Command,
  Direction,
  FixProposal,
  OutboundConnector,
  RoutingRule,
  ServiceConnector,
  ServiceView,
} from '../../../src/rule.ts';

const opposite: Readonly<Record<Direction, Direction>> = { inbound: 'outbound', outbound: 'inbound' };

function rulesOf(service: ServiceView, { connector }: ServiceConnector): readonly RoutingRule[] {
  return service.routingRules.filter(({ target }) => target.state === 'resolved' && target.connector === connector);
}

/** Rules whose scope says another direction than the endpoint of the connector they name. */
function mixedUp(service: ServiceView, one: ServiceConnector): readonly RoutingRule[] {
  const [endpoint, ...more] = one.directions;
  if (endpoint === undefined || more.length > 0) return [];
  return rulesOf(service, one).filter(({ byScope }) => byScope !== undefined && byScope !== endpoint);
}

/** Replaces the hosts of the connector by the endpoint that its rules need. */
function swapHosts({ connector }: ServiceConnector, wanted: Direction, service: ServiceView): Command | undefined {
  const host = endpointOf(service.profile, wanted);
  const hosts = connector.SmartHosts;
  if (host === undefined || !hosts.known) return undefined;
  return { do: 'merge', object: connector, property: 'SmartHosts', add: [host], remove: hosts.value };
}

/** A connector that leads to the endpoint of the direction and is not mixed up itself. */
function rightConnector(service: ServiceView, direction: Direction): ServiceConnector | undefined {
  return service.allConnectors.find(
    (other) =>
      other.active === true &&
      other.directions.length === 1 &&
      other.directions[0] === direction &&
      mixedUp(service, other).length === 0,
  );
}

interface MixUp {
  readonly one: ServiceConnector;
  readonly wrong: readonly RoutingRule[];
  /** Direction of the rules. */
  readonly wanted: Direction;
  readonly right: ServiceConnector | undefined;
}

/**
 * The rules move to the right connector. Without one the host is swapped when all rules of the connector are of one
 * direction; else the rules move to a new connector.
 */
function mend(
  { one, wrong, wanted, right }: MixUp,
  service: ServiceView,
  existing: readonly OutboundConnector[],
): FixProposal {
  const moved = (to: string | { readonly object: OutboundConnector }): readonly Command[] =>
    wrong.map(({ rule }) => ({ do: 'set', object: rule, parameters: { RouteMessageOutboundConnector: to } }));
  if (right !== undefined) {
    const title = 'Let the rule route to the connector with the endpoint of its direction.';
    return { title, commands: moved({ object: right.connector }) };
  }
  const swap = swapHosts(one, wanted, service);
  if (swap !== undefined && rulesOf(service, one).length === wrong.length) {
    return { title: 'Lead the connector to the endpoint of the direction of its rule.', commands: [swap] };
  }
  const { name, command } = newEndpointConnector(service, wanted, existing);
  const title = 'Create a connector to the endpoint of the other direction, and let the rule route to it.';
  return { title, commands: [command, ...moved(name)] };
}

const ruleNote = 'Its scope says the direction of the mail; it routes to this connector.';
const rightNote = 'Leads to the endpoint of the direction of the rule.';

/** What there is to say of a connector by the rules that name it. */
function mixed(one: ServiceConnector, service: ServiceView, existing: readonly OutboundConnector[]) {
  const wrong = mixedUp(service, one);
  const [endpoint] = one.directions;
  if (wrong.length === 0 || endpoint === undefined) return [];
  const { connector } = one;
  const wanted = opposite[endpoint];
  const right = rightConnector(service, wanted);
  return {
    message: 'mixed',
    data: {
      connector: connector.name,
      service: service.profile.name,
      hosts: connector.SmartHosts.known ? connector.SmartHosts.value : one.hosts,
      endpoint,
      direction: wanted,
      rules: wrong.map(({ rule }) => rule.name),
    },
    at: on(connector, 'SmartHosts'),
    direction: wanted,
    related: [
      ...wrong.map(({ rule }) => related(rule, ruleNote, 'RouteMessageOutboundConnector')),
      ...(right === undefined ? [] : [related(right.connector, rightNote, 'SmartHosts')]),
    ],
    fix: mend({ one, wrong, wanted, right }, service, existing),
    lower: wrong.every(({ lower }) => lower === 1) ? 1 : 0,
  } as const;
}

export default defineRule({
  id: 'connector/outbound-wrong-endpoint',
  summary: 'A rule of one direction routes to the endpoint of the service for the other direction.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['OutboundConnector', 'TransportRule'],
  uses: [],
  guide: ['endpoints', 'inboundConnector', 'outboundConnector'],
  references: [
    {
      title: 'New-OutboundConnector, SmartHosts',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
    },
    {
      title: 'New-TransportRule, RouteMessageOutboundConnector',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    mixed: {
      text: "Outbound connector '{connector}' leads to {hosts}, the endpoint of {service} for {endpoint} mail, but gets the {direction} mail of rule '{rules}'. {service} likely treats that mail as {endpoint} mail; what counts is the direction of the rule, although both connectors are outbound connectors in Exchange.",
      severity: 'high',
    },
  },
  *check({ tenant, service }) {
    yield service.connectors.map((one) => mixed(one, service, tenant.OutboundConnector.objects));
  },
});
