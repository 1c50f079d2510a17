import { defineRule, newEndpointConnector, normalizeHost, on, related } from '../../../src/rule.ts';
import type {
  Command,
  Direction,
  FixProposal,
  OutboundConnector,
  RoutingRule,
  ServiceConnector,
  ServiceView,
} from '../../../src/rule.ts';

function rulesOf(service: ServiceView, { connector }: ServiceConnector): readonly RoutingRule[] {
  return service.routingRules.filter(({ target }) => target.state === 'resolved' && target.connector === connector);
}

/** Smart hosts as the connector spells them, of which the test holds. */
function hostsWhere({ connector }: ServiceConnector, holds: (host: string) => boolean): readonly string[] {
  return connector.SmartHosts.known ? connector.SmartHosts.value.filter((host) => holds(normalizeHost(host))) : [];
}

function isOf(direction: Direction): (rule: RoutingRule) => boolean {
  return (rule) => rule.direction === direction;
}

interface Situation {
  readonly one: ServiceConnector;
  readonly rules: readonly RoutingRule[];
  readonly service: ServiceView;
  readonly existing: readonly OutboundConnector[];
}

/** The connector keeps one direction; the rules of the other move to a connector of their own. */
function separate({ one, rules, service, existing }: Situation): FixProposal {
  const title = 'Use one connector for each direction.';
  const [endpoint, ...more] = one.directions;
  const ofRules = rules.some(isOf('inbound')) ? 'inbound' : 'outbound';
  const kept = endpoint === undefined || more.length > 0 ? ofRules : endpoint;
  const dropped = kept === 'inbound' ? 'outbound' : 'inbound';
  const remove = hostsWhere(one, (host) => service.endpoints[dropped].includes(host));
  const strip: Command = { do: 'merge', object: one.connector, property: 'SmartHosts', add: [], remove };
  const moving = rules.filter(isOf(dropped));
  if (rules.length === 0) return { title };
  if (moving.length === 0) return { title, commands: [strip] };
  const ready = service.allConnectors.find(
    (other) => other.active === true && other.directions.length === 1 && other.directions[0] === dropped,
  );
  const created = newEndpointConnector(service, dropped, existing);
  const to = ready === undefined ? created.name : { object: ready.connector };
  const moved = moving.map(({ rule }): Command => ({
    do: 'set',
    object: rule,
    parameters: { RouteMessageOutboundConnector: to },
  }));
  const commands = [...(ready === undefined ? [created.command] : []), ...moved];
  return { title, commands: remove.length > 0 ? [...commands, strip] : commands };
}

/** A connector for both directions, by its hosts or else by its rules. */
function bothDirections(situation: Situation, known: ReadonlySet<string>) {
  const { one, rules, service } = situation;
  const { connector } = one;
  const names = { connector: connector.name, service: service.profile.name };
  const fix = separate(situation);
  const notes = rules.map(({ rule }) => related(rule, 'It routes to this connector.', 'RouteMessageOutboundConnector'));
  if (one.directions.length > 1) {
    const hosts = hostsWhere(one, (host) => known.has(host));
    const at = on(connector, 'SmartHosts');
    return { message: 'endpoints', data: { ...names, hosts }, at, related: notes, fix } as const;
  }
  if (!rules.some(isOf('inbound')) || !rules.some(isOf('outbound'))) return [];
  const data = { ...names, rules: rules.map(({ rule }) => rule.name) };
  return { message: 'rules', data, at: on(connector), related: notes, fix } as const;
}

/** Hosts beside the endpoints of the service. */
function foreignHosts({ one, service }: Situation, known: ReadonlySet<string>) {
  const { connector } = one;
  const hosts = hostsWhere(one, (host) => !known.has(host));
  if (hosts.length === 0) return [];
  const remove: Command = { do: 'merge', object: connector, property: 'SmartHosts', add: [], remove: hosts };
  return {
    message: 'foreign',
    data: { connector: connector.name, service: service.profile.name, hosts },
    at: on(connector, 'SmartHosts'),
    fix: { title: 'Keep the endpoints of the service alone.', commands: [remove] },
  } as const;
}

export default defineRule({
  id: 'connector/outbound-mixed',
  summary: 'One connector to the service serves both directions, or other hosts as well.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['OutboundConnector', 'TransportRule'],
  uses: [],
  guide: ['twoConnectors', 'endpoints'],
  references: [
    {
      title: 'New-OutboundConnector, SmartHosts',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    endpoints: {
      text: "Outbound connector '{connector}' lists endpoints of {service} for both directions: {hosts}. Mail can go to any of the hosts, so some of it reaches the endpoint of the other direction.",
      severity: 'high',
    },
    rules: {
      text: "Outbound connector '{connector}' serves rules of both directions: {rules}. {service} tells the directions apart by its endpoints, so each direction needs a connector of its own.",
      severity: 'high',
    },
    foreign: {
      text: "Outbound connector '{connector}' lists hosts beside the endpoints of {service}: {hosts}. Mail can go to any of the hosts, so some of it goes there instead of to {service}.",
      severity: 'high',
    },
  },
  *check({ tenant, service }) {
    const known = new Set([...service.endpoints.inbound, ...service.endpoints.outbound]);
    yield service.connectors.map((one) => {
      if (one.directions.length === 0) return [];
      const rules = rulesOf(service, one);
      const situation = { one, rules, service, existing: tenant.OutboundConnector.objects };
      return [bothDirections(situation, known), foreignHosts(situation, known)];
    });
  },
});
