import { defineRule, gap, isSettled, isVoid, notInProfile, onDomain, related, unanswered } from '../../../src/rule.ts';
import type { Direction, RuleContext, ServiceView, Unknown } from '../../../src/rule.ts';

type Dns = RuleContext<never, never>['dns'];

/** What the DNS holds of a host: an address, nothing, or a name without address. */
function stateOf(host: string, dns: Dns): 'found' | 'absent' | 'empty' | Unknown {
  const answers = [dns.answers.ask(host, 'A'), dns.answers.ask(host, 'AAAA')];
  if (answers.some(({ outcome }) => outcome === 'answer')) return 'found';
  // A name that does not exist has no records of any type (RFC 2308, section 2.1).
  if (answers.some(({ outcome }) => outcome === 'nxdomain')) return 'absent';
  const failed = answers.find(({ outcome }) => !isSettled(outcome));
  if (failed !== undefined) return unanswered(failed);
  return answers.every(({ outcome }) => isVoid(outcome)) ? 'empty' : 'found';
}

function directionsOf({ architecture: { inbound, outbound } }: ServiceView): readonly Direction[] {
  return [
    ...(inbound.candidates.includes('loopback') ? (['inbound'] as const) : []),
    ...(outbound.candidates.some((candidate) => candidate !== 'none') ? (['outbound'] as const) : []),
  ];
}

/** The endpoints of some directions, each with the first that uses it. */
function endpointsOf({ endpoints }: ServiceView, directions: readonly Direction[]): ReadonlyMap<string, Direction> {
  const hosts = new Map<string, Direction>();
  for (const direction of directions) {
    for (const host of endpoints[direction]) if (!hosts.has(host)) hosts.set(host, direction);
  }
  return hosts;
}

export default defineRule({
  id: 'vendor/endpoint-unresolved',
  summary: 'A host to which the service wants mail handed has no address in the DNS.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: [],
  uses: ['OutboundConnector'],
  dns: 'hosts',
  guide: ['endpoints'],
  references: [
    {
      title: 'RFC 5321, section 5.1: locating the target host',
      url: 'https://www.rfc-editor.org/rfc/rfc5321#section-5.1',
    },
  ],
  conflictsWith: [],
  messages: {
    absent: {
      text: "Endpoint '{host}' of {service} for {direction} mail does not exist in the DNS. Mail that a connector hands there waits in the queue and comes back undelivered.",
      severity: 'high',
    },
    empty: {
      text: "Endpoint '{host}' of {service} for {direction} mail has no address in the DNS. Mail that a connector hands there waits in the queue and comes back undelivered.",
      severity: 'high',
    },
  },
  *check({ service, dns, whyIncomplete }) {
    const areConnectorsKnown = whyIncomplete('OutboundConnector') === undefined;
    const directions = directionsOf(service);
    yield directions.map((direction) => {
      if (service.profile.endpoints[direction] !== null) return [];
      return notInProfile(service.profile, `endpoints.${direction}`);
    });
    yield [...endpointsOf(service, directions)].map(([host, direction]) => {
      const state = stateOf(host, dns);
      if (state === 'found') return [];
      if (typeof state !== 'string') return gap(onDomain(host, 'A'), 'address', state);
      const using = service.allConnectors.filter(({ hosts }) => hosts.includes(host));
      return {
        message: state,
        data: { host, service: service.profile.name, direction },
        at: onDomain(host, 'A'),
        direction,
        related: using.map(({ connector }) => related(connector, 'Hands mail to this host.', 'SmartHosts')),
        // An alias of the endpoint that no connector uses harms nobody today.
        lower: areConnectorsKnown && using.length === 0 ? 1 : 0,
        fix: {
          title: `Ask ${service.profile.name} for the host that takes its place, and put that into the connector and a profile of your own.`,
        },
      };
    });
  },
});
