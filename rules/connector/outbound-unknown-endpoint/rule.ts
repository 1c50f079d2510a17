import { defineRule, endpointOf, normalizeHost, on, related } from '../../../src/rule.ts';
import type { Command, Direction, FixProposal, ServiceConnector, ServiceView } from '../../../src/rule.ts';

/** Direction of its rules, else of the endpoint that the host resembles; undefined when neither says it. */
function directionOf({ usedFor, suspicion }: ServiceConnector, service: ServiceView): Direction | undefined {
  const [used] = usedFor;
  if (used !== undefined) return used;
  const nearest = suspicion?.nearest;
  if (nearest === undefined) return undefined;
  return service.endpoints.inbound.includes(normalizeHost(nearest)) ? 'inbound' : 'outbound';
}

function mend({ connector }: ServiceConnector, direction: Direction | undefined, service: ServiceView): FixProposal {
  const host = direction === undefined ? undefined : endpointOf(service.profile, direction);
  const hosts = connector.SmartHosts;
  if (host === undefined || !hosts.known) {
    return { title: 'Lead the connector to the endpoint of its direction, or remove it when nothing needs it.' };
  }
  const replace: Command = { do: 'merge', object: connector, property: 'SmartHosts', add: [host], remove: hosts.value };
  return { title: 'Lead the connector to the endpoint of the service.', commands: [replace] };
}

/** No rule needs it, so that there is no reason to mend it; what it takes by recipient domain goes another way then. */
function dispose({ connector }: ServiceConnector): FixProposal {
  const title = 'Remove the connector: no rule routes to it.';
  return { title, commands: [{ do: 'remove', object: connector }], safety: 'review' };
}

/** Whether mail can take a connector that no rule names. */
function takesMail({ connector, active }: ServiceConnector): boolean {
  const scoped = connector.IsTransportRuleScoped;
  return active !== false && !(scoped.known && scoped.value);
}

/** Whether the profile knows the endpoints that can be meant; else the host may be one of them. */
function isJudgeable({ profile }: ServiceView, direction: Direction | undefined): boolean {
  const { inbound, outbound } = profile.endpoints;
  return (direction === 'outbound' || inbound !== null) && (direction === 'inbound' || outbound !== null);
}

const messageOf = { retired: 'retired', lookalike: 'lookalike', 'vendor-domain': 'other', egress: 'address' } as const;

/** What there is to say of a connector by the host that it leads to. */
function misled(one: ServiceConnector, service: ServiceView) {
  const { connector, suspicion } = one;
  if (suspicion === undefined || suspicion.kind === 'stamping-rule') return [];
  const direction = directionOf(one, service);
  if (!isJudgeable(service, direction)) return [];
  const { inbound, outbound } = service.endpoints;
  const isUnused = service.outOfUse.includes(one);
  const naming = service.routingRules.filter(
    ({ target }) => target.state === 'resolved' && target.connector === connector,
  );
  return {
    message: messageOf[suspicion.kind],
    data: {
      connector: connector.name,
      service: service.profile.name,
      host: suspicion.host,
      endpoints: direction === undefined ? [...inbound, ...outbound] : service.endpoints[direction],
    },
    at: on(connector, 'SmartHosts'),
    // An unused connector is no reason for what its direction lacks.
    ...(direction === undefined || isUnused ? {} : { direction }),
    related: naming.map(({ rule }) => related(rule, 'It routes to this connector.', 'RouteMessageOutboundConnector')),
    fix: isUnused ? dispose(one) : mend(one, direction, service),
    lower: isUnused && !takesMail(one) ? 1 : 0,
  } as const;
}

export default defineRule({
  id: 'connector/outbound-unknown-endpoint',
  summary: 'A connector seems meant for the service, but leads to a host that is none of its endpoints.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['OutboundConnector', 'TransportRule'],
  uses: [],
  guide: ['endpoints'],
  references: [
    {
      title: 'New-OutboundConnector, SmartHosts',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    other: {
      text: "Outbound connector '{connector}' leads to '{host}', a host of {service} that is none of its endpoints ({endpoints}). Mail that is handed over there is not processed as the guide describes, if it is taken at all.",
      severity: 'high',
    },
    retired: {
      text: "Outbound connector '{connector}' leads to '{host}', a host that {service} has retired. Use {endpoints} instead; mail for a retired host fails or is not processed.",
      severity: 'high',
    },
    lookalike: {
      text: "Outbound connector '{connector}' leads to '{host}', which is nearly but not quite an endpoint of {service} ({endpoints}). Mail for a misspelt host is queued and returned, or falls to whoever owns that name.",
      severity: 'high',
    },
    address: {
      text: "Outbound connector '{connector}' leads to '{host}', an address from which {service} delivers. It is not an address at which {service} takes mail; use {endpoints} instead.",
      severity: 'high',
    },
  },
  *check({ service }) {
    yield [...service.connectors, ...service.outOfUse].map((one) => misled(one, service));
  },
});
